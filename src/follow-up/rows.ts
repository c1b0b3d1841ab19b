import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Config } from '../config.ts';
import type { Executor } from '../database/database.ts';
import { followUps, mailings } from '../database/tables.ts';
import { codesOf } from '../domain/case-history.ts';
import { type CommitteeConcerns, concerning } from '../domain/concerns.ts';
import type { Country } from '../domain/country.ts';
import type { Day } from '../domain/day.ts';
import { isOverdue } from '../domain/follow-up.ts';
import { addWorkingDays } from '../domain/working-days.ts';
import { type DecisionInForce, decisionsInForce } from './decisions-in-force.ts';
import { followUpsJoined } from './joined.ts';
import { type Owner, ownersOf } from './owners.ts';

type FollowUpRow = typeof followUps.$inferSelect;

/** An open follow-up with all that letters, reminders and overviews say of it. */
export interface OpenFollowUp
  extends Omit<FollowUpRow, 'cases' | 'assignedClerk' | 'assignedMember'> {
  readonly subject: string;
  /** The whole number as filed; empty where none was given. */
  readonly registration: string;
  /** Computed from the rule: `toldDeadline` is what its owners were told of it. */
  readonly deadline: Day;
  readonly overdue: boolean;
  /** Who looks after it; never empty. The explanation of the deadline: `explainDeadline(config.calendar, openedOn, workingDays, language)`. */
  readonly owners: readonly Owner[];
  /** Whether it was assigned to its owner; false: they are its clerks. */
  readonly assigned: boolean;
  /** Codes of the cases that it is about, collective ones too; none where the decisions print no code. */
  readonly cases: readonly string[];
  readonly countries: readonly Country[];
}

/** What the parliament owes, the oldest first; of a day, committee by committee. @param today in the parliament's zone */
export async function openFollowUps(
  db: Executor,
  config: Pick<Config, 'calendar' | 'committees' | 'clerks' | 'group'>,
  today: Day,
): Promise<OpenFollowUp[]> {
  const rows = await followUpsJoined(db)
    // What a corrigendum has replaced is about to be closed.
    .where(and(eq(followUps.state, 'open'), ne(mailings.state, 'superseded')))
    .orderBy(
      asc(followUps.openedOn),
      asc(followUps.committee),
      asc(mailings.receivedAt),
      asc(mailings.id),
      asc(followUps.part),
    );
  const ids = [...new Set(rows.map(({ followUp }) => followUp.mailing))];
  const inForce = await decisionsInForce(db, ids);
  const parts = await partsOf(db, ids);
  return rows.map(({ followUp, mailing, registration, member }) => {
    const { cases: own, assignedClerk, assignedMember, ...row } = followUp;
    const committee = config.committees.find(({ code }) => code === row.committee);
    const about = scopeOf(
      { ...row, cases: own },
      inForce.get(row.mailing) ?? [],
      committee?.concerns ?? null,
      parts.filter((p) => p.mailing === row.mailing && p.committee === row.committee),
    );
    const deadline = addWorkingDays(config.calendar, row.openedOn, row.workingDays);
    const { owners, assigned } = ownersOf(config, followUp, member, today);
    return {
      ...row,
      subject: mailing.subject,
      registration: registration ?? '',
      deadline,
      overdue: isOverdue({ state: row.state, deadline }, today),
      owners,
      assigned,
      ...about,
    };
  });
}

/** The cases and countries of one follow-up, open or closed. */
export async function aboutFollowUp(
  db: Executor,
  { committees }: Pick<Config, 'committees'>,
  followUp: Pick<FollowUpRow, 'id' | 'mailing' | 'committee' | 'cases'>,
): Promise<Pick<OpenFollowUp, 'cases' | 'countries'>> {
  const { mailing, committee } = followUp;
  const parts = await partsOf(db, [mailing]);
  return scopeOf(
    followUp,
    (await decisionsInForce(db, [mailing])).get(mailing) ?? [],
    committees.find(({ code }) => code === committee)?.concerns ?? null,
    parts.filter((part) => part.committee === committee),
  );
}

type Part = Pick<FollowUpRow, 'id' | 'mailing' | 'committee' | 'cases'>;

/** The parts into which follow-ups of these mailings were split, closed ones too. */
const partsOf = async (db: Executor, ids: readonly string[]): Promise<Part[]> =>
  ids.length
    ? db
        .select({
          id: followUps.id,
          mailing: followUps.mailing,
          committee: followUps.committee,
          cases: followUps.cases,
        })
        .from(followUps)
        .where(and(inArray(followUps.mailing, [...ids]), sql`${followUps.cases} is not null`))
    : [];

/** What a follow-up is about: its own cases, or all that concern its committee and no other part has. */
function scopeOf(
  followUp: Pick<FollowUpRow, 'id' | 'cases'>,
  inForce: readonly DecisionInForce[],
  concerns: CommitteeConcerns | null,
  parts: readonly Part[],
): { cases: string[]; countries: Country[] } {
  const theirs = concerning(concerns, inForce);
  if (followUp.cases) {
    const own = new Set(followUp.cases);
    const about = theirs.filter((d) => codesOf(d).some((code) => own.has(code)));
    return { cases: [...own], countries: countriesOf(about) };
  }
  const others = new Set(
    parts.filter(({ id }) => id !== followUp.id).flatMap(({ cases }) => cases ?? []),
  );
  const left = theirs.filter((d) => isLeft(d, others));
  const cases = left.flatMap((d) => codesOf(d).filter((code) => !others.has(code)));
  return { cases: [...new Set(cases)], countries: countriesOf(left) };
}

/** A decision that prints no code at all cannot be split off. */
const isLeft = (decision: DecisionInForce, others: ReadonlySet<string>): boolean => {
  const codes = codesOf(decision);
  return codes.length === 0 || codes.some((code) => !others.has(code));
};

const countriesOf = (read: readonly DecisionInForce[]): Country[] =>
  [...new Set(read.map(({ country }) => country))].sort();
