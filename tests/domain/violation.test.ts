import { expect, it } from 'vitest';
import { isViolation, violations } from '../../src/domain/violation.ts';
import { allPhrases } from '../../src/reading/phrases/all.ts';

it('knows its own words', () => {
  expect(violations.every(isViolation)).toBe(true);
  expect(isViolation('torture and more')).toBe(false);
  expect(new Set(violations).size).toBe(18);
});

it.each(allPhrases)('every category has a wording in $language', ({ violations: patterns }) => {
  expect(new Set(patterns.map(([, violation]) => violation))).toEqual(new Set(violations));
});
