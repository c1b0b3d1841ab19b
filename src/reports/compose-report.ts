import { and, asc, count, eq, gte, inArray, isNotNull, lt, ne, notExists } from 'drizzle-orm';
import { DateTime } from 'luxon';
import {
  actionCases,
  actions,
  cases,
  deliveries,
  mailings,
  notices,
  reportActions,
} from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { type ActionKind, actionKinds } from '../domain/action.ts';
import type { Day } from '../domain/day.ts';
import type { ActionView, Mails } from '../mail/mails.ts';
import { openWork } from './rows.ts';

/** A report without the way to answer it, which each of its mails has of its own. */
export type ReportContent = Omit<Mails['report'], 'reply'>;

/** Actions that no report has told yet and that may leave the house. */
async function untold(desk: Desk, until: Day) {
  const { db } = desk;
  return db
    .select()
    .from(actions)
    .where(
      and(
        ne(actions.visibility, 'internal'),
        lt(actions.doneOn, until),
        notExists(db.select().from(reportActions).where(eq(reportActions.action, actions.id))),
      ),
    )
    .orderBy(asc(actions.doneOn), asc(actions.recordedAt));
}

/**
 * What a report says: all actions that none told before, and what is still open.
 * @param until the first day that it no longer covers
 */
export async function composeReport(
  desk: Desk,
  number: number,
  from: Day,
  until: Day,
): Promise<{ content: ReportContent; actionIds: string[] }> {
  const { db, config } = desk;
  const told = await untold(desk, until);
  const lines = told.length
    ? await db
        .select({ action: actionCases.action, code: actionCases.code, name: cases.name })
        .from(actionCases)
        .leftJoin(cases, eq(cases.code, actionCases.code))
        .where(
          inArray(
            actionCases.action,
            told.map((a) => a.id),
          ),
        )
    : [];
  const views: ActionView[] = told.map((a) => ({
    kind: a.kind,
    doneOn: a.doneOn,
    who: a.member ? aMember[config.report.language] : a.who,
    countries: a.countries,
    cases: lines
      .filter((l) => l.action === a.id)
      .map(({ code, name }) => ({ code, name: name ?? '' })),
    what: a.what,
  }));
  return {
    actionIds: told.map((a) => a.id),
    content: {
      number,
      from,
      until: dayBefore(until),
      chamber: config.chamber.name,
      figures: {
        ...(await figures(desk, from, until)),
        cases: new Set(lines.map((l) => l.code)).size,
        countries: new Set(told.flatMap((a) => a.countries)).size,
        actions: told.length,
      },
      byKind: kindCounts(told.map((a) => a.kind)),
      actions: views,
      open: await openWork(db, config.calendar),
    },
  };
}

/** Members are not named: none was asked for consent. */
const aMember = { en: 'A member of parliament', fr: 'Un membre du parlement' } as const;

const dayBefore = (day: Day): Day =>
  DateTime.fromISO(day, { zone: 'utc' }).minus({ days: 1 }).toFormat('yyyy-MM-dd') as Day;

const kindCounts = (kinds: readonly ActionKind[]) =>
  actionKinds.flatMap((kind) => {
    const n = kinds.filter((k) => k === kind).length;
    return n ? [{ kind, count: n }] : [];
  });

/** Mailings that arrived in these days, and members whose notice went out. */
async function figures(
  desk: Desk,
  from: Day,
  until: Day,
): Promise<{ mailings: number; membersInformed: number }> {
  const { db, config } = desk;
  const start = DateTime.fromISO(from, { zone: config.calendar.zone }).toJSDate();
  const end = DateTime.fromISO(until, { zone: config.calendar.zone }).toJSDate();
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
  return { mailings: arrived?.n ?? 0, membersInformed: informed.length };
}
