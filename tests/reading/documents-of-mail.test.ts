import { describe, expect, it } from 'vitest';
import type { UnpackInCage } from '../../src/desk.ts';
import { readMail } from '../../src/incoming/read-mail.ts';
import { documentsOfMail } from '../../src/reading/documents-of-mail.ts';
import { containerKind, contentsOfContainer } from '../../src/reading/unpack/contents.ts';
import { unpackInCage } from '../../src/reading/unpack.ts';
import { zipOf } from './archive.ts';
import { expectedMessages, mailOfSample } from './samples-of-mails.ts';

/** The same program without its process. */
const unpackHere: UnpackInCage = async ({ bytes }) => {
  const kind = containerKind(bytes);
  if (!kind) return null;
  const { trouble, ...rest } = await contentsOfContainer(kind, bytes);
  return { ...rest, problem: trouble?.problem ?? null };
};

const named = async (raw: Uint8Array | string, unpack = unpackHere) =>
  (await documentsOfMail(await readMail(Buffer.from(raw)), unpack)).map(
    ({ filename, via }) => `${via}: ${filename}`,
  );

describe('the documents of the sample mails', () => {
  it.each(expectedMessages)('$name', async ({ name, documents }) => {
    expect(await named(mailOfSample(name))).toEqual(documents);
  });

  it('unpacked in the cage they are the same', async () => {
    const { documents } = expectedMessages.find((each) => each.name === '05-zip') ?? {};
    expect(await named(mailOfSample('05-zip'), unpackInCage())).toEqual(documents);
  }, 20_000);
});

const letter = (type: string, body: string) =>
  `From: a@ipu.org\r\nSubject: x\r\nContent-Type: ${type}; charset=utf-8\r\n\r\n${body}`;

const decision = [
  'Philippines',
  'Decision adopted unanimously by the IPU Governing Council at its 206th',
  'session (Extraordinary virtual session, 3 November 2020)',
  'PHL-08 - Leila de Lima (Ms.)',
  'The Governing Council of the Inter-Parliamentary Union',
  '1. Thanks the authorities;',
  '2. Requests the Secretary General to convey this decision.',
];

describe('the text of a mail', () => {
  it.each([
    ['a decision', letter('text/plain', decision.join('\r\n')), ['body: message.txt']],
    [
      'a decision quoted',
      letter(
        'text/plain',
        `FYI\r\n-- \r\nAnna\r\n\r\n${decision.map((line) => `> ${line}`).join('\r\n')}`,
      ),
      ['body: message.txt'],
    ],
    [
      'a decision in HTML alone',
      letter('text/html', decision.map((line) => `<p>${line}</p>`).join('')),
      ['body: message.html'],
    ],
    [
      'a covering letter',
      letter(
        'text/plain',
        'Dear Sir,\r\nplease find the decision adopted unanimously by the IPU Governing Council at its 206th session.\r\n1. Debate it;\r\n2. Tell us.',
      ),
      [],
    ],
    [
      'a line of adoption and nothing decided',
      letter('text/plain', decision.slice(0, 3).join('\r\n')),
      [],
    ],
  ])('is a document where it is %s', async (_, raw, documents) => {
    expect(await named(raw)).toEqual(documents);
  });

  it('is kept without marks of quotation and without the signature below', async () => {
    const raw = letter(
      'text/plain',
      `${decision.map((line) => `> ${line}`).join('\r\n')}\r\n-- \r\nAnna`,
    );
    const [body] = await documentsOfMail(await readMail(Buffer.from(raw)), unpackHere);
    expect(body?.bytes.toString()).toBe(`\uFEFF${decision.join('\n')}`);
  });
});

it('an archive that cannot be unpacked whole is a document itself, beside what came out of it', async () => {
  const archive = zipOf([
    { name: 'open.pdf', content: '%PDF-1.7' },
    { name: 'locked.pdf', content: '%PDF-1.7', isEncrypted: true },
  ]);
  const raw = `Content-Type: application/octet-stream; name=all.zip\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment\r\n\r\n${Buffer.from(archive).toString('base64')}`;
  expect(await named(raw)).toEqual(['zip: open.pdf', 'attachment: all.zip']);
});
