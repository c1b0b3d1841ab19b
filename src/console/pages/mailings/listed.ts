/** The list of mailings: a page of it, the newest first. */
import { and, asc, count, desc, eq, inArray } from 'drizzle-orm';
import type { Executor } from '../../../database/database.ts';
import { decisions, deliveries, mailings, notices } from '../../../database/tables.ts';
import type { Desk } from '../../../desk.ts';
import type { Country } from '../../../domain/country.ts';
import { mailingMoves } from '../../../domain/mailing.ts';
import { pageOf, type Slice } from '../../frame/pager.ts';
import type { SignedIn } from '../../who.ts';
import { visibleTo } from './visible.ts';

export type MailingState = keyof typeof mailingMoves;
export const mailingStates = Object.keys(mailingMoves) as readonly MailingState[];
const onOnePage = 25;

export interface ListedMailing {
  readonly id: string;
  readonly subject: string;
  readonly receivedAt: Date;
  readonly state: MailingState;
  readonly countries: readonly Country[];
  readonly decisions: number;
  readonly deliveries: number;
}

/** @param state null: in any state; @param asked the page, as the address says it */
export async function listedMailings(
  { db }: Pick<Desk, 'db'>,
  who: SignedIn,
  state: MailingState | null,
  asked: string | undefined,
): Promise<Slice<ListedMailing>> {
  const shown = and(visibleTo(who), state ? eq(mailings.state, state) : undefined);
  const [all] = await db.select({ n: count() }).from(mailings).where(shown);
  const { page, pages } = pageOf(all?.n ?? 0, asked, onOnePage);
  const rows = await db
    .select({
      id: mailings.id,
      subject: mailings.subject,
      receivedAt: mailings.receivedAt,
      state: mailings.state,
    })
    .from(mailings)
    .where(shown)
    .orderBy(desc(mailings.receivedAt), asc(mailings.id))
    .limit(onOnePage)
    .offset((page - 1) * onOnePage);
  if (!rows.length) return { rows: [], page, pages };
  const ids = rows.map(({ id }) => id);
  const read = await db
    .select({ mailing: decisions.mailing, country: decisions.country })
    .from(decisions)
    .where(inArray(decisions.mailing, ids))
    .orderBy(asc(decisions.position));
  const told = await deliveriesOf(db, ids);
  return {
    page,
    pages,
    rows: rows.map((row) => {
      const own = read.filter(({ mailing }) => mailing === row.id);
      return {
        ...row,
        countries: [...new Set(own.map(({ country }) => country))],
        decisions: own.length,
        deliveries: told.get(row.id) ?? 0,
      };
    }),
  };
}

/** In two steps: joined, the database would read the deliveries of all years. */
async function deliveriesOf(
  db: Executor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const known = await db
    .select({ id: notices.id, mailing: notices.mailing })
    .from(notices)
    .where(inArray(notices.mailing, [...ids]));
  if (!known.length) return new Map();
  const counted = await db
    .select({ notice: deliveries.notice, n: count() })
    .from(deliveries)
    .where(
      inArray(
        deliveries.notice,
        known.map(({ id }) => id),
      ),
    )
    .groupBy(deliveries.notice);
  const mailingOf = new Map(known.map(({ id, mailing }) => [id, mailing]));
  return new Map(counted.map(({ notice, n }) => [mailingOf.get(notice) ?? '', n]));
}
