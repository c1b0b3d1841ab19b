/**
 * True where a PDF holds a picture. Pictures are streams, and the dictionary of a stream always
 * stands in the open, also in compressed and encrypted files (ISO 32000-1 §7.5.7, §7.6.1); only
 * small pictures may stand elsewhere (inline). Looking is cheap, decoding the pages is not.
 */
export function holdsPictures(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return /\/Subtype\s*\/Image\b/.test(file.toString('latin1'));
}
