/**
 * True for a PDF that ends in the middle (a broken transfer). pdf.js would rebuild what it finds
 * and silently give half a document; a decision half read is worse than none.
 * A file ends with `%%EOF` (ISO 32000-1 §7.5.5); an updated or web-optimised one has several.
 */
export function isCutOff(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = file.lastIndexOf('%%EOF');
  if (end < 0) return true;
  return /\d+ \d+ obj\b/.test(file.toString('latin1', end));
}
