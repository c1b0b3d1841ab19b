import { describe, expect, test } from 'vitest';
import { isOutage, reasonInWords } from '../../src/inbox/failure.ts';

describe('why a message could not be handled', () => {
  const caused = (cause: object) =>
    new Error('Failed query: select … params: …', { cause: Object.assign(new Error('x'), cause) });
  test.each([
    [Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' }), true],
    [caused({ code: '57P01' }), true],
    [caused({ code: '53300' }), true],
    [new Error('Connection terminated unexpectedly'), true],
    [caused({ code: '23505' }), false],
    [new TypeError('x is not a function'), false],
    [new Error('The bytes stored under ab are damaged'), false],
    ['a string', false],
  ])('%s is an outage: %s', (error, expected) => {
    expect(isOutage(error)).toBe(expected);
  });

  test.each([
    [new Error('The bytes stored under ab are damaged'), /damaged\. A backup/],
    [new RangeError('Invalid array length'), /more memory/],
    [new Error('Timed out'), /too long/],
    [
      caused({ message: 'value too long\n    at parse (x.ts:1:1)' }),
      /at three tries.*“value too long”/,
    ],
  ])('%s is said in a sentence', (error, words) => {
    const reason = reasonInWords(error);
    expect(reason).toMatch(words);
    expect(reason).toMatch(/\.$/);
    expect(reason).not.toMatch(/\n| {4}at /);
  });
});
