/** What the chamber did for colleagues at risk in a year: composed once, told by a PDF and a page. */
import { and, eq, gte, inArray, lt } from 'drizzle-orm';
import { DateTime } from 'luxon';
import { clerkOf } from '../config.ts';
import type { Executor } from '../database/database.ts';
import { cases, deliveries } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { type ActionKind, type Actor, actionKinds, actors } from '../domain/action.ts';
import type { Country } from '../domain/country.ts';
import type { Day } from '../domain/day.ts';
import { dayIn, plusDays } from '../domain/working-days.ts';
import { type AnswerTimes, answerTimes, isForWhole } from './answer-times.ts';
import type { Audience } from './audience.ts';
import { decisionsTakenUp } from './decisions-taken-up.ts';
import { type FollowUpFigures, followUpFigures } from './follow-up-figures.ts';
import { isAnswer, knownActions, type LeftOut, type RecordAction } from './known-actions.ts';
import { liesIn, monthsOf, type Period } from './period.ts';

/** A colleague's case for which something was done, beside informing the members. */
interface CaseShare {
  readonly code: string;
  /** Empty where no decision on it was read. */
  readonly name: string;
  readonly actions: readonly RecordAction[];
}

/** What was done for colleagues in a country. */
export interface CountryShare {
  readonly country: Country;
  /** Cases that the decisions of the year, or actions, are about. */
  readonly cases: number;
  readonly actions: number;
  readonly own: readonly CaseShare[];
  /** Actions for all colleagues there. */
  readonly whole: readonly RecordAction[];
}

/** Who acted how often. */
interface ActorShare {
  readonly actor: Actor;
  readonly committee: { readonly code: string; readonly name: string } | null;
  readonly count: number;
}

export interface AnnualOverview extends Period {
  readonly audience: Audience;
  readonly madeOn: Day;
  readonly parliament: { readonly id: string; readonly name: string; readonly country: string };
  readonly contact: { readonly name: string; readonly email: string };
  readonly figures: {
    /** The IPU's mailings that arrived in the year and were taken up. */
    readonly mailings: number;
    readonly decisions: number;
    readonly cases: number;
    readonly countries: number;
    readonly membersInformed: number;
    readonly actions: number;
  };
  /** Most frequent first; kinds that nobody did are left out. */
  readonly byKind: readonly { readonly kind: ActionKind; readonly count: number }[];
  /** Every month of the year, `2021-03`. */
  readonly byMonth: readonly { readonly month: string; readonly count: number }[];
  /** Every committee, then the others who acted. */
  readonly byActor: readonly ActorShare[];
  /** Most actions first. */
  readonly countries: readonly CountryShare[];
  readonly answers: AnswerTimes;
  readonly followUps: FollowUpFigures;
  /** By day. */
  readonly actions: readonly RecordAction[];
}

/** What a record is composed from. */
export type Records = Pick<Desk, 'db' | 'config' | 'clock'>;

/** @returns the overview, and how many actions of the year it does not show */
export async function annualOverview(
  { db, config, clock }: Records,
  period: Period,
  audience: Audience,
): Promise<{ overview: AnnualOverview; leftOut: LeftOut }> {
  const now = clock.now();
  const { shown, leftOut } = await knownActions(db, config, audience, ({ doneOn }) =>
    liesIn(period, doneOn),
  );
  // A decision of December may be answered in January.
  const later = await knownActions(db, config, audience, ({ doneOn }) => doneOn >= period.from);
  const taken = (await decisionsTakenUp(db, config)).filter(({ arrivedOn }) =>
    liesIn(period, arrivedOn),
  );
  const codes = [
    ...new Set([...taken.flatMap((d) => d.persons), ...shown.flatMap((a) => a.cases)]),
  ];
  const names = await namesOf(db, codes);
  const countries = countryShares(taken, shown, names);
  const overview: AnnualOverview = {
    ...period,
    audience,
    madeOn: dayIn(config.calendar, now),
    parliament: {
      id: config.chamber.id,
      name: config.chamber.name,
      country: config.chamber.country,
    },
    contact: config.mail.contact,
    figures: {
      mailings: new Set(taken.map(({ mailing }) => mailing)).size,
      decisions: taken.length,
      cases: countries.reduce((sum, each) => sum + each.cases, 0),
      countries: countries.length,
      membersInformed: await membersInformed({ db, config }, period),
      actions: shown.length,
    },
    byKind: actionKinds
      .map((kind) => ({ kind, count: shown.filter((a) => a.kind === kind).length }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count),
    byMonth: monthsOf(period).map((month) => ({
      month,
      count: shown.filter(({ doneOn }) => doneOn.startsWith(month)).length,
    })),
    byActor: actorShares(config.committees, shown),
    countries,
    answers: answerTimes(taken, later.shown),
    followUps: await followUpFigures(db, config, period, now),
    actions: shown,
  };
  return { overview, leftOut };
}

/** Nothing arrived, nothing was done, nothing was owed. */
export const isEmpty = ({ figures, followUps }: AnnualOverview): boolean =>
  figures.mailings + figures.actions + figures.membersInformed === 0 &&
  followUps.inTime + followUps.late + followUps.waived + followUps.open === 0;

type Taken = Awaited<ReturnType<typeof decisionsTakenUp>>[number];

function countryShares(
  taken: readonly Taken[],
  actions: readonly RecordAction[],
  names: ReadonlyMap<string, string>,
): CountryShare[] {
  const countries = new Set([
    ...taken.map(({ country }) => country),
    ...actions.flatMap((action) => action.countries),
  ]);
  return [...countries]
    .map((country): CountryShare => {
      const theirs = actions.filter((action) => action.countries.includes(country));
      const answers = theirs.filter(isAnswer);
      const ownCodes = (codes: readonly string[]): string[] =>
        codes.filter((code) => code.startsWith(`${country}-`));
      const known = taken.filter((d) => d.country === country).flatMap((d) => ownCodes(d.persons));
      const named = [...new Set(answers.flatMap((action) => ownCodes(action.cases)))];
      return {
        country,
        cases: new Set([...known, ...named]).size,
        actions: theirs.length,
        own: named.toSorted(byCode).map((code) => ({
          code,
          name: names.get(code) ?? '',
          actions: answers.filter((action) => action.cases.includes(code)),
        })),
        whole: answers.filter((action) => isForWhole(action, country)),
      };
    })
    .sort((a, b) => b.actions - a.actions || a.country.localeCompare(b.country));
}

const byCode = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

function actorShares(
  committees: readonly { readonly code: string; readonly name: string }[],
  actions: readonly RecordAction[],
): ActorShare[] {
  const others = actors
    .filter((actor) => actor !== 'committee')
    .map((actor) => ({
      actor,
      committee: null,
      count: actions.filter((a) => a.actor === actor).length,
    }))
    .filter(({ count }) => count > 0);
  const configured = new Map(committees.map(({ code, name }) => [code, name]));
  // One that was dissolved since keeps what it did.
  for (const { committee, name } of actions)
    if (committee && !configured.has(committee)) configured.set(committee, name ?? committee);
  const own = [...configured].map(([code, name]) => ({
    actor: 'committee' as const,
    committee: { code, name },
    count: actions.filter((a) => a.committee === code).length,
  }));
  return [...own.sort((a, b) => b.count - a.count), ...others];
}

async function namesOf(db: Executor, codes: readonly string[]): Promise<Map<string, string>> {
  if (!codes.length) return new Map();
  const rows = await db
    .select({ code: cases.code, name: cases.name })
    .from(cases)
    .where(inArray(cases.code, [...codes]));
  return new Map(rows.map(({ code, name }) => [code, name]));
}

/** Members to whom the notice of a mailing went. In trial mode it goes to the clerk in their stead. */
async function membersInformed(
  { db, config }: Pick<Desk, 'db' | 'config'>,
  { from, until }: Period,
): Promise<number> {
  const start = (day: Day): Date =>
    DateTime.fromISO(day, { zone: config.calendar.zone }).toJSDate();
  const clerk = clerkOf(config, config.group.clerk).email.toLowerCase();
  const rows = await db
    .selectDistinct({ member: deliveries.member, address: deliveries.address })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.state, 'sent'),
        gte(deliveries.sentAt, start(from)),
        lt(deliveries.sentAt, start(plusDays(until, 1))),
      ),
    );
  const told = rows.filter(({ address }) => address.toLowerCase() !== clerk);
  return new Set(told.map(({ member }) => member)).size;
}
