/** Answers and orders that are a known person's own words, but were not written to the desk now. */
import { and, eq, exists, inArray, lt, ne, or, sql } from 'drizzle-orm';
import { audit, commands, messages, replies } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import type { AsideReason } from '../domain/aside.ts';
import { headersNamed, type ParsedMail } from '../incoming/mail.ts';
import { listMarkOf } from '../incoming/mailing-list.ts';
import { readMail } from '../incoming/read-mail.ts';
import type { messageRow } from '../incoming/reopen.ts';
import { visibleText } from '../incoming/visible-text.ts';

type Row = Awaited<ReturnType<typeof messageRow>>;

/** `solidarity+token@…` is `solidarity@…`. */
const plain = (address: string): string => address.toLowerCase().replace(/\+[^@]*@/, '@');

/**
 * What somebody wrote to colleagues reaches us through a list, or because one of them resends it
 * (RFC 5322 §3.6.6): its signature is still good, but the order was not for us.
 */
function passedOn(desk: Desk, mail: ParsedMail): 'resent' | 'through-a-list' | null {
  const us = plain(desk.config.mail.address);
  if ([...mail.to, ...mail.cc].some(({ address }) => plain(address) === us)) return null;
  if (headersNamed(mail, 'resent-from').length) return 'resent';
  return listMarkOf(mail) ? 'through-a-list' : null;
}

/** The mail of this sender with the same Message-ID that was taken, or is to be taken before this one. */
async function earlier(desk: Desk, row: Row): Promise<Row | null> {
  if (!row.messageId || !row.sender) return null;
  const of = (table: typeof audit | typeof commands | typeof replies) =>
    exists(desk.db.select({ one: sql`1` }).from(table).where(eq(table.message, messages.id)));
  const [first] = await desk.db
    .select()
    .from(messages)
    .where(
      and(
        eq(messages.messageId, row.messageId),
        eq(messages.sender, row.sender),
        inArray(messages.kind, ['command', 'reply']),
        ne(messages.id, row.id),
        or(
          of(commands),
          of(replies),
          of(audit),
          and(
            eq(messages.state, 'recognised'),
            or(
              lt(messages.storedAt, row.storedAt),
              and(eq(messages.storedAt, row.storedAt), lt(messages.id, row.id)),
            ),
          ),
        ),
      ),
    )
    .orderBy(messages.storedAt)
    .limit(1);
  return first ?? null;
}

const squeezed = (mail: ParsedMail): string => visibleText(mail).replace(/\s+/g, '');

/**
 * Why nothing is done with it. `copy`: it reached us twice, by two of our addresses or sent again, and
 * was taken the first time.
 */
export async function notTaken(
  desk: Desk,
  row: Row,
  mail: ParsedMail,
): Promise<AsideReason | 'copy' | null> {
  const way = passedOn(desk, mail);
  if (way) return way;
  const first = await earlier(desk, row);
  if (!first) return null;
  const before = await readMail(await desk.rawMail.get(first.sha256));
  return squeezed(before) === squeezed(mail) ? 'copy' : 'repeated';
}
