/** Members choose by a word in a reply: applied once, written down, and answered at the address that notices go to. */
import { desc, eq } from 'drizzle-orm';
import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clerkOrders, latestLetter, mailFrom, type Written } from '../../demo/correspondence.ts';
import { audit, deliveries, letters, members, messages } from '../../src/database/tables.ts';
import { personAt } from '../../src/replies/people.ts';
import { mailFile, smallDesk, type TestDesk } from '../desk.ts';

const jens = 'jens.baekgaard@parlament.example';
let desk: TestDesk;
beforeEach(async () => {
  desk = await smallDesk();
  await change({ language: 'en' });
});
afterEach(() => desk.close());

const change = (set: Partial<typeof members.$inferInsert>) =>
  desk.db.update(members).set(set).where(eq(members.email, jens));
const member = async () => {
  const [row] = await desk.db.select().from(members).where(eq(members.email, jens));
  if (!row) throw new Error('no such member');
  return row;
};
const write = async (text: string, more: Partial<Written> = {}) => {
  await desk.receive(mailFrom({ from: jens, text, ...more }));
  return desk.settle(2);
};
const changes = () =>
  desk.db.select().from(audit).where(eq(audit.what, 'preferences changed')).orderBy(desc(audit.id));

test('a word changes what a member gets, once, with an audit row and a receipt in one', async () => {
  await write('FOLLOW Venezuela, Gabon and MNG-01\n\nBest regards\nJens');
  expect((await member()).follows).toEqual({
    countries: ['GAB', 'VEN'],
    regions: [],
    cases: ['MNG-01'],
  });
  const rows = await changes();
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    who: (await member()).id,
    thing: 'member',
    details: { by: 'mail', change: { follows: { countries: ['GAB', 'VEN'] } } },
  });
  const receipt = await latestLetter(desk, 'preferences-changed');
  expect(receipt).toMatchObject({ address: jens, state: 'sent' });
  expect(receipt.text).toContain('You are told only of decisions on what is listed below.');
  expect(receipt.text).toContain('Countries: Gabon and Venezuela');
  expect(receipt.text).toContain('MNG-01');
  expect(receipt.text).toContain('FOLLOW ALL');
  expect(await desk.db.select().from(letters)).toHaveLength(1);
  expect((await desk.db.select().from(messages))[0]?.state).toBe('settled');
});

test.each<[string, object, string[]]>([
  ['PAUSE UNTIL 1 SEPTEMBER', { pausedUntil: '2021-09-01' }, ['come again on 1 September 2021']],
  ['PAUSE', { pausedUntil: '9999-12-31' }, ['paused until you write RESUME']],
  ['DIGEST ON', { digest: true }, ['in one mail, the next morning']],
  [
    'LANGUAGE français',
    { language: 'fr', languageChosen: true },
    ['Nos messages vous sont adressés en français.'],
  ],
  ['STOP', { digest: false }, ['You receive no more notices.', 'come in any case', 'START']],
])('%s is done and said in the receipt', async (line, set, words) => {
  await write(line);
  expect(await member()).toMatchObject(set);
  const { text } = await latestLetter(desk, 'preferences-changed');
  for (const each of words) expect(text.replace(/\s+/g, ' ')).toContain(each);
});

test('who stopped or paused comes back with START or RESUME', async () => {
  await write('STOP');
  expect((await member()).stoppedAt).not.toBeNull();
  await write('START');
  expect((await member()).stoppedAt).toBeNull();
  await write('Pause til 1. september');
  await write('Genoptag');
  expect((await member()).pausedUntil).toBeNull();
});

test('a program that unsubscribes with the subject alone is understood; no other subject is an order', async () => {
  await write('', { subject: 'STOP' });
  expect((await member()).stoppedAt).not.toBeNull();
  await write('', { subject: 'START' });
  await write('', { subject: 'Re: STOP' });
  expect((await member()).stoppedAt).not.toBeNull();
  expect(await changes()).toHaveLength(1);
});

test('of two members with one address it is the one whose notice is answered', async () => {
  const signe = 'signe.holm@parlament.example';
  await desk.db.update(members).set({ email: jens }).where(eq(members.email, signe));
  await desk.receive(mailFile('01-letter-combined'));
  await desk.settle();
  await clerkOrders(desk, 'approval-request', 'APPROVE');
  await desk.settle();
  const both = await desk.db.select().from(members).where(eq(members.email, jens));
  for (const one of both) {
    const [told] = await desk.db.select().from(deliveries).where(eq(deliveries.member, one.id));
    await write('FOLLOW VEN', { inReplyTo: told?.messageId ?? '' });
    const [after] = await desk.db.select().from(members).where(eq(members.id, one.id));
    expect(after?.follows).toMatchObject({ countries: ['VEN'] });
    await desk.db.update(members).set({ follows: null });
  }
});

test('a pause that is over is none', async () => {
  await change({ pausedUntil: '2020-11-30' });
  await write('DIGEST ON');
  expect((await latestLetter(desk, 'preferences-changed')).text).not.toContain('paused');
});

test('a date without a year is the next such day after the mail', async () => {
  await write('PAUSE UNTIL 2 DECEMBER');
  expect((await member()).pausedUntil).toBe('2021-12-02');
});

test('what is so already changes nothing, and is answered all the same', async () => {
  await write('RESUME');
  expect(await changes()).toEqual([]);
  expect(await latestLetter(desk, 'preferences-changed')).toMatchObject({ state: 'sent' });
});

describe('nothing is guessed:', () => {
  test.each([
    ['FOLLOW Venezula', '“Venezula” is no country, region or case'],
    ['UNFOLLOW VEN', 'single ones cannot be left out'],
    ['STOP VEN', 'The word has to stand alone'],
    ['LANGUAGE German', 'The desk writes in English, French'],
    ['DIGEST', 'ON or OFF'],
    ['PAUSE UNTIL MONDAY', 'no single day'],
  ])('%s is answered with what is possible', async (line, reason) => {
    const before = await member();
    await write(line);
    expect(await member()).toEqual(before);
    const { text } = await latestLetter(desk, 'order-not-done');
    expect(text.replace(/\s+/g, ' ')).toContain(reason);
    expect(text).toContain(`> ${line}`);
    expect(await changes()).toEqual([]);
  });

  test('the last thing that a member follows is asked about, in their language', async () => {
    await change({ language: 'fr' });
    await write('SUIVRE le Venezuela');
    await write('NE PLUS SUIVRE le Venezuela');
    expect((await member()).follows).toEqual({ countries: ['VEN'], regions: [], cases: [] });
    const { text } = await latestLetter(desk, 'order-not-done');
    expect(text.replace(/\s+/g, ' ')).toContain('C’est la dernière chose que vous suivez');
  });

  test('a sentence is a reply and no order', async () => {
    await write('Follow up with the minister please');
    expect(await changes()).toEqual([]);
    expect((await member()).follows).toBeNull();
  });

  test('a clerk has nothing to follow', async () => {
    await write('FOLLOW VEN', { from: 'anna.lund@parlament.example' });
    expect(await changes()).toEqual([]);
    expect((await latestLetter(desk, 'order-not-done')).text).toContain('for members');
  });
});

describe('who may', () => {
  test('a stranger who pretends to be the member changes nothing', async () => {
    await write('STOP', { dmarc: 'fail' });
    expect((await member()).stoppedAt).toBeNull();
    expect(await changes()).toEqual([]);
  });

  test('from another address of theirs a member is known, and the receipt goes to the first', async () => {
    await change({ otherEmails: ['jens@parlament.example', 'jb@parlament.example'] });
    expect(await personAt(desk, 'JB@parlament.example')).toMatchObject({ email: jens });
    await write('FOLLOW EUROPE', { from: 'jb@parlament.example' });
    expect((await member()).follows).toMatchObject({ regions: ['europe'] });
    expect(await latestLetter(desk, 'preferences-changed')).toMatchObject({ address: jens });
  });

  test('an address that is one member’s own is not taken for another’s second one', async () => {
    await desk.db
      .update(members)
      .set({ otherEmails: [jens] })
      .where(eq(members.email, 'signe.holm@parlament.example'));
    expect(await personAt(desk, jens)).toMatchObject({ name: 'Jens Bækgaard' });
  });

  test('the receipt says how to object, and has no link where members cannot reach the console', async () => {
    await write('STOP');
    const { text, raw } = await latestLetter(desk, 'preferences-changed');
    expect(text).toContain('If it was not you, write to Anna Lund, anna.lund@parlament.example.');
    const { html } = await simpleParser(await desk.rawMail.get(raw));
    expect(html).not.toContain('https://');
  });
});

test('two orders at once are both done: neither overwrites the other', async () => {
  await desk.receive(mailFrom({ from: jens, text: 'FOLLOW VEN' }));
  await desk.receive(mailFrom({ from: jens, text: 'FOLLOW GAB' }));
  await desk.receive(mailFrom({ from: jens, text: 'DIGEST ON' }));
  await desk.settle(2);
  expect(await member()).toMatchObject({
    digest: true,
    follows: { countries: ['GAB', 'VEN'], regions: [], cases: [] },
  });
  expect(await changes()).toHaveLength(3);
});
