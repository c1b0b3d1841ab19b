import { collectiveCode } from '../domain/case-code.ts';
import type { Country } from '../domain/country.ts';
import type { Day } from '../domain/day.ts';
import { isAnswer, type RecordAction } from './known-actions.ts';

/** How many days passed until something was done, over those decisions where something was. */
interface DaysTaken {
  readonly decisions: number;
  readonly median: number;
  readonly fastest: number;
}

/** How soon the parliament acted on the decisions that reached it; to inform the members is not counted. */
export interface AnswerTimes {
  readonly decisions: number;
  /** From the day on which the IPU's mailing arrived. */
  readonly fromArrival: DaysTaken | null;
  /** From the day of adoption, where the decision prints one. */
  readonly fromAdoption: DaysTaken | null;
  /** Decisions on which nothing was done yet. */
  readonly unanswered: number;
}

interface AnsweredDecision {
  readonly country: Country;
  /** Codes, collective ones too. */
  readonly codes: readonly string[];
  readonly arrivedOn: Day;
  readonly adopted: Day | null;
}

/** @param actions by day */
export function answerTimes(
  decisions: readonly AnsweredDecision[],
  actions: readonly RecordAction[],
): AnswerTimes {
  const answers = actions.filter(isAnswer);
  const answered = decisions.flatMap((decision) => {
    const first = answers.find(
      (action) => action.doneOn >= decision.arrivedOn && concerns(action, decision),
    );
    return first ? [{ ...decision, answeredOn: first.doneOn }] : [];
  });
  return {
    decisions: decisions.length,
    fromArrival: taken(answered.map((d) => daysBetween(d.arrivedOn, d.answeredOn))),
    fromAdoption: taken(
      answered.flatMap((d) => (d.adopted ? [daysBetween(d.adopted, d.answeredOn)] : [])),
    ),
    unanswered: decisions.length - answered.length,
  };
}

/** One that names cases is for these; one that names a country only, for all of that country. */
function concerns(
  action: Pick<RecordAction, 'cases' | 'countries'>,
  { codes, country }: Pick<AnsweredDecision, 'codes' | 'country'>,
): boolean {
  // Under a collective code alone, nobody knows whose cases a decision is about: all of the country's may be.
  const namesNobody = codes.every((code) => collectiveCode(code) !== null);
  return (
    isForWhole(action, country) ||
    action.cases.some(
      (code) => codes.includes(code) || (namesNobody && code.startsWith(`${country}-`)),
    )
  );
}

/** Whether an action is for a country as such, and not for single cases of it. */
export const isForWhole = (
  { cases, countries }: Pick<RecordAction, 'cases' | 'countries'>,
  country: Country,
): boolean => countries.includes(country) && !cases.some((code) => code.startsWith(`${country}-`));

const dayMs = 24 * 60 * 60 * 1000;
const daysBetween = (from: Day, until: Day): number =>
  Math.round((Date.parse(until) - Date.parse(from)) / dayMs);

function taken(days: readonly number[]): DaysTaken | null {
  const sorted = days.toSorted((a, b) => a - b);
  const fastest = sorted[0];
  if (fastest === undefined) return null;
  const upper = sorted[Math.floor(sorted.length / 2)] ?? fastest;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? fastest;
  return { decisions: sorted.length, median: (lower + upper) / 2, fastest };
}
