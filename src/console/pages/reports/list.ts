/** Reports, the newest first. */
import { and, count, desc, eq, sql } from 'drizzle-orm';
import type { Executor } from '../../../database/database.ts';
import { reports, reportVersions } from '../../../database/tables.ts';
import type { Day } from '../../../domain/day.ts';
import { pageOf, type Slice } from '../../frame/pager.ts';

const perPage = 20;

export type ListedReport = Pick<
  typeof reports.$inferSelect,
  'number' | 'state' | 'from' | 'until' | 'version' | 'draftedAt' | 'sentAt'
> & { readonly actions: number };

export async function listReports(
  db: Executor,
  asked: string | undefined,
): Promise<Slice<ListedReport>> {
  const [all] = await db.select({ n: count() }).from(reports);
  const at = pageOf(all?.n ?? 0, asked, perPage);
  const rows = await db
    .select({
      number: reports.number,
      state: reports.state,
      // As the report itself says it: the row has the day after the last.
      from: sql<Day>`${reportVersions.content} ->> 'from'`,
      until: sql<Day>`${reportVersions.content} ->> 'until'`,
      version: reports.version,
      draftedAt: reports.draftedAt,
      sentAt: reports.sentAt,
      actions: sql<number>`jsonb_array_length(${reportVersions.content} -> 'actions')`,
    })
    .from(reports)
    .innerJoin(
      reportVersions,
      and(eq(reportVersions.report, reports.id), eq(reportVersions.version, reports.version)),
    )
    .orderBy(desc(reports.number))
    .limit(perPage)
    .offset((at.page - 1) * perPage);
  return { ...at, rows };
}
