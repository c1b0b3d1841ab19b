/**
 * What earlier reports said and no longer holds. Nothing is stored for it: what was told last of an
 * action is compared with what holds of it now.
 */
import { and, asc, eq, inArray, lt } from 'drizzle-orm';
import type { Config } from '../../config.ts';
import type { Executor } from '../../database/database.ts';
import { actions, reports, reportVersions } from '../../database/tables.ts';
import type { ReportAction, ReportContent, ReportCorrection } from '../../domain/report-content.ts';
import { toldActions } from './told-actions.ts';

interface Told {
  readonly report: number;
  readonly action: ReportAction;
}

/** What the IPU was told last of each action, by its id; not of what was told to be withdrawn. */
async function lastTold(db: Executor, before: number): Promise<ReadonlyMap<string, Told>> {
  const sent = await db
    .select({ content: reportVersions.content })
    .from(reports)
    .innerJoin(
      reportVersions,
      and(eq(reportVersions.report, reports.id), eq(reportVersions.version, reports.version)),
    )
    .where(
      and(inArray(reports.state, ['approved', 'sent', 'acknowledged']), lt(reports.number, before)),
    )
    .orderBy(asc(reports.number));
  const told = new Map<string, Told>();
  for (const { content } of sent) tell(told, content);
  return told;
}

function tell(told: Map<string, Told>, { number, actions: own, corrections }: ReportContent): void {
  for (const action of own) told.set(action.id, { report: number, action });
  for (const { report, before, after } of corrections) {
    if (after) told.set(before.id, { report, action: after });
    else told.delete(before.id);
  }
}

/** @param before the number of the report that is composed */
export async function correctionsOf(
  db: Executor,
  config: Pick<Config, 'report'>,
  before: number,
): Promise<ReportCorrection[]> {
  const told = await lastTold(db, before);
  if (!told.size) return [];
  const rows = await db
    .select()
    .from(actions)
    .where(inArray(actions.id, [...told.keys()]));
  const holds = rows.filter((row) => !row.withdrawnAt && row.visibility !== 'internal');
  const now = new Map((await toldActions(db, config, holds)).map((each) => [each.id, each]));
  return [...told.values()].flatMap(({ report, action }) => {
    const after = now.get(action.id) ?? null;
    if (after && sameAction(action, after)) return [];
    const row = rows.find(({ id }) => id === action.id);
    // Why something became internal is internal too.
    const reason = row && row.visibility !== 'internal' ? row.changedBecause : null;
    return [{ report, before: action, after, reason }];
  });
}

export const sameCorrection = (one: ReportCorrection, other: ReportCorrection): boolean =>
  one.reason === other.reason &&
  sameAction(one.before, other.before) &&
  (one.after && other.after ? sameAction(one.after, other.after) : one.after === other.after);

/** Names of cases and what could be attached are no matter of the action itself. */
export const sameAction = (one: ReportAction, other: ReportAction): boolean =>
  facts(one) === facts(other);

const facts = ({
  id,
  kind,
  doneOn,
  actor,
  countries,
  cases,
  what,
  visibility,
  evidence,
}: ReportAction) =>
  // In an order of its own: a database keeps none.
  JSON.stringify([
    [id, kind, doneOn, actor.kind, actor.name, what?.text ?? null, visibility],
    countries,
    cases.map(({ code }) => code),
    evidence.map(({ sha256 }) => sha256),
  ]);
