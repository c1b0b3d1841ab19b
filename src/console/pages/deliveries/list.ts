/** Distributions, the newest first. */
import { count, desc, eq, inArray } from 'drizzle-orm';
import type { Executor } from '../../../database/database.ts';
import { deliveries, mailings, notices } from '../../../database/tables.ts';
import type { ToldState } from '../../../distribution/account/told.ts';
import { pageOf, type Slice } from '../../frame/pager.ts';

const perPage = 20;

export interface ListedNotice {
  readonly id: string;
  readonly subject: string;
  readonly createdAt: Date;
  readonly pausedAt: Date | null;
  /** How many deliveries stand in each state. */
  readonly figures: readonly { readonly state: ToldState; readonly count: number }[];
}

/** The figures are those of deliveries; those of members, who may have none, stand on a distribution's own page. */
export async function listNotices(
  db: Executor,
  asked: string | undefined,
): Promise<Slice<ListedNotice>> {
  const [all] = await db.select({ n: count() }).from(notices);
  const at = pageOf(all?.n ?? 0, asked, perPage);
  const rows = await db
    .select({
      id: notices.id,
      subject: mailings.subject,
      createdAt: notices.createdAt,
      pausedAt: notices.pausedAt,
    })
    .from(notices)
    .innerJoin(mailings, eq(mailings.id, notices.mailing))
    .orderBy(desc(notices.createdAt), desc(notices.id))
    .limit(perPage)
    .offset((at.page - 1) * perPage);
  const ids = rows.map(({ id }) => id);
  const counted = ids.length
    ? await db
        .select({ notice: deliveries.notice, state: deliveries.state, count: count() })
        .from(deliveries)
        .where(inArray(deliveries.notice, ids))
        .groupBy(deliveries.notice, deliveries.state)
        .orderBy(deliveries.state)
    : [];
  return {
    ...at,
    rows: rows.map((row) => ({
      ...row,
      figures: counted.filter(({ notice }) => notice === row.id),
    })),
  };
}
