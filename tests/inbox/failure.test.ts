import { describe, expect, test } from 'vitest';
import { failureOf, isOutage } from '../../src/inbox/failure.ts';
import { inEnglish } from '../incoming/in-english.ts';

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
    [new Error('The bytes stored under ab are damaged'), 'bytes-damaged', /damaged\. A backup/],
    [new Error('Nothing is stored under ab'), 'bytes-missing', /missing .* A backup/],
    [new RangeError('Invalid array length'), 'too-much-memory', /more memory/],
    [new Error('Timed out'), 'too-slow', /too long/],
    [new Error('It was taken for reply and is now taken for spoof'), 'rules-changed', /rules/],
    [
      caused({ message: 'value too long\n    at parse (x.ts:1:1)' }),
      'unknown-failure',
      /at three tries.*“value too long”/,
    ],
    // An error may quote a mail; what no database takes would keep its message out of the pen.
    [new Error('no header \0'), 'unknown-failure', /“no header \uFFFD”/],
  ])('%s is known as %s', (error, code, words) => {
    const failure = failureOf(error);
    expect(failure.code).toBe(code);
    const [sentence] = inEnglish([failure]);
    expect(sentence).toMatch(words);
    expect(sentence).toMatch(/\.$/);
    expect(sentence).not.toMatch(/\n| {4}at /);
  });
});
