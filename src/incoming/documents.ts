/** Which attachments of a mail may be documents; what is in them is found out in the cage. */
import type { Attachment, ParsedMail } from './mail.ts';

export interface MailDocument {
  readonly filename: string;
  readonly via: 'attachment' | 'message/rfc822';
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** What mail programs attach beside what people attach. */
const never = [
  /^message\//,
  /^text\/(rfc822-headers|calendar|vcard|x-vcard|x-amp-html)$/,
  /^application\/(pgp|pkcs7|x-pkcs7|ics)/,
  /^(audio|video)\//,
];

/** Small pictures are logos; a scanned page is far larger. */
export const smallestScan = 30_000;

function mayBeDocument(part: Attachment): boolean {
  if (!part.bytes.length || never.some((type) => type.test(part.contentType))) return false;
  if (!part.contentType.startsWith('image/')) return !part.related;
  return !part.related && !part.inline && part.bytes.length >= smallestScan;
}

const extensions: Record<string, string> = {
  'application/pdf': 'pdf',
  'application/msword': 'doc',
  'application/zip': 'zip',
  'application/ms-tnef': 'dat',
  'text/plain': 'txt',
  'text/html': 'html',
};

/** Attachments of the mail itself first, then those of the mails within it. */
export function mailingDocuments(
  mail: ParsedMail,
  via: MailDocument['via'] = 'attachment',
): MailDocument[] {
  const own = mail.attachments.filter(mayBeDocument).map((part, index) => ({
    filename: part.filename ?? `document-${index + 1}.${extensions[part.contentType] ?? 'bin'}`,
    via,
    contentType: part.contentType,
    bytes: part.bytes,
  }));
  return [...own, ...mail.embedded.flatMap((inner) => mailingDocuments(inner, 'message/rfc822'))];
}
