import type { NextStep } from '../domain/decision.ts';
import { clausesOf, fromVerb } from './clauses.ts';
import { spanIn } from './dates.ts';
import type { Phrases } from './phrases/all.ts';
import { plain, tidy } from './words.ts';

/**
 * What the operative paragraphs announce: the next examination, missions, hearings, trials and
 * who observes them. What is past ("thanks for having received the mission") announces nothing.
 */
export function nextStepsIn(
  paragraphs: readonly { readonly number: number; readonly text: string }[],
  phrases: Phrases,
): NextStep[] {
  return paragraphs.flatMap(({ number, text }) =>
    clausesOf(text).flatMap((clause) => {
      const step = stepIn(clause, phrases);
      return step ? [{ ...step, paragraph: number }] : [];
    }),
  );
}

function stepIn(clause: string, phrases: Phrases): Omit<NextStep, 'paragraph'> | null {
  const words = fromVerb(clause);
  if (phrases.steps.past.test(words)) return null;
  const kind = phrases.steps.kinds.find(([pattern]) => pattern.test(words))?.[1];
  if (!kind) return null;
  const when = phrases.steps.when.exec(plain(clause))?.[1];
  return {
    kind,
    text: tidy(clause).replace(/[.,]$/, ''),
    on: when ? spanIn(when, phrases.months).to : null,
    whenPrinted: when ? tidy(when) : null,
  };
}
