/** What members did: recorded once, with its evidence, and put before a clerk where it is free text. */
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clerkOrders, latestLetter, mailFrom } from '../../demo/correspondence.ts';
import {
  actionCases,
  actionFiles,
  actions,
  audit,
  intentions,
  letters,
  replies,
} from '../../src/database/tables.ts';
import type { TestDesk } from '../desk.ts';
import { deskThatTold, noticeTo } from '../people.ts';

const jens = 'jens.baekgaard@parlament.example';
const anna = 'anna.lund@parlament.example';
let desk: TestDesk;
beforeEach(async () => {
  desk = await deskThatTold();
});
afterEach(() => desk.close());

const recorded = async () =>
  (await desk.db.select().from(actions)).filter((a) => a.kind !== 'inform-members');
const lettersOf = (mail: string) => desk.db.select().from(letters).where(eq(letters.mail, mail));
const fromJens = (text: string, more: object = {}) =>
  mailFrom({ from: jens, inReplyTo: noticeTo(desk, jens).messageId, text, ...more });
const says = async (text: string, more: object = {}) => {
  await desk.receive(fromJens(text, more));
  await desk.settle(2);
};
const pdf = { filename: 'Question S 412.pdf', bytes: Buffer.from('%PDF-1.4 question') };

describe('a one-click reply', () => {
  test('sent again and again, it is one action; the member is told that nothing was added', async () => {
    for (let i = 0; i < 3; i += 1) await says('DONE meet-ambassadors PHL-08 <date>');
    expect(await recorded()).toMatchObject([{ kind: 'meet-ambassadors', countries: ['PHL'] }]);
    expect(
      await desk.db.select().from(actionCases).where(eq(actionCases.code, 'PHL-08')),
    ).toHaveLength(2);
    expect((await latestLetter(desk, 'action-recorded')).text).toContain('registreret i forvejen');
  });

  test('with other words it is another action', async () => {
    await says('DONE meet-ambassadors PHL-08 2020-12-03');
    await says('DONE meet-ambassadors PHL-08 2020-12-04');
    expect(await recorded()).toHaveLength(2);
  });

  test('without a case the country that the line names is kept', async () => {
    await says('DONE meet-ambassadors Venezuela 2020-12-03');
    expect(await recorded()).toMatchObject([{ countries: ['VEN'], doneOn: '2020-12-03' }]);
  });

  test('its last word says who may read of it, and the thanks repeat that', async () => {
    await says('DONE meet-ambassadors PHL-08 INTERNAL');
    desk.clock.turnTo(new Date(desk.clock.now().getTime() + 60_000));
    await says('DONE inform-media PHL-08 offentlig');
    const visibility = new Map((await recorded()).map((a) => [a.kind, a.visibility]));
    expect(visibility.get('meet-ambassadors')).toBe('internal');
    expect(visibility.get('inform-media')).toBe('public');
    const [internal] = await lettersOf('action-recorded');
    expect(internal).toBeDefined();
    expect((await latestLetter(desk, 'action-recorded')).text).toContain('Hvem må læse det: alle');
  });

  test('what is attached is the evidence', async () => {
    await says('DONE request-foreign-minister PHL-08 2020-12-03', { attached: pdf });
    const [action] = await recorded();
    expect(action?.evidence).not.toBeNull();
    const [file, ...others] = await desk.db.select().from(actionFiles);
    expect(others).toEqual([]);
    expect(file).toMatchObject({
      action: action?.id,
      filename: pdf.filename,
      bytes: pdf.bytes.length,
    });
    expect(await desk.rawMail.get(file?.sha256 ?? '')).toEqual(pdf.bytes);
    expect((await latestLetter(desk, 'action-recorded')).text).toContain(pdf.filename);
  });
});

const twoThings =
  'I have asked the foreign minister about Leila de Lima (PHL-08). I will meet the ambassador of Venezuela on 20 January.';

describe('free text', () => {
  test('YES records what was done as actions and what is planned as intentions, once', async () => {
    await says(twoThings, { attached: pdf });
    const shown = (await latestLetter(desk, 'reply-received')).text;
    expect(shown).toContain(pdf.filename);
    expect(shown).toContain('asked the foreign minister');
    await clerkOrders(desk, 'reply-received', 'YES');
    await desk.settle(2);
    expect(await recorded()).toMatchObject([
      { kind: 'request-foreign-minister', who: 'Jens Bækgaard', countries: ['PHL'] },
    ]);
    expect(await desk.db.select().from(actionFiles)).toMatchObject([{ filename: pdf.filename }]);
    expect(await desk.db.select().from(intentions)).toMatchObject([
      { kind: 'meet-ambassadors', plannedFor: '2021-01-20', countries: ['VEN'], state: 'planned' },
    ]);
    expect(await desk.db.select().from(replies)).toMatchObject([{ state: 'recorded' }]);
    expect(await lettersOf('action-recorded')).toHaveLength(1);
  });

  test('a second YES changes nothing and says that it is recorded already', async () => {
    await says(twoThings);
    await clerkOrders(desk, 'reply-received', 'YES');
    await desk.settle();
    await clerkOrders(desk, 'reply-received', 'YES');
    await desk.settle(2);
    expect(await recorded()).toHaveLength(1);
    expect(await desk.db.select().from(intentions)).toHaveLength(1);
    expect(await latestLetter(desk, 'reply-answer')).toMatchObject({ address: anna });
    expect((await latestLetter(desk, 'reply-answer')).text).toContain('recorded already');
  });

  test('NO files it; YES afterwards still records it', async () => {
    await says(twoThings);
    await clerkOrders(desk, 'reply-received', 'NO');
    await desk.settle(2);
    expect(await recorded()).toEqual([]);
    expect(await desk.db.select().from(replies)).toMatchObject([{ state: 'filed' }]);
    await clerkOrders(desk, 'reply-answer', 'YES');
    await desk.settle(2);
    expect(await recorded()).toHaveLength(1);
    expect(await desk.db.select().from(replies)).toMatchObject([{ state: 'recorded' }]);
  });

  test('NO to what is recorded takes nothing back', async () => {
    await says(twoThings);
    await clerkOrders(desk, 'reply-received', 'YES');
    await desk.settle();
    await clerkOrders(desk, 'reply-received', 'NO');
    await desk.settle(2);
    expect(await desk.db.select().from(replies)).toMatchObject([{ state: 'recorded' }]);
    expect(await recorded()).toHaveLength(1);
  });

  test('YES to a reply in which nothing was recognised records nothing and says so', async () => {
    await says('Tak for mailen.');
    const { text, messageId } = await latestLetter(desk, 'reply-received');
    expect(text).not.toContain('YES ');
    const code = /NO ([0-9A-Z-]{9})/.exec(text)?.[1];
    await desk.receive(mailFrom({ from: anna, inReplyTo: messageId, text: `YES ${code}` }));
    await desk.settle(2);
    expect(await recorded()).toEqual([]);
    expect(await desk.db.select().from(replies)).toMatchObject([{ state: 'new' }]);
    expect(await lettersOf('reply-answer')).toHaveLength(1);
  });

  test('the clerk’s own reading is recorded instead, for the member who wrote', async () => {
    await says(twoThings);
    const { messageId } = await latestLetter(desk, 'reply-received');
    const order = { from: anna, inReplyTo: messageId };
    await desk.receive(mailFrom({ ...order, text: 'DONE inform-media PHL-08 2020-12-03' }));
    await desk.receive(mailFrom({ ...order, text: 'PLAN debate-resolution PHL-08' }));
    await desk.settle(2);
    expect(await recorded()).toMatchObject([{ kind: 'inform-media', who: 'Jens Bækgaard' }]);
    expect(await desk.db.select().from(intentions)).toMatchObject([
      { kind: 'debate-resolution', plannedFor: null },
    ]);
    expect(await desk.db.select().from(replies)).toMatchObject([{ state: 'recorded' }]);
  });
});

test('a clerk records what the committee did, in reply to the letter about what it owes', async () => {
  const { messageId, address } = await latestLetter(desk, 'committee-registered');
  await desk.receive(
    mailFrom({
      from: address,
      inReplyTo: messageId,
      text: 'DONE debate-resolution VEN-13 2020-12-03\n\nWe adopted a statement.',
      attached: pdf,
    }),
  );
  await desk.settle(2);
  const [action, ...others] = await recorded();
  expect(others).toEqual([]);
  expect(action).toMatchObject({
    kind: 'debate-resolution',
    member: null,
    what: 'We adopted a statement.',
    countries: ['VEN'],
  });
  expect(action?.committee).not.toBeNull();
  expect(action?.followUp).not.toBeNull();
  expect(await desk.db.select().from(actionFiles)).toHaveLength(1);
});

test('every action says in the audit who had it recorded', async () => {
  await says('DONE inform-media PHL-08');
  const entries = await desk.db.select().from(audit).where(eq(audit.thing, 'action'));
  const [action] = await recorded();
  expect(entries.filter((e) => e.thingId === action?.id)).toMatchObject([{ what: 'recorded' }]);
});
