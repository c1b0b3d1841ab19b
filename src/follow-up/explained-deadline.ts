import type { Config } from '../config.ts';
import type { Day } from '../domain/day.ts';
import { type DeadlineExplanation, explainDeadline } from '../domain/deadline-explanation.ts';
import type { Language } from '../domain/language.ts';
import { deadlineWords } from '../mail/views/deadline.ts';
import { voiceOf } from '../mail/voice.ts';

interface Rule {
  readonly openedOn: Day;
  readonly workingDays: number;
}

/** How the deadline of a follow-up came about. */
export const explanationOf = (
  { calendar }: Pick<Config, 'calendar'>,
  { openedOn, workingDays }: Rule,
  language: Language,
): DeadlineExplanation => explainDeadline(calendar, openedOn, workingDays, language);

/** The same in words of the reader's language. */
export const explainedDeadline = (
  config: Pick<Config, 'calendar' | 'chamber'>,
  rule: Rule,
  language: Language,
): string =>
  deadlineWords(explanationOf(config, rule, language), voiceOf(language, config.chamber.timeZone));
