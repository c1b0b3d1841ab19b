/** Everything that is kept about one follow-up. */
import { and, asc, eq, gt, inArray, isNull, ne, or } from 'drizzle-orm';
import {
  actionCases,
  actions,
  cases,
  followUpNotes,
  followUps,
  members,
  reminders,
} from '../../../database/tables.ts';
import type { Desk } from '../../../desk.ts';
import type { ActionKind, Visibility } from '../../../domain/action.ts';
import type { Country } from '../../../domain/country.ts';
import type { Day } from '../../../domain/day.ts';
import { addWorkingDays, dayIn, workingDaysBetween } from '../../../domain/working-days.ts';
import { followUpById, type KnownFollowUp } from '../../../follow-up/changed-letter.ts';
import { whoMayOrder } from '../../../follow-up/orders/who-may-order.ts';
import { aboutFollowUp } from '../../../follow-up/rows.ts';
import type { SignedIn } from '../../who.ts';
import { namesOf } from './names.ts';

/** An entry of a follow-up's history. */
interface By {
  readonly at: Date;
  readonly name: string;
}

export interface WholeFollowUp extends KnownFollowUp {
  readonly committeeName: string;
  readonly deadline: Day;
  /** Negative: so many are over. */
  readonly daysLeft: number;
  readonly today: Day;
  /** No reminders until this day; null: they come. */
  readonly asleepUntil: Day | null;
  /** `name`: null of a collective case, or of one that no decision of ours lists. */
  readonly cases: readonly { readonly code: string; readonly name: string | null }[];
  readonly countries: readonly Country[];
  readonly notes: readonly (By & { readonly text: string })[];
  readonly reminders: readonly (By & { readonly rule: string })[];
  readonly actions: readonly {
    readonly kind: ActionKind;
    readonly doneOn: Day;
    readonly what: string | null;
    readonly visibility: Visibility;
    readonly cases: readonly string[];
    readonly withdrawn: boolean;
  }[];
  /** The other parts into which it was split, or from which. */
  readonly parts: readonly Pick<typeof followUps.$inferSelect, 'id' | 'state' | 'cases'>[];
  readonly closedBy: string | null;
  /** The person who looks may give orders about it, as the stage sees it. */
  readonly mayOrder: boolean;
  /** To whom it can be given, as the stage finds them by name. */
  readonly house: readonly string[];
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @returns null: there is none */
export async function wholeFollowUp(
  desk: Desk,
  who: SignedIn,
  id: string,
): Promise<WholeFollowUp | null> {
  const { db, config, clock } = desk;
  if (!uuid.test(id)) return null;
  const [exists] = await db
    .select({ id: followUps.id })
    .from(followUps)
    .where(eq(followUps.id, id));
  if (!exists) return null;
  const known = await followUpById(db, desk, id);
  const { row, owners } = known;
  const today = dayIn(config.calendar, clock.now());
  const deadline = addWorkingDays(config.calendar, row.openedOn, row.workingDays);
  const about = await aboutFollowUp(db, config, row);
  const notes = await db
    .select()
    .from(followUpNotes)
    .where(eq(followUpNotes.followUp, id))
    .orderBy(asc(followUpNotes.at));
  const reminded = await db
    .select()
    .from(reminders)
    .where(eq(reminders.followUp, id))
    .orderBy(asc(reminders.reservedAt), asc(reminders.person));
  const nameOf = await namesOf(db, config, [
    row.closedBy,
    ...[...notes, ...reminded].map(({ person }) => person),
  ]);
  const mayOrder = whoMayOrder(config, { committee: row.committee, owners }).has(who.clerk.id);
  return {
    ...known,
    ...about,
    committeeName:
      config.committees.find(({ code }) => code === row.committee)?.name ?? row.committee,
    deadline,
    daysLeft: workingDaysBetween(config.calendar, today, deadline),
    today,
    asleepUntil: row.snoozedUntil && row.snoozedUntil > today ? row.snoozedUntil : null,
    cases: await named(desk, about.cases),
    notes: notes.map(({ at, person, text }) => ({ at, name: nameOf(person), text })),
    reminders: reminded.map(({ reservedAt, person, rule }) => ({
      at: reservedAt,
      name: nameOf(person),
      rule,
    })),
    actions: await actionsOf(desk, id),
    parts: await db
      .select({ id: followUps.id, state: followUps.state, cases: followUps.cases })
      .from(followUps)
      .where(
        and(
          eq(followUps.mailing, row.mailing),
          eq(followUps.committee, row.committee),
          ne(followUps.id, id),
        ),
      )
      .orderBy(asc(followUps.part)),
    closedBy: row.closedBy && nameOf(row.closedBy),
    mayOrder,
    house: mayOrder && row.state === 'open' ? await houseOf(desk, today) : [],
  };
}

async function named({ db }: Desk, codes: readonly string[]): Promise<WholeFollowUp['cases']> {
  if (!codes.length) return [];
  const rows = await db
    .select({ code: cases.code, name: cases.name })
    .from(cases)
    .where(inArray(cases.code, [...codes]));
  const names = new Map(rows.map(({ code, name }) => [code, name]));
  return codes.map((code) => ({ code, name: names.get(code) ?? null }));
}

async function actionsOf({ db }: Desk, id: string): Promise<WholeFollowUp['actions']> {
  const rows = await db
    .select()
    .from(actions)
    .where(eq(actions.followUp, id))
    .orderBy(asc(actions.doneOn), asc(actions.recordedAt));
  const lines = rows.length
    ? await db
        .select()
        .from(actionCases)
        .where(
          inArray(
            actionCases.action,
            rows.map((row) => row.id),
          ),
        )
    : [];
  return rows.map(({ id: own, kind, doneOn, what, visibility, withdrawnAt }) => ({
    kind,
    doneOn,
    what,
    visibility,
    cases: lines
      .filter(({ action }) => action === own)
      .map(({ code }) => code)
      .sort(),
    withdrawn: withdrawnAt !== null,
  }));
}

/** Clerks and sitting members, those of one name with their address; in trial mode members get nothing. */
async function houseOf({ db, config }: Desk, today: Day): Promise<string[]> {
  const sitting = config.approval.trial
    ? []
    : await db
        .select({ name: members.name, email: members.email })
        .from(members)
        .where(or(isNull(members.endedOn), gt(members.endedOn, today)))
        .orderBy(asc(members.name));
  const people = new Map(
    [...sitting, ...config.clerks].map(({ name, email }) => [email.toLowerCase(), name]),
  );
  const names = [...people.values()];
  return [...people].map(([email, name]) =>
    names.filter((other) => other === name).length > 1 ? `${name} (${email})` : name,
  );
}
