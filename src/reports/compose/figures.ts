import { and, count, eq, gte, isNotNull, lt } from 'drizzle-orm';
import { DateTime } from 'luxon';
import type { Config } from '../../config.ts';
import type { Executor } from '../../database/database.ts';
import { deliveries, mailings, notices } from '../../database/tables.ts';
import { actionKinds } from '../../domain/action.ts';
import type { Day } from '../../domain/day.ts';
import type { ReportAction, ReportContent } from '../../domain/report-content.ts';

/** The figures at a report's head: of these actions, and of the days from `from` until before `until`. */
export async function figuresOf(
  db: Executor,
  { calendar }: Pick<Config, 'calendar'>,
  { from, until }: { readonly from: Day; readonly until: Day },
  told: readonly ReportAction[],
): Promise<ReportContent['figures']> {
  const start = DateTime.fromISO(from, { zone: calendar.zone }).toJSDate();
  const end = DateTime.fromISO(until, { zone: calendar.zone }).toJSDate();
  const [arrived] = await db
    .select({ n: count() })
    .from(mailings)
    .where(
      and(
        gte(mailings.receivedAt, start),
        lt(mailings.receivedAt, end),
        isNotNull(mailings.approvedAt),
      ),
    );
  const informed = await db
    .selectDistinct({ member: deliveries.member })
    .from(deliveries)
    .innerJoin(notices, eq(notices.id, deliveries.notice))
    .where(
      and(eq(deliveries.state, 'sent'), gte(deliveries.sentAt, start), lt(deliveries.sentAt, end)),
    );
  return {
    mailings: arrived?.n ?? 0,
    cases: new Set(told.flatMap((each) => each.cases.map(({ code }) => code))).size,
    countries: new Set(told.flatMap((each) => each.countries)).size,
    membersInformed: informed.length,
    actions: told.length,
    byKind: kindCounts(told),
  };
}

/** The most frequent first, else in the order of the IPU's letter. */
const kindCounts = (told: readonly ReportAction[]): ReportContent['figures']['byKind'] =>
  actionKinds
    .map((kind) => ({ kind, count: told.filter((each) => each.kind === kind).length }))
    .filter(({ count: n }) => n > 0)
    .sort((a, b) => b.count - a.count);
