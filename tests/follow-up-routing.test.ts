/** Which committees file a mailing and owe on it: those whom it concerns, and no mailing is without an owner. */
import { asc, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clerkOrders, latestLetter } from '../demo/correspondence.ts';
import type { Config } from '../src/config.ts';
import {
  actions,
  decisions,
  followUps,
  letters,
  mailings,
  registrations,
} from '../src/database/tables.ts';
import type { CommitteeConcerns } from '../src/domain/concerns.ts';
import { datesToWatch } from '../src/follow-up/dates-to-watch.ts';
import { openFollowUps } from '../src/follow-up/rows.ts';
import { mailFile, smallDesk, type TestDesk } from './desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await smallDesk();
});
afterEach(() => desk.close());

const nothing: CommitteeConcerns = {
  regions: [],
  countries: [],
  organisations: [],
  violations: [],
};
const concerns = (rules: Record<string, Partial<CommitteeConcerns>>) => {
  const committees = desk.config.committees.map((committee) => {
    const rule = rules[committee.code];
    return { ...committee, concerns: rule ? { ...nothing, ...rule } : null };
  }) as Config['committees'];
  Object.assign(desk, { config: { ...desk.config, committees } });
};
const arrives = async (name: string) => {
  await desk.receive(mailFile(name));
  await desk.settle();
};
const approve = async (rest = '') => {
  await clerkOrders(desk, 'approval-request', 'APPROVE', rest);
  await desk.settle(2);
  desk.clock.turnTo(new Date(desk.clock.now().getTime() + 60_000));
};
const owed = async () =>
  (await openFollowUps(desk.db, desk.config, '2020-12-04'))
    .map(({ committee }) => committee)
    .sort();
const filed = async () =>
  (await desk.db.select().from(registrations)).map(({ committee }) => committee).sort();

describe('a mailing on Gabon', () => {
  test('is filed with the committees that it concerns, and owed by them only', async () => {
    concerns({ OSCE: { organisations: ['osce'] }, ERD: { organisations: ['council-of-europe'] } });
    await arrives('09-en-fr-pair');
    expect((await latestLetter(desk, 'approval-request')).text).toContain(
      'To be filed with: UPN, URU and IPU',
    );
    await approve();
    expect(await filed()).toEqual(['IPU', 'UPN', 'URU']);
    expect(await owed()).toEqual(['IPU', 'UPN', 'URU']);
  });

  test('is filed with those that the clerk names, whatever the rules say', async () => {
    concerns({ OSCE: { organisations: ['osce'] } });
    await arrives('09-en-fr-pair');
    await approve('OSCE UPN');
    expect(await owed()).toEqual(['OSCE', 'UPN']);
  });

  test('is the group’s where the rules leave no committee', async () => {
    const asia = { regions: ['asia' as const] };
    concerns({ UPN: asia, URU: asia, OSCE: asia, ERD: asia, IPU: asia });
    await arrives('09-en-fr-pair');
    await approve();
    expect(await owed()).toEqual(['IPU']);
  });
});

test('of a letter on many countries a committee owes what concerns it', async () => {
  concerns({ OSCE: { organisations: ['osce'] }, ERD: { countries: ['VEN'] } });
  await arrives('01-letter-combined');
  await approve();
  const all = await openFollowUps(desk.db, desk.config, '2020-12-04');
  const by = Object.fromEntries(all.map((each) => [each.committee, each.countries.join()]));
  expect(by.ERD).toBe('VEN');
  expect(by.OSCE).toBeTypeOf('string');
  expect(by.OSCE?.split(',')).not.toContain('VEN');
  expect(by.UPN?.split(',').length).toBe(13);
});

describe('a corrigendum', () => {
  const states = async () =>
    Object.fromEntries(
      (
        await desk.db
          .select({ id: mailings.id, state: mailings.state, followUp: followUps.state })
          .from(followUps)
          .innerJoin(mailings, eq(mailings.id, followUps.mailing))
          .orderBy(asc(mailings.receivedAt))
      ).map((row) => [`${row.state} ${row.followUp}`, row.id]),
    );

  test('that replaces a whole mailing closes what is owed on it; the same is owed on the corrigendum', async () => {
    await arrives('08-corrigendum');
    await approve();
    const [first] = await desk.db.select().from(decisions);
    await arrives('09-en-fr-pair');
    // As if it corrected the one decision of the first.
    await desk.db
      .update(decisions)
      .set({ supersedes: first?.id ?? null })
      .where(eq(decisions.country, 'GAB'));
    await approve();
    expect(Object.keys(await states()).sort()).toEqual(['distributed open', 'superseded waived']);
    const waived = await desk.db.select().from(followUps).where(eq(followUps.state, 'waived'));
    expect(waived).toHaveLength(5);
    expect(waived.every((each) => each.closedBy === 'desk')).toBe(true);
    expect(waived[0]?.reason).toBe('Replaced by the corrigendum received on 2020-12-03');
    expect(await owed()).toEqual(['ERD', 'IPU', 'OSCE', 'UPN', 'URU']);
    const said = await desk.db.select().from(letters).where(eq(letters.mail, 'follow-up-changed'));
    expect(said).toHaveLength(5);
  });

  test('of one of two decisions leaves the other to be followed up', async () => {
    await arrives('10-docx');
    await approve();
    await arrives('08-corrigendum');
    await approve();
    const all = await openFollowUps(desk.db, desk.config, '2020-12-04');
    const upn = all.filter(({ committee }) => committee === 'UPN');
    expect(upn.map(({ countries }) => countries.includes('UGA'))).toEqual([false, true]);
  });
});

describe('bringing the decisions to the members', () => {
  const informed = () => desk.db.select().from(actions).where(eq(actions.kind, 'inform-members'));

  test('is recorded by the desk itself, once', async () => {
    await arrives('09-en-fr-pair');
    await approve();
    await desk.settle(2);
    expect(await informed()).toMatchObject([{ countries: ['GAB'], who: 'The Parliament' }]);
  });

  test('is not recorded in trial mode, nor when trial mode ends while the notices go out', async () => {
    const approval = { ...desk.config.approval, trial: true };
    Object.assign(desk, { config: { ...desk.config, approval } });
    desk.answer = (mail) => {
      if (mail.messageId.startsWith('<notice.'))
        Object.assign(desk, {
          config: { ...desk.config, approval: { ...approval, trial: false } },
        });
      return { result: 'accepted', response: '250 2.0.0 taken' };
    };
    await arrives('09-en-fr-pair');
    await approve();
    expect(desk.config.approval.trial).toBe(false);
    expect(await informed()).toEqual([]);
  });

  test('is not recorded while nobody was reached; it is when those who were missing are told', async () => {
    desk.answer = (mail) =>
      mail.messageId.startsWith('<notice.')
        ? { result: 'refused', response: '550 5.7.1 refused' }
        : { result: 'accepted', response: '250 2.0.0 taken' };
    await arrives('09-en-fr-pair');
    await approve();
    expect(await informed()).toEqual([]);
    desk.answer = () => ({ result: 'accepted', response: '250 2.0.0 taken' });
    const { text } = await latestLetter(desk, 'distribution-account');
    expect(text).toContain('SEND');
    await clerkOrders(desk, 'distribution-account', 'SEND');
    await desk.settle(2);
    expect(await informed()).toHaveLength(1);
  });
});

test('the dates that its decisions announce are watched until they are past', async () => {
  await arrives('09-en-fr-pair');
  await desk.db.update(decisions).set({
    nextSteps: [
      {
        kind: 'trial',
        text: 'the trial is scheduled for 14 January 2021',
        on: '2021-01-14',
        whenPrinted: 'on 14 January 2021',
        paragraph: 3,
      },
      {
        kind: 'examination',
        text: 'at its next session',
        on: null,
        whenPrinted: null,
        paragraph: 4,
      },
    ],
  });
  expect(await datesToWatch(desk.db, '2020-12-04')).toEqual([]);
  await approve();
  expect(await datesToWatch(desk.db, '2021-01-14')).toMatchObject([
    { on: '2021-01-14', kind: 'trial', country: 'GAB' },
  ]);
  expect(await datesToWatch(desk.db, '2021-01-15')).toEqual([]);
  const { text } = await latestLetter(desk, 'committee-registered');
  expect(text).toContain('the trial is scheduled for 14 January 2021');
});
