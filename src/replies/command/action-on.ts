/** An action told on the line of an order: what was done, or will be. */
import { asideAtEnd, kindAtStart } from '../../domain/action-words.ts';
import type { Day } from '../../domain/day.ts';
import { pastDates, spokenDates } from '../../domain/spoken-date.ts';
import type { Command, Did } from './command.ts';
import { casesOf, countriesOf, withoutPlaceholders } from './words.ts';

/** `DONE meet-ambassadors PHL-08 3 December 2020` and `PLAN …`, without the verb. */
export function actionOn(
  kind: 'done' | 'plan',
  line: string,
  note: string | null,
  writtenOn: Day | null,
): Command | null {
  const found = kindAtStart(line);
  if (!found) return null;
  const { visibility, named, rest } = asideAtEnd(withoutPlaceholders(found.rest));
  const said = { action: found.kind, cases: casesOf(rest), countries: countriesOf(rest), note };
  // What was done lies behind, what is planned ahead: a day without a year is then certain.
  return kind === 'plan'
    ? { kind, ...said, date: spokenDates(rest, writtenOn)[0]?.day ?? null }
    : { kind, ...said, date: pastDates(rest, writtenOn)[0]?.day ?? null, visibility, named };
}

/** What was done, within another order. Null: the line does not begin with a kind of action. */
export function didOn(line: string, note: string | null, writtenOn: Day | null): Did | null {
  const done = actionOn('done', line, note, writtenOn);
  if (done?.kind !== 'done') return null;
  const { kind: _, ...did } = done;
  return did;
}
