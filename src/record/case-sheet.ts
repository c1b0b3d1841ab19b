/** One case over all its decisions, and what the chamber did for it: composed once, told by a PDF and a page. */
import { arrayOverlaps, eq } from 'drizzle-orm';
import { actions, cases } from '../database/tables.ts';
import { caseCode, collectiveCode } from '../domain/case-code.ts';
import type { Country } from '../domain/country.ts';
import type { Day } from '../domain/day.ts';
import type { DecisionStatus, PersonStatus } from '../domain/decision.ts';
import type { Violation } from '../domain/violation.ts';
import { dayIn } from '../domain/working-days.ts';
import { countriesOfCases } from '../post/record-action-row.ts';
import type { Records } from './annual-overview.ts';
import { isForWhole } from './answer-times.ts';
import type { Audience } from './audience.ts';
import { type DecisionTold, decisionsTold, type Summary } from './case-decisions.ts';
import { type CaseOpen, openOn } from './case-open.ts';
import { decisionsTakenUp } from './decisions-taken-up.ts';
import { knownActions, type LeftOut, type RecordAction } from './known-actions.ts';

export interface CaseSheet {
  readonly audience: Audience;
  readonly madeOn: Day;
  readonly parliament: { readonly id: string; readonly name: string; readonly country: string };
  readonly contact: { readonly name: string; readonly email: string };
  readonly code: string;
  readonly country: Country;
  /** Null for a collective case. */
  readonly person: {
    readonly name: string;
    readonly gender: 'F' | 'M' | null;
    /** As last said; null: no decision says. */
    readonly status: PersonStatus | null;
    readonly otherSpellings: readonly string[];
  } | null;
  /** Of a collective case: whom its last decision lists. */
  readonly persons: readonly { readonly code: string | null; readonly name: string }[];
  /** How many the last decision that says so is about. */
  readonly mps: number | null;
  /** What the last decision that says so says of the case. */
  readonly status: DecisionStatus | null;
  /** Of the last decision that lists any. */
  readonly violations: readonly Violation[];
  /** What happened, in the words of the decisions; the latest first. */
  readonly summaries: readonly Summary[];
  /** In the order of their adoption. */
  readonly decisions: readonly DecisionTold[];
  /** By day. */
  readonly actions: readonly RecordAction[];
  readonly open: CaseOpen;
}

/** Why there is no sheet: no code at all; no decision on it came; one came, and nobody approved it yet. */
export type NoCase =
  | { readonly error: 'no-code' }
  | { readonly error: 'waiting' }
  /** With the codes of the same country that are known. */
  | { readonly error: 'unknown'; readonly known: readonly string[] };

/** @param printed a code of any time, `VEN-13`, `MON/01`, `VEN-COLL-06` */
export async function caseSheet(
  { db, config, clock }: Records,
  printed: string,
  audience: Audience,
): Promise<{ readonly sheet: CaseSheet; readonly leftOut: LeftOut } | NoCase> {
  const code = (collectiveCode(printed) ?? caseCode(printed))?.code;
  if (!code) return { error: 'no-code' };
  const told = await decisionsTold(db, code);
  const last = told.valid.at(-1);
  if (!last)
    return told.waiting
      ? { error: 'waiting' }
      : { error: 'unknown', known: await codesTakenUp(db, config, code.slice(0, 3)) };
  const [row] = await db.select().from(cases).where(eq(cases.code, code));
  const country = last.country;
  const isCollective = collectiveCode(code) !== null;
  const lines = told.valid.flatMap((d) => d.cases.filter((line) => line.code === code));
  const name = lines.at(-1)?.name ?? row?.name ?? '';
  // Something done for a collective case is done for each of its persons, and the other way round.
  const related = new Set([
    code,
    ...(isCollective
      ? last.cases.flatMap((line) => line.code ?? [])
      : told.valid.flatMap((d) => d.collective.map((each) => each.toUpperCase()))),
  ]);
  const today = dayIn(config.calendar, clock.now());
  const { shown, leftOut } = await knownActions(
    db,
    config,
    audience,
    (action) => action.cases.some((each) => related.has(each)) || isForWhole(action, country),
    // An action stands under the countries of its cases.
    arrayOverlaps(actions.countries, [...new Set([country, ...countriesOfCases([...related])])]),
  );
  const sheet: CaseSheet = {
    audience,
    madeOn: today,
    parliament: {
      id: config.chamber.id,
      name: config.chamber.name,
      country: config.chamber.country,
    },
    contact: config.mail.contact,
    code,
    country,
    person: isCollective
      ? null
      : {
          name,
          gender: row?.gender ?? null,
          status: lines.findLast(({ status }) => status)?.status ?? null,
          otherSpellings: [...new Set(lines.map((line) => line.name))].filter(
            (each) => each !== name,
          ),
        },
    persons: isCollective ? last.cases.map((line) => ({ code: line.code, name: line.name })) : [],
    mps: told.valid.findLast(({ mps }) => mps !== null)?.mps ?? null,
    status: told.valid.findLast(({ status }) => status)?.status ?? null,
    violations: told.valid.findLast(({ violations }) => violations.length)?.violations ?? [],
    summaries: told.summaries,
    decisions: told.decisions,
    actions: shown,
    open: await openOn({ db, config }, { code, country, decisions: told.valid }, audience, today),
  };
  return { sheet, leftOut };
}

async function codesTakenUp(
  db: Records['db'],
  config: Records['config'],
  country: Country,
): Promise<string[]> {
  const taken = await decisionsTakenUp(db, config);
  const theirs = taken.filter((decision) => decision.country === country);
  return [...new Set(theirs.flatMap(({ codes }) => codes))].sort();
}
