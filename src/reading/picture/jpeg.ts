import type { PicturePage } from './image.ts';

const colours: Readonly<Record<number, string>> = {
  1: '/ColorSpace /DeviceGray',
  3: '/ColorSpace /DeviceRGB',
  // Adobe's programs store CMYK turned into its negative.
  4: '/ColorSpace /DeviceCMYK /Decode [1 0 1 0 1 0 1 0]',
};

/**
 * A JPEG file (ITU-T T.81) as a page.
 * @throws when its frame header is missing
 */
export function jpegPage(file: Buffer): PicturePage {
  const { width, height, components } = frameOf(file);
  const entries = `/BitsPerComponent 8 ${colours[components] ?? ''} /Filter /DCTDecode`;
  return { width, height, aspect: 1, pieces: [{ width, height, x: 0, y: 0, data: file, entries }] };
}

/** Its size and number of components, from the frame header (SOF, §B.2.2). */
function frameOf(file: Buffer): { width: number; height: number; components: number } {
  for (let at = 2; at < file.length; ) {
    const marker = file.readUInt16BE(at);
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf;
    if (isFrame && ![0xffc4, 0xffc8, 0xffcc].includes(marker)) {
      return {
        height: file.readUInt16BE(at + 5),
        width: file.readUInt16BE(at + 7),
        components: file.readUInt8(at + 9),
      };
    }
    at += 2 + file.readUInt16BE(at + 2);
  }
  throw new Error('The JPEG has no frame header.');
}
