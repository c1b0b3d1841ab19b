import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newToken } from '../../src/domain/token.ts';
import { readMail } from '../../src/incoming/read-mail.ts';
import { referencesOf } from '../../src/incoming/reference.ts';

const tokens = ['a', 'b', 'c', 'd', 'e'].map((letter) => newToken(Buffer.alloc(16, letter)));
const [t1, t2, t3, t4, t5] = tokens;

test('the order: address, In-Reply-To, References from the latest, the line', async () => {
  const mail = await readMail(
    Buffer.from(
      [
        `References: <notice.${t4}@p.example> <x@y> <notice.${t3}@p.example>`,
        `In-Reply-To: <notice.${t2}@p.example>`,
        `X-Forwarded-To: desk+r-${t1}@p.example`,
        'To: desk@p.example',
        '',
        `> Ref: ${t5}`,
        `Ref: ${t1}`,
      ].join('\r\n'),
    ),
  );
  expect(referencesOf(mail).tokens).toEqual(tokens);
});

test('as people and programs change it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 16, maxLength: 16 }), async (bytes) => {
      const token = newToken(bytes);
      const typed = token.toUpperCase().replaceAll('0', 'O').replaceAll('1', 'l');
      const grouped = typed.replace(/(.{5})/g, '$1-');
      for (const line of [
        `Ref: ${typed}`,
        `REF.:  ${grouped}`,
        `| ref: ${token} (IPU)`,
        `*Ref:* ${typed.replace(/(.{4})/g, '$1 ')}`,
      ]) {
        const mail = await readMail(Buffer.from(`Subject: x\r\n\r\nHello\r\n${line}\r\nBye`));
        expect([line, referencesOf(mail).tokens]).toEqual([line, [token]]);
      }
    }),
    { numRuns: 25 },
  );
});

test.each([
  'Ref: 2020-21 UPN Alm.del – Bilag 90',
  'Ref: your letter of the third of December, thank you',
  `See ref: ${'0'.repeat(26)}`,
  'Ref: 0123456789',
])('%s is no reference', async (line) => {
  expect(referencesOf(await readMail(Buffer.from(`\r\n\r\n${line}`))).tokens).toEqual([]);
});
