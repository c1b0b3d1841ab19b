/**
 * From a composed mail to the bytes of an RFC 5322 message. The same mail finished twice is
 * the same bytes, so that a retry after a crash repeats it and the store keeps it once.
 */
import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { FinishedMail } from '../desk.ts';
import type { ComposedMail } from './compose.ts';
import { assertAddress, assertMessageId, assertToken, assertUri, headerText } from './headers.ts';

export interface Attachment {
  readonly filename: string;
  readonly content: Buffer;
  /** By the file name when it is left out. */
  readonly contentType?: string;
  /** Of a picture that the HTML body shows: its Content-ID, without brackets (RFC 2392). */
  readonly cid?: string;
}

/** Where a mail goes and in which thread it stands. */
export interface Addressing {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: string;
  /** Where people answer; by itself `from`. */
  readonly replyTo?: string;
  /** The sender in the SMTP dialogue, to which bounces go; by itself `from`. */
  readonly bouncesTo?: string;
  /** With angle brackets, as all message ids here. */
  readonly messageId: string;
  readonly date: Date;
  /** Our chamber's id: stands in the loop header and in the list's id. */
  readonly chamber: string;
  /** The thread, oldest first; the last one is what this answers. */
  readonly references?: readonly string[];
  readonly attachments?: readonly Attachment[];
}

/** @throws RangeError for an address or id that could smuggle a header or a second recipient in */
export async function finish(mail: ComposedMail, addressing: Addressing): Promise<FinishedMail> {
  const { from, to, messageId, date, references = [], attachments = [] } = addressing;
  const replyTo = addressing.replyTo ?? from.address;
  const envelope = { from: addressing.bouncesTo ?? from.address, to };
  for (const address of [from.address, to, replyTo, envelope.from]) assertAddress(address);
  for (const id of [messageId, ...references]) assertMessageId(id);

  const composer = new MailComposer({
    from: { name: headerText(from.name), address: from.address },
    to: { name: '', address: to },
    replyTo: { name: '', address: replyTo },
    subject: headerText(mail.subject),
    messageId,
    date,
    ...(references.length
      ? { references: [...references], inReplyTo: references.at(-1) as string }
      : {}),
    headers: ownHeaders(mail, addressing),
    text: mail.text,
    html: mail.html,
    attachments: attachments.map((attachment) => ({
      ...attachment,
      filename: headerText(attachment.filename),
    })),
    // Readable in the source, whatever the language; and what a stencil needs.
    textEncoding: 'quoted-printable',
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
    ...fixedBoundary(messageId),
  });
  return { envelope, messageId, raw: await composer.compile().build() };
}

/** What tells other programs, and our own reader, who wrote this. */
function ownHeaders(mail: ComposedMail, { chamber, from }: Addressing): Record<string, string> {
  assertToken(chamber);
  // A report was read and approved by a person; all else is sent by the program (RFC 3834 §5).
  const automatic = mail.name !== 'report';
  return {
    'Content-Language': mail.language,
    'X-Solidarity-Desk': chamber,
    ...(automatic ? { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' } : {}),
    ...(mail.unsubscribe === null ? {} : listHeaders(mail.unsubscribe, chamber, from.address)),
  };
}

/** RFC 2919 and RFC 2369: lets a reader file the notices and stop them. */
function listHeaders(
  unsubscribe: string,
  chamber: string,
  address: string,
): Record<string, string> {
  assertUri(unsubscribe);
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return {
    'List-Id': `<notices.${chamber}.${domain}>`,
    'List-Unsubscribe': `<${unsubscribe}>`,
  };
}

/** Nodemailer draws boundaries by lot; this option, which its types do not name, sets them. */
const fixedBoundary = (messageId: string): object => ({
  baseBoundary: createHash('sha256').update(messageId).digest('hex').slice(0, 24),
});
