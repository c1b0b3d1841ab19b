import { setImmediate } from 'node:timers/promises';
import { and, asc, eq, gt } from 'drizzle-orm';
import { simpleParser } from 'mailparser';
import type { Transaction } from '../../database/database.ts';
import { deliveries, members, type notices } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import type { FaultyNotice, NoticeFlaw } from '../../domain/notice-flaw.ts';
import { isAddress, isMessageId } from '../../mail/headers.ts';
import { markStem } from '../../mail/stencil.ts';
import { noFollowers } from './digests-of.ts';
import { type Delivery, type Draft, noticeDrafts } from './print-notice.ts';
import type { Variant } from './variant.ts';

/** Gmail cuts off what is longer, and with it the reference that brings a reply home. */
const mostHtmlBytes = 102_000;
const longestSalutation = 200;
/** So many are read at once, and other work of the process gets its turn in between. */
const atOnce = 500;

/**
 * Prints every notice and looks at it, before the first is sent.
 * @returns those that may not go out; empty: all may
 */
export async function proveNotices(
  desk: Desk,
  tx: Transaction,
  notice: typeof notices.$inferSelect,
): Promise<FaultyNotice[]> {
  const draft = await noticeDrafts(desk, tx, notice, noFollowers);
  const prove = prover();
  const faulty: FaultyNotice[] = [];
  for await (const row of deliveriesOf(tx, notice.id)) {
    const flaw = await prove(row, () => draft(row)).catch((error: unknown): NoticeFlaw => {
      desk.log.error({ error, notice: notice.id, delivery: row.id }, 'a notice cannot be printed');
      return 'unprintable';
    });
    if (flaw) faulty.push({ member: row.name, flaw });
  }
  return faulty;
}

/** Along the key of notice and member. */
async function* deliveriesOf(tx: Transaction, notice: string) {
  for (let last: string | null = null; ; ) {
    const rows = await tx
      .select({
        id: deliveries.id,
        member: deliveries.member,
        name: members.name,
        address: deliveries.address,
        language: deliveries.language,
        extract: deliveries.extract,
        messageId: deliveries.messageId,
      })
      .from(deliveries)
      .innerJoin(members, eq(members.id, deliveries.member))
      .where(and(eq(deliveries.notice, notice), last ? gt(deliveries.member, last) : undefined))
      .orderBy(asc(deliveries.member))
      .limit(atOnce);
    yield* rows;
    if (rows.length < atOnce) return;
    last = rows.at(-1)?.member ?? null;
    await setImmediate();
  }
}

/** Looks at one notice after the other. What is the same for many of them is looked at once. */
function prover() {
  const seen = new Set<string>();
  const variants = new Map<Variant, NoticeFlaw | null>();
  return async (delivery: Delivery, draft: () => Promise<Draft>): Promise<NoticeFlaw | null> => {
    const { address, messageId } = delivery;
    // A header holds ASCII; an address in other letters needs a server that says so (RFC 6531).
    if (!isAddress(address) || !/^[\x21-\x7e]+$/.test(address)) return 'address';
    if (!isMessageId(messageId) || seen.has(messageId)) return 'message-id';
    seen.add(messageId);
    const made = await draft();
    // First, so that one member's word does not speak against the notice of all.
    const own = wordsFlaw(made);
    if (own) return own;
    if (!variants.has(made.variant)) variants.set(made.variant, await variantFlaw(made, delivery));
    return variants.get(made.variant) ?? printedFlaw(made, delivery);
  };
}

/** What may be wrong with one member's words, whatever the notice. */
function wordsFlaw({ words }: Draft): NoticeFlaw | null {
  const { salutation } = words;
  if (!salutation.trim() || salutation.length > longestSalutation || /\p{Cc}/u.test(salutation))
    return 'salutation';
  // A word might bring a mark along.
  return Object.values(words).some((word) => word.includes(markStem)) ? 'mark-left' : null;
}

/** What may be wrong with one member's copy of a notice that is right. */
function printedFlaw(
  { variant, words }: Draft,
  { address, messageId }: Delivery,
): NoticeFlaw | null {
  if (htmlBytesOf({ variant, words }) >= mostHtmlBytes) return 'too-long';
  const bytes = variant.stencil.personal(words);
  const head = bytes.toString('latin1', 0, bytes.indexOf('\r\n\r\n') + 2);
  if (!head.includes(`\r\nTo: ${address}\r\n`)) return 'header';
  return head.includes(`\r\nMessage-ID: ${messageId}\r\n`) ? null : 'message-id';
}

export const isTooLong = (draft: Draft): boolean => htmlBytesOf(draft) >= mostHtmlBytes;

const htmlBytesOf = ({ variant, words }: Draft): number =>
  variant.htmlBytes + variant.stencil.htmlBytes(words);

/** Reads a whole notice as its recipient's program will. */
async function variantFlaw(
  { variant, words }: Draft,
  delivery: Delivery,
): Promise<NoticeFlaw | null> {
  const raw = variant.stencil(words);
  const types = raw
    .toString('latin1')
    .matchAll(/^Content-Type: text\/(?:plain|html); charset=(\S+)\r$/gm);
  if ([...types].map(([, charset]) => charset).join() !== 'utf-8,utf-8') return 'charset';
  const read = await simpleParser(raw);
  const { text = '', html, headerLines, subject, to } = read;
  const names = headerLines.map(({ key }) => key);
  const readTo = [to].flat().flatMap((each) => each?.value ?? []);
  if (
    new Set(names).size !== names.length ||
    headerLines.some(({ line }) => /[^\x20-\x7e\t\r\n]/.test(line)) ||
    subject !== variant.subject ||
    readTo.length !== 1 ||
    readTo[0]?.address !== delivery.address ||
    read.messageId !== delivery.messageId ||
    !read.date
  )
    return 'header';
  if (!html || `${text}${html}`.includes('\ufffd')) return 'charset';
  const mine = Object.entries(words).filter(([word]) => word !== 'address');
  for (const [, value] of mine) if (!text.includes(value)) return 'words';
  if (!html.includes(words.token)) return 'words';
  return `${text}${html}`.includes(markStem) ? 'mark-left' : null;
}
