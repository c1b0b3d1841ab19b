/**
 * Raw bytes into a `ParsedMail`. Every mail is read, however broken: what cannot be understood is
 * named among its problems, because a mail that throws would stop all that follow it.
 */
import {
  type ParsedMail as Parsed,
  type Attachment as ParsedAttachment,
  simpleParser,
} from 'mailparser';
import { storable } from '../domain/storable.ts';
import { bareName } from './file-name.ts';
import { addressesIn, headerLinesOf, idsIn, valuesOf } from './header.ts';
import { isTooDeep } from './html-nesting.ts';
import { readOfHtml, textOfHtml } from './html-text.ts';
import type { Attachment, HeaderLine, MailProblem, ParsedMail } from './mail.ts';
import { inPieces } from './pieces.ts';

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

type MailTexts = Pick<Parsed, 'text' | 'html'>;

const asAttachment = (part: ParsedAttachment): Attachment => ({
  filename: bareName(part.filename),
  contentType: storable(part.contentType.toLowerCase()),
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
    embedded.push(await parseAt(part.bytes, depth + 1));
  }
  return { embedded, problems };
}

const parse = (raw: Buffer) => simpleParser(inPieces(raw), parserOptions);

/** Longer mails are not parsed twice. */
const longestAgain = 2_000_000;

/**
 * Text that says it is UTF-8 and is not comes with U+FFFD in the place of letters: then it is
 * read as Windows-1252, which is what it is. A mail with parts of both is left as it is.
 */
async function charactersOf(parsed: MailTexts, raw: Buffer): Promise<MailTexts> {
  const isSpoilt = ({ text, html }: MailTexts) => `${text ?? ''}${html || ''}`.includes('\uFFFD');
  if (raw.length > longestAgain || !isSpoilt(parsed)) return parsed;
  const relabelled = raw
    .toString('latin1')
    .replace(/(charset\s{0,9}=\s{0,9}"?)(?:utf-?8|us-ascii)/gi, '$1windows-1252');
  const again = await parse(Buffer.from(relabelled, 'latin1'));
  const isUtf8After = /[ÃÂ][\u0080-\u00BF€™“”œ]|â€/.test(`${again.text ?? ''}${again.html || ''}`);
  return isUtf8After || isSpoilt(again) ? parsed : again;
}

async function parseAt(raw: Buffer, depth: number): Promise<ParsedMail> {
  const common = { ...fromHeaders(headerLinesOf(raw)) };
  const date = dateOf(common.headers);
  try {
    const parsed = await parse(raw);
    const { text: written, html: page } = await charactersOf(parsed, raw);
    const html = page && !isTooDeep(page.slice(0, readOfHtml)) ? storable(page) : null;
    const attachments = parsed.attachments.map(asAttachment);
    const plain = written?.trim() ? written : null;
    const text = storable(plain ?? (html ? textOfHtml(html) : ''));
    const textFromHtml = plain === null && html !== null;
    const within = await embeddedIn(attachments, depth);
    const subject = storable(parsed.subject ?? '');
    return { ...common, date, subject, text, textFromHtml, html, attachments, ...within };
  } catch {
    return unparsed(raw);
  }
}

/** What the header says of a mail that cannot be parsed. */
export function unparsed(raw: Buffer): ParsedMail {
  const common = fromHeaders(headerLinesOf(raw));
  return {
    ...common,
    date: dateOf(common.headers),
    subject: valuesOf(common.headers, 'subject')[0] ?? '',
    text: '',
    textFromHtml: false,
    html: null,
    attachments: [],
    embedded: [],
    problems: ['not-parsed'],
  };
}

export const parseMail = (raw: Buffer): Promise<ParsedMail> => parseAt(raw, 0);
