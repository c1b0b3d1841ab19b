/** Whatever bytes arrive, all steps give an answer: one bad mail must not stop those behind it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mailingDocuments } from '../../src/incoming/documents.ts';
import { splitReply } from '../../src/incoming/quotation/quoted-text.ts';
import { mailKinds } from '../../src/incoming/recognise.ts';
import { referencesOf } from '../../src/incoming/reference.ts';
import { parseCommand } from '../../src/replies/command.ts';
import { suggestActions } from '../../src/replies/suggest.ts';
import { arrive, mailNames, rawMail } from './fixtures.ts';

const kinds = new Set<string>(mailKinds.map(({ kind }) => kind));

async function allSteps(raw: Buffer): Promise<void> {
  const { mail, recognised } = await arrive(raw);
  expect(kinds).toContain(recognised.kind);
  mailingDocuments(mail);
  referencesOf(mail);
  const { text } = splitReply(mail.text, mail.html);
  parseCommand(text);
  suggestActions(text, {
    cases: [{ code: 'PHL-08', names: ['Leila de Lima'], country: 'PHL' }],
    writtenOn: '2020-12-10',
  });
}

/** Small ones: the property is about structure, not about size. */
const letters = mailNames.map(rawMail).filter((raw) => raw.length < 10_000);

const change = fc.record({
  letter: fc.integer({ min: 0, max: letters.length - 1 }),
  cuts: fc.array(
    fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      remove: fc.integer({ min: 0, max: 300 }),
      insert: fc.oneof(
        fc.uint8Array({ maxLength: 40 }),
        fc.constantFrom(
          ...[
            '\r\n',
            '\r\n\r\n',
            '--',
            ';',
            '"',
            '=?utf-8?q?=C3?=',
            '(((',
            '<',
            '> ',
            '\u202e',
          ].map((s) => Buffer.from(s)),
        ),
      ),
    }),
    { maxLength: 6 },
  ),
});

function changed({
  letter,
  cuts,
}: typeof change extends fc.Arbitrary<infer T> ? T : never): Buffer {
  let raw = letters[letter] as Buffer;
  for (const { at, remove, insert } of cuts) {
    const start = Math.floor(at * raw.length);
    raw = Buffer.concat([raw.subarray(0, start), insert, raw.subarray(start + remove)]);
  }
  return raw;
}

describe('never throws', () => {
  test('on arbitrary bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), (bytes) => allSteps(Buffer.from(bytes))),
      { numRuns: 150 },
    );
  }, 20_000);

  test('on letters with holes and insertions', async () => {
    await fc.assert(
      fc.asyncProperty(change, (how) => allSteps(changed(how))),
      { numRuns: 250 },
    );
  }, 30_000);

  test('on hostile sizes, in time', async () => {
    const begun = performance.now();
    for (const text of [
      `From: ${'a@b.example, '.repeat(20_000)}\r\n\r\n`,
      `References: ${'<a@b> '.repeat(50_000)}\r\n\r\n`,
      `Authentication-Results: mx.parlament.example; ${'('.repeat(100_000)}\r\n\r\n`,
      `Subject: x\r\n\r\n${'> '.repeat(200_000)}`,
      `Subject: x\r\n\r\n${'On 1 wrote '.repeat(50_000)}:`,
      `Subject: x\r\n\r\nRef: ${'0 '.repeat(100_000)}`,
      `Content-Type: text/html\r\n\r\n${'<div>'.repeat(50_000)}x`,
      `Subject: x\r\n\r\n${'stillet '.repeat(50_000)}`,
      `Subject: x\r\n\r\n${'1 a '.repeat(50_000)}`,
    ]) {
      await allSteps(Buffer.from(text));
    }
    expect(performance.now() - begun).toBeLessThan(10_000);
  }, 20_000);
});
