/** What a file is by its first bytes; its name and declared type prove nothing. */
export type FileKind = 'pdf' | 'zip' | 'ole' | 'rtf' | 'picture' | 'html' | 'other';

const signatures: readonly (readonly [number[], FileKind])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'zip'],
  [[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 'ole'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'rtf'],
  [[0x89, 0x50, 0x4e, 0x47], 'picture'],
  [[0xff, 0xd8, 0xff], 'picture'],
  [[0x47, 0x49, 0x46, 0x38], 'picture'],
  [[0x49, 0x49, 0x2a, 0x00], 'picture'],
  [[0x4d, 0x4d, 0x00, 0x2a], 'picture'],
];

/** A PDF may have up to so many bytes of something else before its header (ISO 32000-1, annex H). */
const pdfHeaderWithin = 1024;

export function kindOfFile(bytes: Uint8Array): FileKind {
  const head = Buffer.from(bytes.subarray(0, pdfHeaderWithin));
  const signed = signatures.find(([signature]) => signature.every((byte, i) => head[i] === byte));
  if (signed) return signed[1];
  if (head.includes('%PDF-')) return 'pdf';
  return /^\s*(?:<!doctype html|<html)/i.test(head.toString('latin1')) ? 'html' : 'other';
}

/** Why a file of this kind is not read, in words for a clerk. */
export const unreadKinds: Readonly<Record<Exclude<FileKind, 'pdf'>, string>> = {
  zip: 'Word documents, archives and other packed files cannot be read yet.',
  ole: 'Old Word and Office documents (.doc) cannot be read.',
  rtf: 'RTF documents cannot be read.',
  picture: 'The file is a picture; pictures cannot be read yet.',
  html: 'Web pages cannot be read yet.',
  other: 'The file is of a kind that cannot be read.',
};
