/** A mail made with a stencil is the mail that composing it for that person would have made. */
import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { languages } from '../../src/domain/language.ts';
import { compose } from '../../src/mail/compose.ts';
import { finish } from '../../src/mail/finish.ts';
import { sampleOf, sampleSender } from '../../src/mail/samples.ts';
import { cutStencil, markOf } from '../../src/mail/stencil.ts';

const marks = { token: markOf(0), salutation: markOf(1), address: `${markOf(2)}@mark.invalid` };
type Words = Record<keyof typeof marks, string>;

async function composed(language: (typeof languages)[number], words: Words): Promise<Buffer> {
  const sample = sampleOf('notice');
  const address = `solidarity+${words.token}@parlament.example`;
  const data = {
    ...sample,
    salutation: words.salutation,
    reply: { address, reference: words.token },
    unsubscribe: `mailto:${address}?subject=STOP`,
  };
  const mail = await compose('notice', language, data, sampleSender);
  const { raw } = await finish(mail, {
    from: { name: 'Solidarity Desk', address: 'solidarity@parlament.example' },
    to: words.address,
    replyTo: address,
    messageId: `<notice.${words.token}@parlament.example>`,
    date: new Date('2020-12-03T15:00:00Z'),
    chamber: 'parlament',
  });
  return raw;
}

const essence = async (raw: Buffer) => {
  const { subject, text, html, messageId, to, replyTo, headers } = await simpleParser(raw);
  return {
    subject,
    text,
    html,
    messageId,
    to: [to].flat()[0]?.text,
    replyTo: replyTo?.text,
    unsubscribe: headers.get('list'),
  };
};

const stencils = new Map<string, ReturnType<typeof cutStencil<keyof typeof marks>>>();
const stencilIn = async (language: (typeof languages)[number]) => {
  const stencil = stencils.get(language) ?? cutStencil(await composed(language, marks), marks);
  stencils.set(language, stencil);
  return stencil;
};

describe.each(languages)('in %s', (language) => {
  test.each([
    ['a plain name', 'Jens Hansen'],
    ['letters of its own', 'السيدة ليلى منصور المحترمة'],
    ['markup', '<b onload="x">&amp; Søn = 1'],
    ['a very long one', 'Étienne-Marie '.repeat(20).trim()],
  ])('%s', async (_what, salutation) => {
    const words = {
      token: '0123456789abcdefghjkmnpqrs',
      salutation,
      address: 'jens.hansen@parlament.example',
    };
    const filled = (await stencilIn(language))(words);
    expect(await essence(filled)).toEqual(await essence(await composed(language, words)));
    expect(
      Math.max(
        ...filled
          .toString('latin1')
          .split('\r\n')
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(998);
  });
});

test('whatever the form of address, its text comes back as it was, and no line grows over 76', async () => {
  const stencil = await stencilIn('en');
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), async (any) => {
      const salutation = any.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Zs}]+/gu, ' ').trim() || 'x';
      const raw = stencil({
        token: '0123456789abcdefghjkmnpqrs',
        salutation,
        address: 'a@parlament.example',
      });
      expect((await simpleParser(raw)).text).toContain(salutation);
      const body = raw.toString('latin1').split('\r\n\r\n').slice(1).join('\r\n\r\n');
      expect(Math.max(...body.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(76);
    }),
    { numRuns: 60 },
  );
});

test('a mail without a place for a word is no stencil', () => {
  expect(() => cutStencil(Buffer.from('To: x\r\n\r\nHello'), { token: markOf(0) })).toThrow(
    'no place for token',
  );
});
