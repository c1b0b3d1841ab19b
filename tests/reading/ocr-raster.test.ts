import { describe, expect, it } from 'vitest';
import { liesOnItsSide } from '../../src/reading/ocr/lies-on-side.ts';
import { rasterOf } from '../../src/reading/ocr/page-raster.ts';
import { type Raster, turned } from '../../src/reading/ocr/raster.ts';
import { paintedOn } from '../../src/reading/pdf/painted.ts';
import { openPdf } from '../../src/reading/pdf/pdfjs.ts';
import { pdfOfPicture } from '../../src/reading/picture/pdf-of-picture.ts';
import { letterL, packedBits, pdfPage, png, type Sketch, tiff } from './pictures.ts';

async function rasterOfPdf(pdf: Uint8Array): Promise<Raster | null> {
  const page = await (await openPdf(pdf)).getPage(1);
  return rasterOf(page, await paintedOn(page));
}

/** The raster as a sketch of so many pixels: what stands in the middle of each. */
function sketchOf(raster: Raster | null, width = 16, height = 24): Sketch {
  const pixels = Array.from({ length: width * height }, (_, i) => {
    const x = Math.floor((((i % width) + 0.5) * (raster?.width ?? 0)) / width);
    const y = Math.floor(((Math.floor(i / width) + 0.5) * (raster?.height ?? 0)) / height);
    return (raster?.pixels[y * (raster?.width ?? 0) + x] ?? -1) < 128 ? 0 : 255;
  });
  return { width, height, pixels };
}

const grey = Buffer.from(letterL.pixels);
const dictionary = '/Type /XObject /Subtype /Image /Width 16 /Height 24';
const greyPicture = {
  dictionary: `${dictionary} /BitsPerComponent 8 /ColorSpace /DeviceGray`,
  data: grey,
};
const whole = 'q 160 0 0 240 0 0 cm /P0 Do Q';

describe('a page that is a picture looks as a person sees it', () => {
  it.each<[string, Uint8Array]>([
    ['in greys', pdfPage(whole, [greyPicture])],
    [
      'in colours',
      pdfPage(whole, [
        {
          dictionary: `${dictionary} /BitsPerComponent 8 /ColorSpace /DeviceRGB`,
          data: Buffer.from(letterL.pixels.flatMap((v) => [v, v, v])),
        },
      ]),
    ],
    [
      'in black and white',
      pdfPage(whole, [
        {
          dictionary: `${dictionary} /BitsPerComponent 1 /ColorSpace /DeviceGray`,
          data: packedBits(letterL, 0),
        },
      ]),
    ],
    [
      'as a negative that is decoded (/Decode [1 0])',
      pdfPage(whole, [
        {
          dictionary: `${dictionary} /BitsPerComponent 1 /ColorSpace /DeviceGray /Decode [1 0]`,
          data: packedBits(letterL, 1),
        },
      ]),
    ],
    [
      'as a stencil',
      pdfPage(whole, [
        {
          dictionary: `${dictionary} /ImageMask true /BitsPerComponent 1`,
          data: packedBits(letterL, 0),
        },
      ]),
    ],
    [
      'as a dark stencil over a light picture, as scanners write that save space',
      pdfPage('q 160 0 0 240 0 0 cm /P1 Do Q 0 0 0.4 rg q 160 0 0 240 0 0 cm /P0 Do Q', [
        {
          dictionary: `${dictionary} /ImageMask true /BitsPerComponent 1`,
          data: packedBits(letterL, 0),
        },
        {
          dictionary:
            '/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray',
          data: Buffer.from([240]),
        },
      ]),
    ],
    [
      'in strips',
      pdfPage(
        'q 160 0 0 120 0 120 cm /P0 Do Q q 1 0 0 1 0 0 cm 160 0 0 120 0 0 cm /P1 Do Q',
        [0, 1].map((half) => ({
          dictionary: `${dictionary.replace('24', '12')} /BitsPerComponent 8 /ColorSpace /DeviceGray`,
          data: grey.subarray(half * 192, (half + 1) * 192),
        })),
      ),
    ],
    [
      'stored on its head and painted upright',
      pdfPage('q -160 0 0 -240 160 240 cm /P0 Do Q', [
        { ...greyPicture, data: Buffer.from(grey.toReversed()) },
      ]),
    ],
    [
      'within a form of its own',
      pdfPage('q 2 0 0 2 0 0 cm /P1 Do Q', [
        greyPicture,
        {
          dictionary:
            '/Type /XObject /Subtype /Form /BBox [0 0 100 200] /Matrix [0.5 0 0 0.5 0 0] /Resources << /XObject << /P0 5 0 R >> >>',
          data: Buffer.from(whole),
        },
      ]),
    ],
  ])('%s', async (_, pdf) => {
    expect(sketchOf(await rasterOfPdf(pdf))).toEqual(letterL);
  });

  it('lying on its side and turned by the page', async () => {
    const lying = turned({ ...letterL, pixels: new Uint8Array(letterL.pixels) }, 3);
    const side = {
      dictionary: `/Type /XObject /Subtype /Image /Width 24 /Height 16 /BitsPerComponent 8 /ColorSpace /DeviceGray`,
      data: lying.pixels,
    };
    const pdf = pdfPage(
      'q 240 0 0 160 0 0 cm /P0 Do Q',
      [side],
      '/MediaBox [0 0 240 160] /Rotate 90',
    );

    expect(sketchOf(await rasterOfPdf(pdf))).toEqual(letterL);
  });

  it('is none where nothing is painted, or the picture is larger than any scan', async () => {
    expect(await rasterOfPdf(pdfPage('', []))).toBeNull();
    const huge = pdfPage(whole, [
      {
        ...greyPicture,
        dictionary: greyPicture.dictionary.replace('16', '100000').replace('24', '100000'),
      },
    ]);
    expect(await rasterOfPdf(huge)).toBeNull();
  });
});

describe('a picture file', () => {
  it.each<[string, Buffer]>([
    ['PNG in greys', png(letterL, 0, (v) => [v])],
    ['PNG in colours', png(letterL, 2, (v) => [v, v, v])],
    ['PNG with a palette', png(letterL, 3, (v) => [v === 0 ? 0 : 1])],
    ['PNG in greys, the paper transparent', png(letterL, 4, (v) => [0, 255 - v])],
    ['PNG in colours, the paper transparent', png(letterL, 6, (v) => [0, 0, 0, 255 - v])],
    ['TIFF, black is 1', tiff(letterL, 24, 0)],
    ['TIFF, black is 0, in strips', tiff(letterL, 5, 1)],
  ])('%s', async (_, file) => {
    const pdf = pdfOfPicture(file);

    expect('bytes' in pdf && sketchOf(await rasterOfPdf(pdf.bytes))).toEqual(letterL);
  });

  it.each([
    [
      'of a kind that scanners do not write',
      Buffer.from('GIF89a and the rest of it'),
      'picture-unknown',
    ],
    ['that is damaged', png(letterL, 0, (v) => [v]).subarray(0, 20), 'picture-damaged'],
  ])('%s is a problem', (_, file, kind) => {
    expect(pdfOfPicture(file)).toEqual({ problem: { kind } });
  });
});

describe('a page of lines', () => {
  /** Lines of words, as black as print, on a page of 600 × 900 dots. */
  const page = (askew: number): Raster => {
    const [width, height] = [600, 900];
    const pixels = new Uint8Array(width * height).fill(255);
    for (let line = 60; line < 840; line += 55)
      for (let x = 60; x < 540; x += 1)
        if (x % 90 < 78 && x % 12 < 8)
          for (let y = 0; y < 30; y += 1)
            pixels[(line + y + Math.round(x * askew)) * width + x] = 0;
    return { width, height, pixels };
  };

  it.each([0, 0.015, -0.015])(
    'lies on its side when its lines run up or down (askew by %s)',
    (askew) => {
      const turns = [0, 1, 2, 3].map((quarters) => liesOnItsSide(turned(page(askew), quarters)));
      expect(turns).toEqual([false, true, false, true]);
    },
  );

  it('that is empty does not', () => {
    expect(
      liesOnItsSide({ width: 600, height: 900, pixels: new Uint8Array(540_000).fill(255) }),
    ).toBe(false);
  });
});
