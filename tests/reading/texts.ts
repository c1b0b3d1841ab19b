import { expect } from 'vitest';
import type { Decision } from '../../src/domain/decision.ts';
import { decisionsIn } from '../../src/reading/decisions-in.ts';
import { pageOfText } from '../../src/reading/page.ts';

/** What is understood of pages of plain text. */
export const read = (...pages: string[]) => decisionsIn(pages.map(pageOfText));

/** The one decision in a text. */
export const only = (...pages: string[]): Decision => {
  const { decisions } = read(...pages);
  expect(decisions).toHaveLength(1);
  return decisions[0] as Decision;
};
