import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  codePattern,
  hashToken,
  newCode,
  newToken,
  normaliseCode,
  normaliseToken,
  tokenPattern,
} from '../../src/domain/token.ts';

const bytes = (n: number) => fc.uint8Array({ minLength: n, maxLength: n });

test('a token is 26 characters, different for different bytes', () => {
  fc.assert(
    fc.property(bytes(16), bytes(16), (a, b) => {
      expect(newToken(a)).toMatch(tokenPattern);
      expect(newToken(a) === newToken(b)).toBe(Buffer.from(a).equals(Buffer.from(b)));
    }),
  );
  expect(newToken(Buffer.alloc(16))).toBe('0'.repeat(26));
  expect(newToken(Buffer.alloc(16, 255))).toBe(`7${'z'.repeat(25)}`);
});

test('retyped as people do it reads as meant', () => {
  fc.assert(
    fc.property(bytes(16), (given) => {
      const token = newToken(given);
      const retyped = token.toUpperCase().replaceAll('0', 'O').replaceAll('1', 'I');
      expect(normaliseToken(retyped.replace(/(.{4})/g, '$1 '))).toBe(token);
      expect(normaliseToken(retyped.replace(/(.{4})/g, '$1-').replaceAll('I', 'l'))).toBe(token);
    }),
  );
});

test.each(['', 'too short', `${'0'.repeat(25)}u`, '0'.repeat(27)])('%j is no token', (text) => {
  expect(normaliseToken(text)).toBeNull();
});

test('a code is written one way, however it was typed', () => {
  fc.assert(
    fc.property(bytes(5), (given) => {
      expect(newCode(given)).toMatch(codePattern);
    }),
  );
  for (const typed of ['Q7F3-K2MD', 'q7f3k2md', ' q7f3 - k2md ', 'Q7F3–K2MD']) {
    expect(normaliseCode(typed)).toBe('Q7F3-K2MD');
  }
  expect(normaliseCode('OIL0-ABCD')).toBe('0110-ABCD');
  expect(normaliseCode('APPROVE')).toBeNull();
});

test('a wrong number of bytes is an error; a hash is SHA-256', () => {
  expect(() => newToken(Buffer.alloc(5))).toThrow(RangeError);
  expect(() => newCode(Buffer.alloc(16))).toThrow(RangeError);
  expect(hashToken('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});
