import type { DecisionStatus, Paragraph } from '../domain/decision.ts';
import type { TextDoubt } from '../domain/doubt.ts';
import { clausesOf, fromVerb } from './clauses.ts';
import type { Phrases } from './phrases/all.ts';

export interface Status {
  readonly status: DecisionStatus | null;
  /** Index of the paragraph that says so. */
  readonly paragraph: number | null;
  readonly doubts: readonly TextDoubt[];
}

/** From the most particular: a complaint declared admissible goes on being examined. */
const order: readonly DecisionStatus[] = ['inadmissible', 'closed', 'admissible', 'pending'];

/** What the operative paragraphs decide on the case. Where they close one case and go on with another, nothing is said of the whole. */
export function statusOf(paragraphs: readonly Paragraph[], phrases: Phrases): Status {
  const said = paragraphs.flatMap(({ text }, paragraph) =>
    clausesOf(text).flatMap((clause) => {
      const words = fromVerb(clause);
      const status = phrases.decided.find(([pattern]) => pattern.test(words))?.[1];
      return status ? [{ status, paragraph }] : [];
    }),
  );
  const has = (status: DecisionStatus) => said.some((each) => each.status === status);
  if ((has('closed') || has('inadmissible')) && (has('pending') || has('admissible'))) {
    return { status: null, paragraph: null, doubts: [{ kind: 'status-mixed' }] };
  }
  const status = order.find(has) ?? null;
  const paragraph = said.find((each) => each.status === status)?.paragraph ?? null;
  return { status, paragraph, doubts: [] };
}
