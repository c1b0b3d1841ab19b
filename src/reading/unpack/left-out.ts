/** What archives hold beside documents. */
import { smallestScan } from '../../incoming/documents.ts';
import { kindOfFile } from '../kind-of-file.ts';

/** What systems and programs leave in folders, and notes on the archive itself. */
const names: readonly RegExp[] = [
  /(?:^|\/)__MACOSX\//i,
  /(?:^|\/)(?:\.DS_Store|Thumbs\.db|ehthumbs\.db|desktop\.ini|Icon\r?|\.localized)$/i,
  // AppleDouble files, and the locks of documents that were open.
  /(?:^|\/)(?:\._|~\$|\.~lock\.)[^/]*$/,
  /\.(?:url|lnk|webloc|tmp|ics|vcf|p7s|asc|sig)$/i,
];

/** A readme is one by its name and by being a plain text. */
const readme = /(?:^|\/)(?:read[ _-]?me|lisez[ _-]?moi|l[ée]eme)(?:[ _-][^/]*)?(?:\.[a-z]{2,4})?$/i;

/** True by the name alone: it need not be unpacked. */
export function isLeftOutByName(name: string): boolean {
  return names.some((pattern) => pattern.test(name));
}

export function isLeftOut(name: string, bytes: Uint8Array): boolean {
  if (isLeftOutByName(name) || bytes.length === 0) return true;
  const kind = kindOfFile(bytes);
  if (kind === 'picture') return bytes.length < smallestScan;
  return readme.test(name) && (kind === 'text' || kind === 'html' || kind === 'rtf');
}
