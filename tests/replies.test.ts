/** What members write back: recorded only from the person the notice was sent to, free text only after a clerk's yes. */
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clerkOrders, latestLetter, mailFrom } from '../demo/correspondence.ts';
import {
  absences,
  actionCases,
  actions,
  deliveries,
  members,
  replies,
} from '../src/database/tables.ts';
import { mailFile, type TestDesk } from './desk.ts';
import { deskThatTold, noticeTo } from './people.ts';

const jens = 'jens.baekgaard@parlament.example';
const signe = 'signe.holm@parlament.example';
let desk: TestDesk;
beforeEach(async () => {
  desk = await deskThatTold();
});
afterEach(() => desk.close());

const recorded = async () =>
  (await desk.db.select().from(actions)).filter((a) => a.kind !== 'inform-members');
const answer = (from: string, text: string, more: object = {}) =>
  mailFrom({ from, inReplyTo: noticeTo(desk, from).messageId, text, ...more });

test('a member’s DONE line is recorded at once, with its case, its day and its country, and the member is thanked', async () => {
  await desk.receive(
    answer(jens, 'DONE meet-ambassadors PHL-08 2020-12-07\n\nMet him at the embassy.'),
  );
  await desk.settle(2);
  const [action, ...others] = await recorded();
  expect(others).toEqual([]);
  expect(action).toMatchObject({
    kind: 'meet-ambassadors',
    doneOn: '2020-12-07',
    countries: ['PHL'],
    who: 'Jens Bækgaard',
    what: 'Met him at the embassy.',
    visibility: 'ipu-only',
  });
  expect(
    await desk.db
      .select()
      .from(actionCases)
      .where(eq(actionCases.action, action?.id ?? '')),
  ).toMatchObject([{ code: 'PHL-08' }]);
  expect(await latestLetter(desk, 'action-recorded')).toMatchObject({
    address: jens,
    state: 'sent',
  });
});

test('free text is put before the clerk with a suggestion, and recorded only after YES', async () => {
  await desk.receive(
    answer(
      jens,
      'Tak for beskeden. Jeg har i dag stillet udenrigsministeren et spørgsmål om senator Leila de Lima (PHL-08).\n\nVenlig hilsen\nJens',
    ),
  );
  await desk.settle(2);
  expect(await recorded()).toEqual([]);
  expect((await desk.db.select().from(replies))[0]?.text).toContain('stillet udenrigsministeren');
  await clerkOrders(desk, 'reply-received', 'YES');
  await desk.settle(2);
  expect((await recorded()).map((a) => a.kind)).toEqual(['request-foreign-minister']);
});

test('the quoted notice is cut off and kept beside the reply', async () => {
  await desk.receive(
    answer(
      jens,
      'Jeg mødte ambassadøren.\n\nFra: Solidarity Desk <solidarity@parlament.example>\nSendt: 4. december 2020 10:03\nTil: Jens\nEmne: IPU\n\nKære Jens',
    ),
  );
  await desk.settle();
  const [reply] = await desk.db.select().from(replies);
  expect(reply?.text).toBe('Jeg mødte ambassadøren.');
  expect(reply?.rest).toContain('Kære Jens');
});

test.each([
  [
    'another member with the token of the first',
    () =>
      mailFrom({
        from: signe,
        inReplyTo: noticeTo(desk, jens).messageId,
        text: 'DONE meet-ambassadors PHL-08',
      }),
  ],
  [
    'somebody who pretends to be the member',
    () => answer(jens, 'DONE meet-ambassadors PHL-08', { dmarc: 'fail' }),
  ],
  [
    'a member without a token',
    () => mailFrom({ from: jens, text: 'DONE meet-ambassadors PHL-08' }),
  ],
])('%s records nothing', async (_who, mail) => {
  await desk.receive(mail());
  await desk.settle();
  expect(await recorded()).toEqual([]);
});

test('a clerk cannot confirm with the code of another clerk’s letter', async () => {
  await desk.receive(
    answer(
      jens,
      'Jeg har i dag stillet udenrigsministeren et spørgsmål om Leila de Lima (PHL-08).',
    ),
  );
  await desk.settle();
  await clerkOrders(desk, 'reply-received', 'YES', '', { from: 'bo.kjaer@parlament.example' });
  await desk.settle();
  expect(await recorded()).toEqual([]);
});

test('an automatic reply is no answer; its end is noted when it answers our own notice', async () => {
  const automatic = answer(
    signe,
    'Jeg er på barsel og læser ikke mine mails før 1. marts 2021.',
  ).replace('MIME-Version', 'Auto-Submitted: auto-replied\r\nMIME-Version');
  await desk.receive(automatic);
  await desk.receive(mailFile('13-out-of-office'));
  await desk.settle();
  expect(await desk.db.select().from(replies)).toEqual([]);
  expect((await desk.db.select().from(absences)).map((a) => a.until)).toEqual(['2021-03-01']);
});

test('a bounce marks the delivery and the address, and the clerk is told; a forged one changes nothing', async () => {
  const bounce = (recipient: string, id: string) =>
    mailFile('14-dsn-rfc3464')
      .toString()
      .replaceAll('ole.friis@parlament.example', recipient)
      .replace('<notice.7.member.44@desk.parlament.example>', id);
  const { messageId } = noticeTo(desk, jens);
  await desk.receive(bounce(signe, messageId));
  await desk.receive(bounce(jens, '<notice.00000000000000000000000000@parlament.example>'));
  await desk.settle();
  expect(await desk.db.select().from(deliveries).where(eq(deliveries.state, 'bounced'))).toEqual(
    [],
  );
  await desk.receive(bounce(jens, messageId));
  await desk.settle(2);
  const bounced = await desk.db.select().from(deliveries).where(eq(deliveries.state, 'bounced'));
  expect(bounced.map((d) => d.address)).toEqual([jens]);
  expect(
    (await desk.db.select().from(members).where(eq(members.email, jens)))[0]?.undeliverableSince,
  ).not.toBeNull();
  expect(await latestLetter(desk, 'delivery-bounced')).toMatchObject({ person: 'anna' });
});

test('STOP from a member ends their notices', async () => {
  await desk.receive(answer(jens, 'STOP'));
  await desk.settle();
  const [member] = await desk.db.select().from(members).where(eq(members.email, jens));
  expect(member?.stoppedAt).toBeInstanceOf(Date);
});

test('who tries codes is answered five times an hour, then no more', async () => {
  for (let i = 0; i < 8; i += 1)
    await desk.receive(mailFrom({ from: jens, text: `APPROVE 0000-000${i}` }));
  await desk.settle();
  const answers = desk.sent.filter(
    (m) => m.envelope.to === jens && m.messageId.startsWith('<order-not-done.'),
  );
  expect(answers.length).toBeLessThanOrEqual(5);
  expect(answers.length).toBeGreaterThan(0);
});

test('what the desk did not recognise, the clerk records with a line of her own, for the member who wrote', async () => {
  await desk.receive(answer(jens, 'Det har jeg nu gjort noget ved.'));
  await desk.settle();
  const { messageId } = await latestLetter(desk, 'reply-received');
  await desk.receive(
    mailFrom({
      from: 'anna.lund@parlament.example',
      inReplyTo: messageId,
      text: 'DONE inform-media PHL-08 2020-12-08',
    }),
  );
  await desk.settle(2);
  expect(await recorded()).toMatchObject([
    {
      kind: 'inform-media',
      doneOn: '2020-12-08',
      who: 'Jens Bækgaard',
      what: 'Det har jeg nu gjort noget ved.',
    },
  ]);
});
