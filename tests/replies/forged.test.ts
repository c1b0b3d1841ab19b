/**
 * Mails that nobody of ours wrote to the desk, or not now, or not so: none is acted on, and each ends
 * where a clerk sees it with the reason, or among what programs sent.
 */
import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  actions,
  commands,
  deliveries,
  followUps,
  letters,
  mailings,
  members,
  replies,
} from '../../src/database/tables.ts';
import { hashToken } from '../../src/domain/token.ts';
import { followUpCode } from '../../src/post/tokens.ts';
import type { TestDesk } from '../desk.ts';
import { deskOfTheTables, jens } from './known-tokens.ts';
import { letterCode, notice, offerCode, request } from './letters/parts.ts';
import { type Expected, expectOutcome } from './outcome.ts';

let desk: TestDesk;
const expired = '6w0zbcdefghj7k3v9q2m4x8r1t';
const unknown = '1t6w0zbcdefghj7k3v9q2m4x8r';
const signesToken = '2m4x8r1t6w0zbcdefghj7k3v9q';
const signe = 'signe.holm@parlament.example';
const anna = 'anna.lund@parlament.example';
const bo = 'bo.kjaer@parlament.example';
const done = 'DONE meet-ambassadors PHL-08 2020-12-07';
const approve = `APPROVE ${letterCode}`;

beforeAll(async () => {
  desk = await deskOfTheTables();
  await desk.db
    .update(deliveries)
    .set({ tokenHash: hashToken(signesToken) })
    .where(eq(deliveries.address, signe));
  const [old] = await desk.db.select().from(letters).where(eq(letters.mail, 'approval-request'));
  await desk.db
    .update(letters)
    .set({
      tokenHash: hashToken(expired),
      codeHash: hashToken('E1D0-9999'),
      expiresAt: new Date('2020-01-01T00:00:00Z'),
    })
    .where(eq(letters.id, old?.id ?? ''));
}, 180_000);
afterAll(() => desk.close());

/** A field is left out with null. */
interface Forged {
  readonly from?: string | readonly string[];
  readonly to?: string;
  readonly token?: string | null;
  readonly subject?: string;
  readonly results?: string | null;
  readonly fields?: readonly string[];
  readonly type?: string;
  readonly returnPath?: string;
  readonly id?: string;
  readonly text: string;
}

const passes = (domain = 'parlament.example') =>
  `Authentication-Results: mx.parlament.example; dmarc=pass header.from=${domain}`;
let count = 0;
function forged({
  from = jens,
  to = 'solidarity@parlament.example',
  token = notice,
  subject = 'SV: IPU',
  results = passes(),
  fields = [],
  type = 'text/plain; charset=utf-8',
  returnPath,
  id = `forged.${++count}@parlament.example`,
  text,
}: Forged): string {
  const senders = typeof from === 'string' ? [from] : from;
  return [
    `Return-Path: <${returnPath ?? /[^\s<>]+@[^\s<>]+/.exec(senders[0] ?? '')?.[0] ?? ''}>`,
    'Received: from client by mx.parlament.example with ESMTPS; Mon, 07 Dec 2020 13:15:02 +0100',
    ...(results ? [results] : []),
    ...senders.map((one) => `From: ${one}`),
    `To: ${to}`,
    `Subject: ${subject}`,
    'Date: Mon, 07 Dec 2020 13:15:00 +0100',
    `Message-ID: <${id}>`,
    ...(token ? [`In-Reply-To: <notice.${token}@parlament.example>`] : []),
    ...fields,
    'MIME-Version: 1.0',
    `Content-Type: ${type}`,
    'Content-Transfer-Encoding: 8bit',
    '',
    text,
    '',
  ].join('\r\n');
}

const told = (reason: NonNullable<Expected['reason']>): Expected => ({
  outcome: 'told-to-clerk',
  reason,
});
const automatic: Expected = { outcome: 'automatic' };
const notDone: Expected = { outcome: 'not-done' };
const page = (body: string): Pick<Forged, 'text' | 'type'> => ({
  type: 'text/html; charset=utf-8',
  text: `<html><body>${body}</body></html>`,
});
const parts = (...all: string[]): Pick<Forged, 'text' | 'type'> => ({
  type: 'multipart/mixed; boundary=apart',
  text: [...all.flatMap((part) => ['--apart', part]), '--apart--'].join('\r\n'),
});

const table: [string, Forged, Expected][] = [
  // Who says that they are somebody.
  ['nothing proves the sender', { results: null, text: done }, told('unproven')],
  [
    'results of a foreign server',
    {
      results: 'Authentication-Results: mx.evil.example; dmarc=pass header.from=parlament.example',
      text: done,
    },
    told('unproven'),
  ],
  [
    'our server says that it is false',
    {
      results:
        'Authentication-Results: mx.parlament.example; dmarc=fail header.from=parlament.example',
      text: done,
    },
    told('unproven'),
  ],
  ['results for another domain', { results: passes('evil.example'), text: done }, told('unproven')],
  ['a second From', { from: [jens, 'mallory@evil.example'], text: done }, told('unproven')],
  [
    'two senders in one From',
    { from: `${jens}, mallory@evil.example`, text: done },
    told('unproven'),
  ],
  [
    'Sender is ours, From is not',
    {
      from: 'mallory@evil.example',
      results: passes('evil.example'),
      fields: [`Sender: ${jens}`],
      text: done,
    },
    told('another-person'),
  ],
  [
    'Reply-To is ours, From is not',
    {
      from: 'mallory@evil.example',
      results: passes('evil.example'),
      fields: [`Reply-To: ${jens}`],
      text: done,
    },
    told('another-person'),
  ],
  [
    'a member’s name, another domain',
    {
      from: '"Jens Bækgaard" <jens.baekgaard@mail.example>',
      results: passes('mail.example'),
      text: done,
    },
    told('another-person'),
  ],
  [
    'a member’s address as the name shown',
    { from: `"${jens}" <mallory@evil.example>`, results: passes('evil.example'), text: done },
    told('another-person'),
  ],
  [
    'a lookalike domain',
    { from: 'jens.baekgaard@par1ament.example', results: passes('par1ament.example'), text: done },
    told('unproven'),
  ],
  [
    'a homoglyph in the domain',
    {
      from: 'jens.baekgaard@p\u0430rlament.example',
      results: passes('p\u0430rlament.example'),
      text: done,
    },
    told('unproven'),
  ],
  [
    'our domain below another',
    {
      from: 'jens.baekgaard@parlament.example.evil.example',
      results: passes('parlament.example.evil.example'),
      text: done,
    },
    told('unproven'),
  ],
  [
    'an encoded word that decodes to our address',
    {
      from: '=?utf-8?Q?jens=2Ebaekgaard=40parlament=2Eexample?= <mallory@evil.example>',
      results: passes('evil.example'),
      text: done,
    },
    told('another-person'),
  ],
  [
    'a NUL in From',
    {
      from: 'jens.baekgaard@parlament.example\0@evil.example',
      results: passes('evil.example'),
      text: done,
    },
    told('unproven'),
  ],
  [
    'an RTL override in From',
    {
      from: '"\u202egro.elpmaxe" <mallory@evil.example>',
      results: passes('evil.example'),
      text: done,
    },
    told('another-person'),
  ],
  [
    'a quoted local part',
    {
      from: '"jens.baekgaard@parlament.example"@evil.example',
      results: passes('evil.example'),
      text: done,
    },
    told('unproven'),
  ],
  [
    'a group instead of a sender',
    { from: `Members: ${jens}, ${signe};`, text: done },
    told('unproven'),
  ],
  [
    'the desk’s own address',
    { from: 'Solidarity Desk <solidarity@parlament.example>', text: done },
    told('unknown-person'),
  ],
  // Whose the token is.
  ['the right token, another member', { from: signe, text: done }, told('another-person')],
  [
    'the right token in the address, another member',
    { from: signe, token: null, to: `solidarity+${notice}@parlament.example`, text: done },
    told('another-person'),
  ],
  [
    'another’s token within what was passed on',
    { from: signe, token: null, text: `Se her:\n\n> Kære Jens\n> ${done}\n> Ref: ${notice}` },
    told('another-person'),
  ],
  [
    'an expired token',
    { from: anna, token: expired, text: 'Thank you, please go ahead.' },
    told('expired'),
  ],
  ['an unknown token', { token: unknown, text: 'Tak, det har jeg gjort.' }, told('unknown-token')],
  [
    'a token cut short',
    {
      token: null,
      to: `solidarity+${notice.slice(0, 25)}@parlament.example`,
      text: 'Tak, det har jeg gjort.',
    },
    told('otherwise'),
  ],
  [
    'only a register number',
    { token: null, subject: '2020-21 UPN Alm.del – Bilag 90', text: 'Jeg har mødt ambassadøren.' },
    told('register-number'),
  ],
  ['an action without a token', { token: null, text: done }, notDone],
  // Codes.
  ['APPROVE from a member', { text: approve }, notDone],
  ['APPROVE from another clerk', { from: bo, token: null, text: approve }, notDone],
  ['an expired code', { from: anna, token: null, text: 'APPROVE E1D0-9999' }, notDone],
  [
    'a code that was never issued',
    { from: anna, token: request, text: 'APPROVE 0000-0000' },
    notDone,
  ],
  ['YES with another clerk’s code', { from: bo, token: null, text: `YES ${offerCode}` }, notDone],
  [
    'APPROVE in a quoted line',
    { from: anna, token: null, text: `> ${approve}\n\nPlease wait.` },
    told('otherwise'),
  ],
  [
    'APPROVE below other words',
    { from: anna, token: null, text: `Please wait with this one.\n\n${approve}` },
    told('otherwise'),
  ],
  [
    'APPROVE only in the subject',
    { from: anna, token: null, subject: approve, text: 'Please wait with this one.' },
    told('otherwise'),
  ],
  [
    'APPROVE only in an attachment',
    {
      from: anna,
      token: null,
      ...parts(
        'Content-Type: text/plain\r\n\r\nSee the file.',
        `Content-Type: text/plain; name="order.txt"\r\nContent-Disposition: attachment; filename="order.txt"\r\n\r\n${approve}`,
      ),
    },
    told('otherwise'),
  ],
  [
    'hidden with display:none',
    {
      from: anna,
      token: null,
      ...page(`<div style="display: none">${approve}</div><p>Lunch?</p>`),
    },
    told('otherwise'),
  ],
  [
    'white on white',
    {
      from: anna,
      token: null,
      ...page(`<p style="font-size:11pt;color:#FFFFFF">${approve}</p><p>Lunch?</p>`),
    },
    told('otherwise'),
  ],
  [
    'letters of no size',
    {
      from: anna,
      token: null,
      ...page(`<span style="font-size:0">${approve}</span><p>Lunch?</p>`),
    },
    told('otherwise'),
  ],
  [
    'white by its font element',
    { from: anna, token: null, ...page(`<font color="white">${approve}</font><p>Lunch?</p>`) },
    told('otherwise'),
  ],
  // What no person sent, or not to us.
  [
    'an automatic reply with an order first',
    { fields: ['Auto-Submitted: auto-replied'], text: 'STOP' },
    { outcome: 'absence' },
  ],
  [
    'a program’s mail with a token and an order',
    {
      token: null,
      to: `solidarity+${notice}@parlament.example`,
      fields: ['Auto-Submitted: auto-generated'],
      text: done,
    },
    { outcome: 'absence' },
  ],
  [
    'a program’s order without a token',
    { token: null, fields: ['Auto-Submitted: auto-generated'], text: 'STOP' },
    told('otherwise'),
  ],
  ['nobody as envelope sender', { returnPath: '', text: done }, { outcome: 'absence' }],
  [
    'an order with a code from nobody',
    { from: anna, token: null, returnPath: '', text: approve },
    told('otherwise'),
  ],
  [
    'shaped like a bounce',
    {
      from: 'MAILER-DAEMON@parlament.example',
      returnPath: '',
      subject: 'Undelivered Mail Returned to Sender',
      token: unknown,
      text: `${done}\n\n<${jens}>: 550 5.1.1 user unknown`,
    },
    { outcome: 'bounce' },
  ],
  [
    'our own mail, come back',
    { from: 'solidarity@parlament.example', fields: ['X-Solidarity-Desk: parlament'], text: done },
    automatic,
  ],
  [
    'a mail of another desk',
    { from: jens, fields: ['X-Solidarity-Desk: storting'], text: done },
    automatic,
  ],
  [
    'with a Message-ID as we make them',
    { id: `notice.${unknown}@parlament.example`, text: done },
    automatic,
  ],
  [
    'posted to a list',
    {
      token: null,
      to: 'members@lists.parlament.example',
      fields: ['List-Id: <members.lists.parlament.example>', 'Precedence: list'],
      text: 'STOP',
    },
    told('through-a-list'),
  ],
  [
    'an answer posted to a list',
    {
      to: 'members@lists.parlament.example',
      fields: ['List-Id: <members.lists.parlament.example>'],
      text: done,
    },
    told('through-a-list'),
  ],
  [
    'resent by somebody',
    {
      to: signe,
      token: null,
      fields: [`Resent-From: ${signe}`, 'Resent-To: solidarity@parlament.example'],
      text: 'STOP',
    },
    told('resent'),
  ],
];

/** What people had done, owed and wished. */
async function state(): Promise<unknown> {
  const { db } = desk;
  return {
    actions: await db.$count(actions),
    commands: await db.$count(commands),
    replies: await db.$count(replies),
    mailings: (await db.select({ state: mailings.state }).from(mailings))
      .map((m) => m.state)
      .sort(),
    owed: (await db.select({ state: followUps.state }).from(followUps)).map((f) => f.state).sort(),
    members: (await db.select().from(members))
      .map((m) => [m.key, m.stoppedAt, m.follows, m.pausedUntil])
      .sort(),
    bounced: await db.$count(deliveries, eq(deliveries.state, 'bounced')),
  };
}

test('there are at least thirty', () => {
  expect(table.length).toBeGreaterThanOrEqual(30);
});

test.each(table)('%s', async (_name, mail, expected) => {
  await desk.db.delete(letters).where(eq(letters.mail, 'order-not-done'));
  desk.clock.turnTo(new Date(desk.clock.now().getTime() + 60_000 * 13));
  const before = await state();
  const raw = forged(mail);
  await desk.receive(raw);
  await desk.settle(2);
  await expectOutcome(desk, createHash('sha256').update(raw).digest('hex'), expected);
  expect(await state()).toEqual(before);
});

test('a clerk’s code for a follow-up is good from that clerk only', async () => {
  const [owed] = await desk.db.select().from(followUps).where(eq(followUps.committee, 'IPU'));
  const code = followUpCode(desk.secret, owed?.id ?? '', 'anna');
  const before = await state();
  for (const from of [jens, bo])
    await desk.receive(forged({ from, token: null, text: `WAIVE ${code} no need` }));
  await desk.settle(2);
  expect(await state()).toEqual(before);
});

test('six wrong codes: the right one is taken from nobody for an hour, and the clerk is told', async () => {
  desk.clock.turnTo(new Date(desk.clock.now().getTime() + 61 * 60_000));
  const before = await state();
  const mails = ['0', '1', '2', '3', '4', '5'].map((n) =>
    forged({ from: anna, token: null, text: `APPROVE 0000-000${n}` }),
  );
  for (const mail of [...mails, forged({ from: anna, token: null, text: approve })]) {
    await desk.receive(mail);
    await desk.settle();
  }
  expect(await state()).toEqual(before);
});

test('the same bytes twice are one mail; the same Message-ID with other words goes to the clerk', async () => {
  desk.clock.turnTo(new Date(desk.clock.now().getTime() + 61 * 60_000));
  const first = forged({
    id: 'replayed@parlament.example',
    text: 'Jeg har skrevet til ambassaden.',
  });
  for (const _ of [1, 2]) await desk.receive(first);
  await desk.settle(2);
  await expectOutcome(desk, createHash('sha256').update(first).digest('hex'), {
    outcome: 'reply',
    text: 'Jeg har skrevet til ambassaden.',
  });
  const before = await state();
  const changed = forged({ id: 'replayed@parlament.example', text: done });
  await desk.receive(changed);
  const copy = first.replace('Subject:', 'X-Forwarded-To: ipu@parlament.example\r\nSubject:');
  await desk.receive(copy);
  await desk.settle(2);
  await expectOutcome(desk, createHash('sha256').update(changed).digest('hex'), told('repeated'));
  expect(await state()).toEqual(before);
});
