/** From a mailing to its notices: who lets it out, who is told, and that nobody is told twice. */
import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, test } from 'vitest';
import { clerkOrders, codeOf, latestLetter, mailFrom } from '../demo/correspondence.ts';
import {
  actions,
  commands,
  deliveries,
  mailings,
  members,
  registrations,
} from '../src/database/tables.ts';
import { mailFile, type TestDesk, testDesk } from './desk.ts';
import { deskThatAsked } from './people.ts';

let desk: TestDesk;
afterEach(() => desk?.close());

const mailing = async () => (await desk.db.select().from(mailings))[0];
const states = async () => {
  const counted: Record<string, number> = {};
  for (const { state } of await desk.db.select().from(deliveries))
    counted[state] = (counted[state] ?? 0) + 1;
  return counted;
};
const notices = () => desk.sent.filter((m) => m.messageId.startsWith('<notice.'));
const letterIn = async (name = '01-letter-combined') => {
  await desk.receive(mailFile(name));
  await desk.settle();
};

describe('approval', () => {
  test('a clerk’s yes by mail sends one notice to each of the 50 members and files the mailing with the five committees', async () => {
    desk = await deskThatAsked();
    expect(await states()).toEqual({});
    await clerkOrders(desk, 'approval-request', 'APPROVE');
    await desk.settle();
    expect(await states()).toEqual({ sent: 50 });
    expect(new Set(notices().map((m) => m.envelope.to)).size).toBe(50);
    const filed = await desk.db.select().from(registrations).orderBy(registrations.printed);
    expect(filed.map((r) => r.printed)).toEqual([
      '2020-21 ERD Alm.del – Bilag 6',
      '2020-21 IPU Alm.del – Bilag 9',
      '2020-21 OSCE Alm.del – Bilag 14',
      '2020-21 UPN Alm.del – Bilag 90',
      '2020-21 URU Alm.del – Bilag 91',
    ]);
    expect(await mailing()).toMatchObject({ state: 'distributed', approvedBy: 'anna' });
    const told = await desk.db.select().from(actions).where(eq(actions.kind, 'inform-members'));
    expect(told).toHaveLength(1);
    expect(told[0]?.countries).toHaveLength(13);
  });

  test('every job run twice makes the same: 50 notices, five numbers, one account', async () => {
    desk = await testDesk();
    await desk.receive(mailFile('01-letter-combined'));
    await desk.settle(2);
    await clerkOrders(desk, 'approval-request', 'APPROVE');
    await desk.settle(2);
    expect(notices()).toHaveLength(50);
    expect(await states()).toEqual({ sent: 50 });
    expect(await desk.db.select().from(registrations)).toHaveLength(5);
    expect(new Set(desk.sent.map((m) => m.messageId)).size).toBe(desk.sent.length);
  });

  test('unanswered, a genuine mailing goes out after four working hours, and not before', async () => {
    desk = await deskThatAsked();
    desk.clock.turnTo(new Date('2020-12-04T11:35:00+01:00'));
    await desk.settle();
    expect((await mailing())?.state).toBe('read');
    desk.clock.turnTo(new Date('2020-12-04T11:45:00+01:00'));
    await desk.settle();
    expect(await mailing()).toMatchObject({ state: 'distributed', approvedBy: 'delay' });
    expect(await states()).toEqual({ sent: 50 });
  });

  test.each([
    ['forwarded by a colleague', '04-forwarded-rfc822', {}],
    ['read with doubt', '08-corrigendum', {}],
    ['with links only', '03-links-only', {}],
    ['in mode clerk', '09-en-fr-pair', { mode: 'clerk' as const }],
  ])('a mailing %s never goes out by itself', async (_what, name, approval) => {
    desk = await testDesk({ approval });
    await letterIn(name);
    // Links that cannot be followed are tried five times.
    for (const day of [1, 2, 3, 4, 5]) {
      desk.clock.turnTo(new Date(`2021-02-0${day}T12:00:00+01:00`));
      await desk.settle();
    }
    expect((await mailing())?.state).toBe('read');
    expect(notices()).toEqual([]);
  });

  test('the same documents under a new Message-ID need a clerk’s yes', async () => {
    desk = await deskThatAsked();
    await clerkOrders(desk, 'approval-request', 'APPROVE');
    await desk.settle();
    desk.clock.turnTo(new Date('2020-12-09T10:00:00+01:00'));
    await letterIn('07-duplicate');
    desk.clock.turnTo(new Date('2020-12-11T16:00:00+01:00'));
    await desk.settle();
    const again = (await desk.db.select().from(mailings)).find((m) => m.state === 'read');
    expect(again?.doubts).toContainEqual({
      kind: 'came-before',
      on: '2020-12-03',
      state: 'distributed',
    });
    expect(notices()).toHaveLength(50);
  });

  test('the very same bytes twice are one mailing', async () => {
    desk = await deskThatAsked();
    await letterIn();
    expect(await desk.db.select().from(mailings)).toHaveLength(1);
  });

  test('a forged mail in the name of the IPU is put aside, and a clerk is told why', async () => {
    desk = await testDesk();
    await letterIn('16-spoofed-ipu');
    expect(await desk.db.select().from(mailings)).toEqual([]);
    expect((await latestLetter(desk, 'message-quarantined')).text).toContain(
      'DMARC failed for ipu.org',
    );
  });

  test('approved for two committees, only their members are told, and only they file it', async () => {
    desk = await deskThatAsked();
    await clerkOrders(desk, 'approval-request', 'APPROVE', 'UPN URU');
    await desk.settle();
    const told = await desk.db
      .select()
      .from(deliveries)
      .innerJoin(members, eq(members.id, deliveries.member));
    expect(told.length).toBeGreaterThan(0);
    expect(
      told.every((t) =>
        t.members.memberships.some(({ committee: c }) => c === 'UPN' || c === 'URU'),
      ),
    ).toBe(true);
    expect((await desk.db.select().from(registrations)).map((r) => r.committee).sort()).toEqual([
      'UPN',
      'URU',
    ]);
  });

  test('an approval whose text names committees is not guessed: nothing goes out, and the clerk is asked', async () => {
    desk = await deskThatAsked();
    const code = await codeOf(desk, 'approval-request', 'APPROVE');
    await desk.receive(
      mailFrom({
        from: 'anna.lund@parlament.example',
        text: `APPROVE ${code}\n\nTil UPN og URU. OSCE og ERD venter.\n\n/Anna`,
      }),
    );
    await desk.settle();
    expect((await mailing())?.state).toBe('read');
    expect((await latestLetter(desk, 'order-not-done')).text).toContain(`APPROVE ${code} UPN URU`);
  });

  test.each([
    ['another clerk', { from: 'bo.kjaer@parlament.example' }],
    ['a member', { from: 'jens.baekgaard@parlament.example' }],
    [
      'somebody who only pretends to be the clerk',
      { from: 'anna.lund@parlament.example', dmarc: 'fail' as const },
    ],
    ['a stranger', { from: 'anna.lund@parlament-example.com' }],
  ])('the right code from %s approves nothing', async (_who, sender) => {
    desk = await deskThatAsked();
    const { messageId } = await latestLetter(desk, 'approval-request');
    const code = await codeOf(desk, 'approval-request', 'APPROVE');
    await desk.receive(mailFrom({ ...sender, inReplyTo: messageId, text: `APPROVE ${code}` }));
    await desk.settle();
    expect((await mailing())?.state).toBe('read');
    expect(await desk.db.select().from(commands)).toEqual([]);
  });

  test('held, it waits; rejected, it is over; a late order changes nothing', async () => {
    desk = await deskThatAsked();
    await clerkOrders(desk, 'approval-request', 'HOLD');
    desk.clock.turnTo(new Date('2020-12-10T12:00:00+01:00'));
    await desk.settle();
    expect((await mailing())?.state).toBe('read');
    await clerkOrders(desk, 'approval-request', 'REJECT', 'sent by mistake');
    await desk.settle();
    expect(await mailing()).toMatchObject({ state: 'rejected', rejectedFor: 'sent by mistake' });
    await clerkOrders(desk, 'approval-request', 'APPROVE');
    await desk.settle();
    expect(notices()).toEqual([]);
  });

  test('in trial mode no member gets anything: the clerk gets one notice in each language', async () => {
    desk = await deskThatAsked(undefined, { approval: { trial: true } });
    await clerkOrders(desk, 'approval-request', 'APPROVE');
    await desk.settle();
    expect(notices().map((m) => m.envelope.to)).toEqual(
      Array(5).fill('anna.lund@parlament.example'),
    );
    expect(await desk.db.select().from(actions)).toEqual([]);
  });
});

describe('delivery', () => {
  const approved = async () => {
    await clerkOrders(desk, 'approval-request', 'APPROVE');
    await desk.settle();
  };
  const toOle = (m: { envelope: { to: string }; messageId: string }) =>
    m.envelope.to.startsWith('ole.friis') && m.messageId.startsWith('<notice.');

  test('the server says later: the notice waits and is sent when its time has come, and only then is the account given', async () => {
    desk = await deskThatAsked();
    let tries = 0;
    desk.answer = (m) =>
      toOle(m) && ++tries < 3
        ? { result: 'later', response: '451 4.7.1 greylisted' }
        : { result: 'accepted', response: '250 ok' };
    await approved();
    expect(await states()).toEqual({ sent: 49, queued: 1 });
    expect((await mailing())?.state).toBe('approved');
    // A server that greylists lets in what comes again after five minutes.
    for (const minutes of [7, 20]) {
      desk.clock.turnTo(new Date(desk.clock.now().getTime() + minutes * 60_000));
      await desk.settle();
    }
    expect(await states()).toEqual({ sent: 50 });
    expect((await mailing())?.state).toBe('distributed');
    expect(tries).toBe(3);
  });

  test('72 hours of later are a failure, with the server’s words in the account', async () => {
    desk = await deskThatAsked();
    desk.answer = (m) =>
      toOle(m)
        ? { result: 'later', response: '452 4.2.2 mailbox full' }
        : { result: 'accepted', response: '250 ok' };
    await approved();
    for (let i = 0; i < 40; i += 1) {
      desk.clock.turnTo(new Date(desk.clock.now().getTime() + 4 * 3_600_000));
      await desk.settle();
    }
    expect(await states()).toEqual({ sent: 49, failed: 1 });
    expect((await latestLetter(desk, 'distribution-account')).text).toContain(
      '452 4.2.2 mailbox full',
    );
  });

  test('refused is final', async () => {
    desk = await deskThatAsked();
    desk.answer = (m) =>
      toOle(m)
        ? { result: 'refused', response: '550 5.1.1 no such user' }
        : { result: 'accepted', response: '250 ok' };
    await approved();
    expect(await states()).toEqual({ sent: 49, failed: 1 });
    expect(desk.sent.filter(toOle)).toHaveLength(1);
  });

  test('no answer after the message is uncertain: never sent again by itself, and the clerk is told', async () => {
    desk = await deskThatAsked();
    desk.answer = (m) =>
      toOle(m)
        ? { result: 'unknown', response: 'connection lost' }
        : { result: 'accepted', response: '250 ok' };
    await approved();
    desk.clock.turnTo(new Date('2020-12-20T12:00:00+01:00'));
    await desk.settle();
    expect(await states()).toEqual({ sent: 49, uncertain: 1 });
    expect(desk.sent.filter(toOle)).toHaveLength(1);
    expect((await latestLetter(desk, 'distribution-account')).text).toContain(
      'ole.friis@parlament.example',
    );
  });

  test('where it is configured so, an uncertain notice goes again with the same Message-ID and the same bytes', async () => {
    desk = await deskThatAsked(undefined, { delivery: { uncertain: 'retry' } });
    let first = true;
    desk.answer = (m) => {
      if (!toOle(m) || !first) return { result: 'accepted', response: '250 ok' };
      first = false;
      return { result: 'unknown', response: 'connection lost' };
    };
    await approved();
    desk.clock.turnTo(new Date('2020-12-03T16:30:00+01:00'));
    await desk.settle();
    expect(await states()).toEqual({ sent: 50 });
    const [one, two] = desk.sent.filter(toOle);
    expect(two?.raw.equals(one?.raw as Buffer)).toBe(true);
  });

  test('a process that dies while sending leaves uncertain, never sent twice and never forgotten', async () => {
    desk = await testDesk();
    let dead = true;
    desk.postman.send = async (mail) => {
      if (dead && toOle(mail)) throw new Error('killed');
      desk.sent.push(mail);
      return { result: 'accepted', response: '250 ok' };
    };
    await letterIn();
    await clerkOrders(desk, 'approval-request', 'APPROVE');
    await expect(desk.settle()).rejects.toThrow('killed');
    dead = false;
    desk.loseQueue();
    desk.clock.turnTo(new Date('2020-12-03T17:00:00+01:00'));
    await desk.settle();
    const { uncertain = 0, sent = 0 } = await states();
    expect([
      uncertain + sent,
      desk.sent.filter((m) => m.messageId.startsWith('<notice.')).length >= sent,
    ]).toEqual([50, true]);
    expect(uncertain).toBeGreaterThan(0);
    expect(new Set(notices().map((m) => m.messageId)).size).toBe(notices().length);
  });

  test('the queue emptied at any moment loses nothing', async () => {
    desk = await testDesk();
    await desk.receive(mailFile('01-letter-combined'));
    desk.loseQueue();
    await desk.settle();
    await clerkOrders(desk, 'approval-request', 'APPROVE');
    desk.loseQueue();
    await desk.settle();
    expect(await states()).toEqual({ sent: 50 });
  });

  test('who left, is paused or has a dead address gets nothing; the clerk sees how many and why', async () => {
    desk = await testDesk();
    const change = (key: string, set: Partial<typeof members.$inferInsert>) =>
      desk.db.update(members).set(set).where(eq(members.key, key));
    await change('m01', { endedOn: '2020-11-30' });
    await change('m02', { pausedUntil: '2021-01-01' });
    await change('m03', { undeliverableSince: new Date('2020-11-01') });
    await letterIn();
    await approved();
    expect(await states()).toEqual({ sent: 47 });
    expect((await latestLetter(desk, 'approval-request')).text).toMatch(/47/);
  });
});

describe('quarantine', () => {
  const unproven = () =>
    mailFile('01-letter-combined')
      .toString('latin1')
      .replace('Authentication-Results: mx.parlament.example;', 'X-Removed:');

  test('a mailing that nothing proves is not read; RELEASE from the clerk has it read, and it still waits for a yes', async () => {
    desk = await testDesk();
    await desk.receive(Buffer.from(unproven(), 'latin1'));
    await desk.settle(2);
    expect((await mailing())?.state).toBe('quarantined');
    await clerkOrders(desk, 'message-quarantined', 'RELEASE', '', {
      from: 'bo.kjaer@parlament.example',
    });
    await desk.settle();
    expect((await mailing())?.state).toBe('quarantined');
    await clerkOrders(desk, 'message-quarantined', 'RELEASE');
    await desk.settle(2);
    expect((await mailing())?.state).toBe('read');
    desk.clock.turnTo(new Date('2021-02-01T12:00:00+01:00'));
    await desk.settle();
    expect(notices()).toEqual([]);
    await clerkOrders(desk, 'approval-request', 'APPROVE');
    await desk.settle();
    expect(await states()).toEqual({ sent: 50 });
  });
});
