/** What somebody has who has stolen the database and the kept mails, and what they have not. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clerkOrders, codeOf, mailFrom } from '../demo/correspondence.ts';
import { makeToken } from '../src/console/api/tokens.ts';
import { consoleApp } from '../src/console/app.ts';
import { openSession } from '../src/console/session/sessions.ts';
import { signedInAs } from '../src/console/who.ts';
import { members } from '../src/database/tables.ts';
import { memberPage, readMemberLink } from '../src/post/member-link.ts';
import { mailFile, type Played, smallDesk, type TestDesk } from './desk.ts';
import { noticeTo } from './people.ts';

const origin = 'https://desk.parlament.example';
const jens = 'jens.baekgaard@parlament.example';
let desk: TestDesk;
let stolen: Played;
/** All rows as text, and all files but `secret.key`. */
let database: string;
let files: string;
const issued: Record<string, string> = {};

/** Lines that quoted-printable broke are whole again. */
const whole = (raw: string): string => raw.replaceAll('=\r\n', '');

beforeAll(async () => {
  desk = await smallDesk();
  const environment = { ...desk.config.environment, CONSOLE_URL: origin };
  Object.assign(desk, { config: { ...desk.config, environment } });
  await desk.receive(mailFile('01-letter-combined'));
  await desk.settle();
  issued.approval = await codeOf(desk, 'approval-request', 'APPROVE');
  await clerkOrders(desk, 'approval-request', 'APPROVE');
  await desk.settle();
  issued.reply = /<notice\.([0-9a-z]+)@/.exec(noticeTo(desk, jens).messageId)?.[1] ?? '';
  // A letter with the link of a page.
  await desk.receive(mailFrom({ from: jens, text: 'FOLLOW VEN' }));
  const who = signedInAs(desk.config, 'anna', null, '');
  if (!who) throw new Error('no anna');
  issued.session = (await desk.db.transaction((tx) => openSession(tx, desk, 'anna', 'link'))).token;
  issued.api = (await makeToken(desk, who, { name: 'x', scopes: ['read'], days: 30 })).token;
  await new Hono().route('/console', consoleApp(desk)).request(`${origin}/console/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ email: 'anna.lund@parlament.example' }),
    headers: { origin },
  });
  await desk.settle();
  const sent = desk.sent.map(({ raw }) => whole(raw.toString('latin1'))).join('\n');
  issued.signIn = /\/console\/sign-in\/([0-9a-z]{26})/.exec(sent)?.[1] ?? '';
  stolen = await desk.played();
  database = JSON.stringify(stolen.rows);
  files = globSync('mail/**', { cwd: stolen.dir, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => whole(readFileSync(join(entry.parentPath, entry.name), 'latin1')))
    .join('\n');
}, 120_000);
afterAll(() => desk.close());

describe('the database', () => {
  test.each(['approval', 'session', 'api', 'signIn'])(
    'holds no token or code that opens something: %s',
    (kind) => {
      expect(issued[kind]?.length).toBeGreaterThan(8);
      expect(database.includes(issued[kind] ?? '')).toBe(false);
    },
  );

  test('holds the key of the tokens neither, nor a way to a page of a member', async () => {
    for (const form of ['hex', 'base64'] as const)
      expect(database.includes(desk.secret.toString(form))).toBe(false);
    expect(/\/m\/[0-9a-f]{32}/.test(database)).toBe(false);
    const [member] = await desk.db.select().from(members);
    const theirs = { config: desk.config, secret: Buffer.alloc(32, 1) };
    const made = memberPage(theirs, member?.id ?? '', desk.clock.now()) ?? '';
    expect(readMemberLink(desk.secret, made.split('/m/')[1] ?? '', desk.clock.now())).toEqual({
      kind: 'unknown',
    });
  });

  test('does hold the tokens of replies, in the Message-IDs of our mails: they count from their person only', () => {
    expect(issued.reply?.length).toBe(26);
    expect(database.includes(issued.reply ?? '')).toBe(true);
  });

  test('does hold who the members are, and what the desk understood', () => {
    for (const open of [jens, 'VEN-COLL-06']) expect(database.includes(open)).toBe(true);
  });
});

describe('the kept mails', () => {
  test('are all mail that came, in the clear', () => {
    const came = whole(mailFile('01-letter-combined').toString('latin1')).slice(0, 2000);
    expect(files.includes(came)).toBe(true);
  });

  test('are the letters that went out too: their codes, which count from their person only, and links that open until they end', () => {
    expect(files.includes(issued.approval ?? '')).toBe(true);
    expect(files.includes(`/console/sign-in/${issued.signIn}`)).toBe(true);
  });

  test('the key of the tokens lies beside them, in a file of its own that may be left out', () => {
    expect(existsSync(join(stolen.dir, 'secret.key'))).toBe(true);
    expect(files.includes(desk.secret.toString('hex'))).toBe(false);
  });
});
