/** Which documents a mail brings: the one answer for the mailing and for `desk read`. */
import type { UnpackInCage } from '../desk.ts';
import { type MailDocument, mailingDocuments } from '../incoming/documents.ts';
import type { ParsedMail } from '../incoming/mail.ts';
import { kindOfFile } from './kind-of-file.ts';
import { bodyDocument } from './unpack/body-document.ts';

/** A document as it came with a mail, containers unpacked. */
export interface MailingDocument {
  /** With its path inside an archive (`Decisions/Gabon.pdf`); `message.txt` or `message.html` for a body. */
  readonly filename: string;
  readonly via: MailDocument['via'] | 'zip' | 'tnef' | 'body';
  readonly contentType: string;
  readonly bytes: Buffer;
}

/**
 * Attachments that may be documents, in their order, containers unpacked; a container of which
 * something could not be unpacked stands among them itself, so that reading it says why. A body
 * counts where it holds a decision. Hostile content is no exception.
 * @throws when no process could be started to unpack
 */
export async function documentsOfMail(
  mail: ParsedMail,
  unpack: UnpackInCage,
): Promise<MailingDocument[]> {
  const documents: MailingDocument[] = [];
  // One after the other: each takes a process of its own.
  for (const attached of mailingDocuments(mail)) {
    const unpacked = await unpack(attached);
    for (const file of unpacked?.files ?? [])
      documents.push({ ...file, contentType: contentTypeOf(file.bytes) });
    if (!unpacked || unpacked.problem !== null) documents.push(attached);
  }
  return [...documents, ...bodiesOf(mail)];
}

/** The mail's own body first, then those of mails within it. */
function bodiesOf(mail: ParsedMail): MailingDocument[] {
  const own = bodyDocument(mail);
  return [own ? [{ ...own, via: 'body' as const }] : [], mail.embedded.flatMap(bodiesOf)].flat();
}

/** Archives name no types; what is stored with a document is for people and browsers. */
function contentTypeOf(bytes: Uint8Array): string {
  const types: Partial<Record<ReturnType<typeof kindOfFile>, string>> = {
    pdf: 'application/pdf',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    zip: 'application/zip',
    rtf: 'application/rtf',
    html: 'text/html',
    text: 'text/plain',
    mail: 'message/rfc822',
  };
  return types[kindOfFile(bytes)] ?? 'application/octet-stream';
}
