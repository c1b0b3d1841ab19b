/** The names in a ZIP file's central directory, read without unpacking anything (APPNOTE.TXT §4.3). */

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
/** The end record has 22 bytes and a comment of up to 65,535 behind it (§4.3.16). */
const endWithin = 22 + 0xffff;
/** Enough to tell what kind of package it is; how many entries it has is counted when it is unpacked. */
const mostNames = 2000;

/** The first names, undecoded (one character a byte); none where the directory cannot be found. */
export function namesInZip(bytes: Uint8Array): string[] {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = endOf(view);
  const names: string[] = [];
  let at = end < 0 ? view.length : view.readUInt32LE(end + 16);
  while (at + 46 <= view.length && view.readUInt32LE(at) === entrySignature) {
    const length = view.readUInt16LE(at + 28);
    names.push(view.toString('latin1', at + 46, at + 46 + length));
    if (names.length === mostNames) break;
    at += 46 + length + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
  }
  return names;
}

function endOf(view: Buffer): number {
  for (let at = view.length - 22; at >= Math.max(0, view.length - endWithin); at -= 1) {
    if (view.readUInt32LE(at) === endSignature) return at;
  }
  return -1;
}
