/** What a file is by its content; its name and declared type prove nothing. */
import { beginningOf } from './plain-text/decode.ts';
import { namesInZip } from './zip/names.ts';

export type FileKind =
  | 'pdf'
  | 'docx'
  | 'zip'
  /** Other packages in ZIP: spreadsheets, slides, OpenDocument. */
  | 'office'
  /** Old Office files and Outlook messages. */
  | 'ole'
  /** Office files under a password lie in the same container. */
  | 'locked-office'
  | 'rtf'
  | 'tnef'
  | 'picture'
  | 'html'
  | 'mail'
  | 'text'
  | 'other';

const signatures: readonly (readonly [number[], FileKind])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'zip'],
  [[0x50, 0x4b, 0x05, 0x06], 'zip'],
  [[0x50, 0x4b, 0x07, 0x08], 'zip'],
  [[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 'ole'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'rtf'],
  [[0x78, 0x9f, 0x3e, 0x22], 'tnef'],
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
  if (signed?.[1] === 'zip') return kindOfZip(bytes);
  if (signed?.[1] === 'ole') return kindOfOle(bytes);
  if (signed) return signed[1];
  if (head.toString('latin1', 8, 12) === 'WEBP') return 'picture';
  const text = kindOfText(beginningOf(bytes));
  // A mail may hold a PDF as it is.
  return head.includes('%PDF-') && text !== 'mail' ? 'pdf' : text;
}

/** Office Open XML names its parts in `[Content_Types].xml`, OpenDocument its type in `mimetype`. */
function kindOfZip(bytes: Uint8Array): FileKind {
  const names = namesInZip(bytes);
  // Word 365 writes word/document2.xml at times.
  if (names.some((name) => /^word\/document\d*\.xml$/.test(name))) return 'docx';
  return names.includes('[Content_Types].xml') || names[0] === 'mimetype' ? 'office' : 'zip';
}

/** [MS-OFFCRYPTO] §2.3.4.4: the package lies in a stream of this name, written in UTF-16. */
const lockedStream = Buffer.from('EncryptedPackage', 'utf16le');

function kindOfOle(bytes: Uint8Array): FileKind {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(lockedStream)
    ? 'locked-office'
    : 'ole';
}

const htmlBegins =
  /^<(?:!doctype\s+html|html|head|body|meta|title|p|div|table|h[1-6]|span|font|center)\b/i;
const xmlBegins = /^\s*<\?xml/i;
/** What may stand above a page's first element. */
const aboveHtml = /^(?:\s+|<!--[\s\S]*?(?:-->|$)|<\?xml[^>]*>)/i;
const notForPeople = /^(?:BEGIN:V(?:CALENDAR|CARD)|-----BEGIN )/;

function kindOfText(beginning: string | null): FileKind {
  if (!beginning) return 'other';
  if (isHtml(beginning)) return 'html';
  if (xmlBegins.test(beginning) || notForPeople.test(beginning)) return 'other';
  return isMail(beginning) ? 'mail' : 'text';
}

function isHtml(beginning: string): boolean {
  let rest = beginning;
  for (let above = aboveHtml.exec(rest); above; above = aboveHtml.exec(rest))
    rest = rest.slice(above[0].length);
  return htmlBegins.test(rest);
}

const field = /^[!-9;-~]+[ \t]*:/;
const mailFields =
  /^(?:from|to|subject|date|message-id|received|mime-version|content-type|return-path|delivered-to|dkim-signature|authentication-results|x-[\w-]+)\s*:/i;

/** RFC 5322 §2.2: header fields from the first line on, those of a mail among them; mbox puts a `From ` line above. */
function isMail(beginning: string): boolean {
  const lines = beginning.replace(/^From .*\r?\n/, '').split(/\r?\n/);
  const end = lines.findIndex((line) => !field.test(line) && !/^[ \t]+\S/.test(line));
  const header = lines.slice(0, end < 0 ? lines.length : end);
  const known = new Set(header.map((line) => mailFields.exec(line)?.[0].toLowerCase() ?? ''));
  const isHeader = end < 0 || lines[end]?.trim() === '';
  return isHeader && field.test(header[0] ?? '') && known.size - Number(known.has('')) >= 3;
}

/** Files that hold other files. */
export type ContainerKind = 'zip' | 'tnef' | 'mail';

export function isContainer(kind: FileKind): kind is ContainerKind {
  return kind === 'zip' || kind === 'tnef' || kind === 'mail';
}
