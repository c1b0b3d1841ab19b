import type { Country } from './country.ts';
import type { Day } from './day.ts';
import type { NextStep } from './decision.ts';

/** A day on which the IPU or a court does something about a case. */
export interface DateToWatch extends Pick<NextStep, 'kind' | 'text'> {
  readonly on: Day;
  readonly country: Country;
}

/** What decisions announce for today or later, the next first; what several of them announce, once. */
export function upcomingDates(
  decisions: readonly { readonly country: Country; readonly nextSteps: readonly NextStep[] }[],
  today: Day,
): DateToWatch[] {
  const all = decisions.flatMap(({ country, nextSteps }) =>
    nextSteps.flatMap(({ kind, text, on }) =>
      on && on >= today ? [{ on, kind, country, text }] : [],
    ),
  );
  const once = new Map(all.map((date) => [`${date.on} ${date.country} ${date.kind}`, date]));
  return [...once.values()].sort((a, b) => a.on.localeCompare(b.on));
}
