import fc from 'fast-check';
import { expect, test } from 'vitest';
import { introductionText } from '../../src/domain/mailing.ts';

test.each([
  [null, null],
  ['  \n\n ', null],
  ['One.\r\n\r\n\r\n\r\nTwo.  \r\n', 'One.\n\nTwo.'],
  ['a\u202eb\u2066c\u0007d\te', 'abcd e'],
  ['<b>{{token}}</b>', '<b>{{token}}</b>'],
])('%j is %j', (written, text) => expect(introductionText(written)).toBe(text));

test('said twice, it is the same; and it holds no control characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (written) => {
      const once = introductionText(written);
      expect(introductionText(once)).toBe(once);
      expect(once ?? '').not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
    }),
  );
});
