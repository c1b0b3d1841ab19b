/**
 * Raw bytes into a `ParsedMail`. Every mail is read, however broken: what cannot be understood is
 * named among its problems, because a mail that throws would stop all that follow it.
 */
import { type Attachment as ParsedAttachment, simpleParser } from 'mailparser';
import { addressesIn, headerLinesOf, idsIn, valuesOf } from './header.ts';
import { textOfHtml } from './html-text.ts';
import type { Attachment, HeaderLine, MailProblem, ParsedMail } from './mail.ts';

const deepest = 5;
const mostEmbedded = 50;

const parserOptions = {
  keepDeliveryStatus: true,
  // We open embedded mails ourselves, with our own limit on depth.
  ignoreEmbedded: true,
  skipTextToHtml: true,
  skipHtmlToText: true,
  keepCidLinks: true,
  checksumAlgo: false,
  maxChildNodes: 500,
} as const;

/** Where a recipient may stand, the plainest first; each mail system has its own. */
const recipientFields = [
  'to',
  'cc',
  'delivered-to',
  'x-forwarded-to',
  'envelope-to',
  'x-envelope-to',
  'x-original-to',
  'x-gm-original-to',
  'resent-to',
] as const;

const bareFilename = (filename: string | undefined): string | null =>
  filename
    ?.split(/[/\\]/)
    .at(-1)
    ?.replace(/\p{Cc}/gu, '')
    .trim() || null;

const asAttachment = (part: ParsedAttachment): Attachment => ({
  filename: bareFilename(part.filename),
  contentType: part.contentType.toLowerCase(),
  inline: part.contentDisposition === 'inline',
  related: part.related === true,
  bytes: part.content,
});

function fromHeaders(headers: readonly HeaderLine[]) {
  const addresses = (name: string) => addressesIn(valuesOf(headers, name));
  const recipients = recipientFields.flatMap((name) => addresses(name).map((a) => a.address));
  return {
    headers,
    from: addresses('from'),
    replyTo: addresses('reply-to'),
    to: addresses('to'),
    cc: addresses('cc'),
    recipients: [...new Set(recipients)],
    messageId: idsIn(valuesOf(headers, 'message-id'))[0] ?? null,
    inReplyTo: idsIn(valuesOf(headers, 'in-reply-to')),
    references: idsIn(valuesOf(headers, 'references')),
  };
}

/** RFC 5322 §3.3; a date that cannot be read is none, never today. */
function dateOf(headers: readonly HeaderLine[]): Date | null {
  const date = new Date(valuesOf(headers, 'date')[0]?.replace(/\([^)]*\)/g, '') ?? '');
  return Number.isNaN(date.getTime()) ? null : date;
}

async function embeddedIn(attachments: readonly Attachment[], depth: number) {
  const wrapped = attachments.filter((part) => part.contentType === 'message/rfc822');
  const problems: MailProblem[] = [];
  if (wrapped.length && depth >= deepest) return { embedded: [], problems: ['too-deep' as const] };
  if (wrapped.length > mostEmbedded) problems.push('too-many-embedded');
  const embedded: ParsedMail[] = [];
  for (const part of wrapped.slice(0, mostEmbedded)) {
    embedded.push(await readAt(part.bytes, depth + 1));
  }
  return { embedded, problems };
}

async function readAt(raw: Buffer, depth: number): Promise<ParsedMail> {
  const common = { ...fromHeaders(headerLinesOf(raw)) };
  const date = dateOf(common.headers);
  try {
    const parsed = await simpleParser(raw, parserOptions);
    const html = parsed.html || null;
    const attachments = parsed.attachments.map(asAttachment);
    const text = parsed.text?.trim() ? parsed.text : html ? textOfHtml(html) : '';
    const within = await embeddedIn(attachments, depth);
    return { ...common, date, subject: parsed.subject ?? '', text, html, attachments, ...within };
  } catch {
    const subject = valuesOf(common.headers, 'subject')[0] ?? '';
    const empty = { text: '', html: null, attachments: [], embedded: [] };
    return { ...common, date, subject, ...empty, problems: ['not-parsed'] };
  }
}

export const readMail = (raw: Buffer): Promise<ParsedMail> => readAt(raw, 0);
