/** What is said of a piece of evidence, in the reader's language. */
import { isDay } from '../domain/day.ts';
import { type Evidence, shortEvidence } from '../domain/evidence.ts';
import type { Voice } from './voice.ts';

/** A clause without a full stop; a sentence where it says why a message could not be handled. */
export function evidenceWords(evidence: Evidence, voice: Voice): string {
  const { code, ...values } = shortEvidence(evidence);
  return voice.say(`evidence.${code}`, {
    ...values,
    ...('sort' in values && { sort: voice.say(`evidence.sorts.${values.sort}`) }),
    ...('on' in values && isDay(values.on) && { on: voice.day(values.on) }),
  });
}

/** Of all of it; what would be said in the same words is said once. */
export const evidenceLines = (evidence: readonly Evidence[], voice: Voice): string[] => [
  ...new Set(evidence.map((each) => evidenceWords(each, voice))),
];
