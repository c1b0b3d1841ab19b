/** Mails made to break a parser: each is read to a value, in time, and loses no other. */
import { describe, expect, test } from 'vitest';
import { isTooDeep } from '../../src/incoming/html-nesting.ts';
import { readMail } from '../../src/incoming/read-mail.ts';
import { rawMail } from './fixtures.ts';

const mostMilliseconds = 5000;

async function inTime(raw: Buffer | string) {
  const begun = performance.now();
  const mail = await readMail(Buffer.from(raw));
  expect(performance.now() - begun).toBeLessThan(mostMilliseconds);
  return mail;
}

describe('cut off', () => {
  test.each(['05-zip', '06-winmail-dat', '04-forwarded-rfc822', '09-en-fr-pair'])(
    '%s is read wherever a part or a header of it ends',
    async (name) => {
      const raw = rawMail(name);
      const text = raw.toString('latin1');
      const borders = [...text.matchAll(/^--[^\r\n]+|\r?\n\r?\n|^[\w-]+:/gm)].map((m) => m.index);
      const step = Math.ceil(borders.length / 25);
      for (const at of borders.filter((_, i) => i % step === 0)) {
        const mail = await inTime(raw.subarray(0, at + 1));
        expect(mail.problems).toEqual([]);
      }
    },
    30_000,
  );
});

describe('without end', () => {
  const nested = (depth: number, wrap: (inner: string, i: number) => string) => {
    let raw = 'Subject: inmost\r\n\r\nText';
    for (let i = 0; i < depth; i += 1) raw = wrap(raw, i);
    return raw;
  };

  test('1,000 mails, one in the other', async () => {
    const raw = nested(
      1000,
      (inner, i) => `Subject: ${i}\r\nContent-Type: message/rfc822\r\n\r\n${inner}`,
    );
    const mail = await inTime(raw);
    expect(mail.subject).toBe('999');
  });

  test('1,000 multiparts, one in the other', async () => {
    const raw = nested(
      1000,
      (inner, i) =>
        `Subject: ${i}\r\nContent-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n${inner}\r\n--b${i}--`,
    );
    expect(await inTime(raw)).toMatchObject({ subject: '999', problems: ['not-parsed'] });
  });

  test.each([
    ['a header of 10,000 fields', `${'X-Spam: yes\r\n'.repeat(10_000)}Subject: x\r\n\r\nText`],
    ['a field of 10,000 lines', `Subject: x\r\nX-Spam: a\r\n${' b\r\n'.repeat(10_000)}\r\nText`],
    [
      '10,000 Received fields',
      `${'Received: from a by b; x\r\n'.repeat(10_000)}Subject: x\r\n\r\nText`,
    ],
    ['an empty text of a million lines', `Subject: x\r\n\r\n${'\r\n'.repeat(1_000_000)}`],
    [
      'boundaries alone',
      `Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n'.repeat(200_000)}`,
    ],
    [
      'parameters in 10,000 pieces',
      `Subject: x\r\nContent-Type: text/plain; ${Array.from({ length: 10_000 }, (_, i) => `name*${i}=a`).join(';\r\n ')}\r\n\r\nText`,
    ],
    [
      'encoded words without end',
      `Subject: x\r\nFrom: ${'=?utf-8?Q?=C3=A9?= '.repeat(20_000)}\r\n\r\nText`,
    ],
  ])('%s', async (_, raw) => {
    expect((await inTime(raw)).subject).toBe('x');
  });

  test('HTML nested without end is not looked at, and the rest of the mail is', async () => {
    const html = '<div>'.repeat(100_000);
    const mail = await inTime(`Subject: x\r\nContent-Type: text/html\r\n\r\n${html}`);
    expect(mail).toMatchObject({ subject: 'x', html: null, text: '', problems: [] });
  });
});

test('the nesting of HTML is counted as browsers do: paragraphs and list items close each other', () => {
  expect(isTooDeep('<p>x<br><img><li>'.repeat(10_000))).toBe(false);
  expect(isTooDeep('<div><b>x</b></div>'.repeat(10_000))).toBe(false);
  expect(isTooDeep('<table><tr><td>'.repeat(1000))).toBe(true);
  expect(isTooDeep('<b></i>'.repeat(1000))).toBe(true);
});

test('a long mail leaves the service time for others', async () => {
  const attachment = Buffer.alloc(8_000_000, 7).toString('base64').replace(/.{76}/g, '$&\r\n');
  const raw = Buffer.from(
    `Subject: x\r\nContent-Type: application/pdf; name=x.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${attachment}`,
  );
  let turns = 0;
  const others = setInterval(() => {
    turns += 1;
  }, 1);
  const mail = await readMail(raw);
  clearInterval(others);
  expect(mail.attachments[0]?.bytes).toHaveLength(8_000_000);
  expect(turns).toBeGreaterThan(10);
});
