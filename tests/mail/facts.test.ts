/** How a case is named in a mail: by its code, by its person, by both. */
import { expect, test } from 'vitest';
import { caseNames } from '../../src/mail/views/facts.ts';

test.each([
  [{ code: 'PHL-08', name: 'Leila de Lima' }, 'PHL-08 Leila de Lima'],
  [{ code: 'VEN-COLL-06', name: '' }, 'VEN-COLL-06'],
  [{ code: null, name: 'Leila de Lima' }, 'Leila de Lima'],
])('%o is named %s', (concerned, shown) => {
  expect(caseNames([concerned])).toEqual([shown]);
});
