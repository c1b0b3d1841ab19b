/**
 * The readers of what comes from outside, each with damaged samples to read and with what its answer has to be. An input is
 * known by reader, seed and number: the same three give the same bytes.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readConfig, readEnvironment } from '../../src/config.ts';
import { isDay } from '../../src/domain/day.ts';
import { mailingDocuments } from '../../src/incoming/documents.ts';
import { splitReply } from '../../src/incoming/quotation/quoted-text.ts';
import { mailKinds } from '../../src/incoming/recognise.ts';
import { referencesOf } from '../../src/incoming/reference.ts';
import { problemCodes } from '../../src/members/fault.ts';
import { readMembers } from '../../src/members/read-members.ts';
import { readBytes } from '../../src/reading/cage/shape.ts';
import { readDocument } from '../../src/reading/read-document.ts';
import { parseCommand } from '../../src/replies/command.ts';
import { suggestActions } from '../../src/replies/suggest.ts';
import { arrive } from '../incoming/fixtures.ts';
import { damaged, mutated, type Random, randomOf } from './mutate.ts';
import { mutatedPdf } from './mutated-pdf.ts';
import { outcomeOf } from './outcome.ts';

const root = join(import.meta.dirname, '../..');

export interface Reader {
  /** Damaged bytes. */
  input(seed: number, number: number): Uint8Array;
  /** How it ended, in a word. @throws when the answer is not one that the product knows */
  read(bytes: Uint8Array): Promise<string>;
}

const filesOf = (...patterns: string[]): Uint8Array[] =>
  patterns
    .flatMap((pattern) => globSync(pattern, { cwd: root }).sort())
    .map((path) => new Uint8Array(readFileSync(join(root, path))));

/** Another stream of chance for each input. */
const chance = (seed: number, number: number): Random => randomOf(seed * 1_000_003 + number);

function damagedOne(samples: readonly Uint8Array[], words: readonly string[]): Reader['input'] {
  return (seed, number) => {
    const random = chance(seed, number);
    const sample = samples[Math.floor(random() * samples.length)] as Uint8Array;
    return damaged(sample, random, words);
  };
}

/** PostgreSQL takes neither NUL nor halves of surrogate pairs. @throws naming the first text that has one */
function allStorable(value: unknown, path = 'answer'): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed())
      throw new Error(`${path} cannot be stored: ${JSON.stringify(value).slice(0, 200)}`);
  } else if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value))
    for (const [name, inner] of Object.entries(value)) allStorable(inner, `${path}.${name}`);
}

const kind = z.enum(mailKinds.map((each) => each.kind) as [string, ...string[]]);

const anyCase = { code: 'PHL-08', names: ['Leila de Lima'], country: 'PHL' } as const;

/** The whole way of a mail as far as it needs no database: read, authenticated, recognised, answered or not. */
async function readMailWhole(bytes: Uint8Array): Promise<string> {
  const { mail, recognised } = await arrive(Buffer.from(bytes));
  const reply = splitReply(mail.text, mail.html);
  allStorable([
    mail,
    recognised,
    mailingDocuments(mail),
    referencesOf(mail),
    reply,
    parseCommand(reply.text),
    suggestActions(reply.text, { cases: [anyCase], writtenOn: '2020-12-10' }),
  ]);
  return kind.parse(recognised.kind);
}

const words = {
  mail: [
    '\r\n',
    '\r\n\r\n',
    '\0',
    '(((',
    '"',
    '<a@b>',
    '=?utf-8?q?=C3?=',
    '=?utf-8?b?4oCu?=',
    'Content-Type: multipart/mixed; boundary=""\r\n',
    'Content-Transfer-Encoding: base64\r\n',
    'Authentication-Results: mx.parlament.example; dkim=pass header.d=ipu.org\r\n',
    'charset=utf-7',
    '--',
    '<div>',
    '\u202e',
    '> > > ',
    'constructor',
  ],
  list: [
    '\n',
    ';',
    '\t',
    '"',
    '""',
    '\0',
    '\uFEFF',
    'e-mail',
    '@',
    '{',
    '[[',
    '"memberships":',
    '-1',
    '9999-99-99',
    '=cmd()',
    '__proto__',
  ],
  text: [
    '{\\rtf1 ',
    "\\'00",
    '\\u0?',
    '\\u-10240?',
    '\\bin99999 ',
    '}',
    '<table><tr><td>',
    '&#xD800;',
    '&#0;',
    '<!--',
    '\0',
    '\uFEFF',
    '12345678901234567890. ',
  ],
  order: [
    'APPROVE',
    'Q7F3-K2MD',
    'DONE',
    'meet-ambassadors',
    'VEN-13',
    'UNTIL',
    '31 February',
    '\n',
    '> ',
    '\u00a0',
    '\u200f',
    '.',
    '٣',
    'PAUSE',
    'FOLLOW',
    'constructor',
  ],
} as const;

/** Who has no committee of ours in the list is still a member. */
const { committees } = readConfig(
  readEnvironment({ DESK_CONFIG: join(root, 'samples/desk.yaml') }),
);

const day = z.string().refine(isDay, 'is no day');
const member = z.object({
  row: z.int().min(0),
  id: z.string().nullable(),
  name: z.string().min(1),
  email: z.string().regex(/^[^\s@]+@[^\s@]+$/),
  otherEmails: z.array(z.string().regex(/^[^\s@]+@[^\s@]+$/)),
  from: day.nullish(),
  until: day.nullish(),
});
const format = z.object({ kind: z.string() });
const list = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), members: z.array(member), format }),
  z.object({
    ok: z.literal(false),
    format,
    faults: z.array(z.object({ problem: z.object({ code: z.enum(problemCodes) }) })).min(1),
  }),
]);

/** The compiler holds this to all kinds of order that there are. */
const orderKinds = {
  approve: true,
  hold: true,
  introduce: true,
  send: true,
  reject: true,
  done: true,
  plan: true,
  settle: true,
  yes: true,
  no: true,
  snooze: true,
  assign: true,
  note: true,
  split: true,
  reopen: true,
  waive: true,
  release: true,
  retry: true,
  read: true,
  correct: true,
  omit: true,
  add: true,
  withdraw: true,
  report: true,
  preference: true,
  status: true,
  'not-understood': true,
} satisfies Record<NonNullable<ReturnType<typeof parseCommand>>['kind'], true>;
const order = z
  .object({ kind: z.enum(Object.keys(orderKinds) as [string, ...string[]]) })
  .nullable();

const mails = filesOf('tests/mails/*.eml', 'tests/replies/letters/*.eml').filter(
  (mail) => mail.length < 200_000,
);
const bodyOf = (mail: Uint8Array): Uint8Array =>
  mail.subarray(Math.max(0, Buffer.from(mail).indexOf('\r\n\r\n')));
const orders = filesOf('tests/mails/*command*.eml', 'tests/mails/*order*.eml').map(bodyOf);

/** A decision as plain text, as RTF and as a page. */
const decision = Buffer.from(
  filesOf('tests/mails/101-decision-in-the-text.eml').map(bodyOf)[0] ?? [],
).toString('latin1');
const texts = [
  decision,
  `{\\rtf1\\ansi\\ansicpg1252 ${decision.replace(/\r?\n/g, '\\par\n')}}`,
  `<html><body>${decision.replace(/\r?\n\r?\n/g, '</p><p>')}<table><tr><td>VEN-13<td>Detention</table></body></html>`,
].map((text) => new Uint8Array(Buffer.from(text, 'latin1')));

export const readers: Readonly<Record<string, Reader>> = {
  mail: { input: damagedOne(mails, words.mail), read: readMailWhole },
  bounce: {
    input: damagedOne(filesOf('tests/mails/*{bounce,delay,dsn,ndr,away}*.eml'), words.mail),
    read: readMailWhole,
  },
  pdf: {
    input: (seed, number) => mutatedPdf(seed * 1_000_003 + number),
    async read(bytes) {
      const read = readBytes.parse(await readDocument(bytes, { pages: 100 }));
      allStorable(read);
      return read.decisions.length > 0 ? 'decisions' : read.readable;
    },
  },
  document: { input: mutated, read: outcomeOf },
  /** Kinds that are text all through; what the cage says of them is checked as in the service. */
  text: {
    input: damagedOne(texts, words.text),
    async read(bytes) {
      const read = readBytes.parse(await readDocument(bytes, { pages: 100 }));
      allStorable(read);
      return read.decisions.length > 0 ? 'decisions' : read.readable;
    },
  },
  list: {
    input: damagedOne(
      [
        ...filesOf('samples/members.csv', 'samples/members.popolo.json'),
        ...filesOf('tests/members/lists/*.{csv,txt}', 'tests/members/lists/everypolitician.json'),
      ],
      words.list,
    ),
    async read(bytes) {
      const read = readMembers(bytes, { committees, today: '2020-12-03' });
      allStorable(read);
      return list.parse(read).ok ? 'read' : 'refused';
    },
  },
  order: {
    input: damagedOne(
      [
        ...orders,
        ...[
          'APPROVE Q7F3-K2MD',
          'DONE meet-ambassadors VEN-13 3 December 2020',
          'PAUSE UNTIL 1 May',
        ].map((line) => new TextEncoder().encode(`${line}\r\n\r\nRegards\r\n`)),
      ],
      words.order,
    ),
    async read(bytes) {
      return order.parse(parseCommand(Buffer.from(bytes).toString('utf8')))?.kind ?? 'none';
    },
  },
};
