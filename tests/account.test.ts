/** The account of a distribution: every member in exactly one figure, and what `desk status` says of each. */

import { parse } from 'csv-parse/sync';
import { eq } from 'drizzle-orm';
import { simpleParser } from 'mailparser';
import { afterEach, describe, expect, test } from 'vitest';
import { clerkOrders, latestLetter } from '../demo/correspondence.ts';
import {
  deliveries,
  letters,
  mailings,
  members,
  messages,
  notices,
} from '../src/database/tables.ts';
import type { FinishedMail, SendOutcome } from '../src/desk.ts';
import { type Told, type ToldState, toldStates } from '../src/distribution/account/told.ts';
import { toldCsv } from '../src/distribution/account/told-csv.ts';
import { languages } from '../src/domain/language.ts';
import { readCatalogue } from '../src/mail/words.ts';
import { asCommandLine } from './command-line.ts';
import { mailFile, type TestDesk, testDesk } from './desk.ts';

let desk: TestDesk;
afterEach(() => desk?.close());

/** The first ten of the sample members. */
const tenMembers = (settings?: Parameters<typeof testDesk>[0]) => testDesk(settings, undefined, 10);

const accepted: SendOutcome = { result: 'accepted', response: '250 ok' };
const isNotice = (mail: FinishedMail) => mail.messageId.startsWith('<notice.');
/** Notices to these end otherwise. */
const answers = (outcomes: Record<string, SendOutcome>) => {
  desk.answer = (mail) => (isNotice(mail) ? outcomes[mail.envelope.to] : undefined) ?? accepted;
};
const at = (local: string) => `${local}@parlament.example`;
const change = (key: string, set: Partial<typeof members.$inferInsert>) =>
  desk.db.update(members).set(set).where(eq(members.key, key));
const distribute = async () => {
  await desk.receive(mailFile('09-en-fr-pair'));
  await desk.settle();
  await clerkOrders(desk, 'approval-request', 'APPROVE');
  await desk.settle(2);
};
const notice = async () => {
  const [row] = await desk.db.select().from(notices);
  if (!row) throw new Error('There is no notice');
  return row;
};
interface NoticeMembers {
  readonly figures: readonly { readonly state: ToldState; readonly count: number }[];
  readonly lines: readonly Told[];
}
const status = async (): Promise<NoticeMembers> =>
  (await asCommandLine(desk)(`/notices/${(await notice()).id}/members`)).body;
const found = (printed: string) => asCommandLine(desk)(`/lookup/${encodeURIComponent(printed)}`);
const accounts = () =>
  desk.db.select().from(letters).where(eq(letters.mail, 'distribution-account'));

describe('the account', () => {
  test('tells of every member in one figure: what was sent, refused, uncertain, and who was left out and why', async () => {
    desk = await tenMembers();
    await change('m01', { endedOn: '2020-11-30' });
    await change('m02', { pausedUntil: '2021-01-01' });
    await change('m05', { stoppedAt: new Date('2020-11-01') });
    await change('m06', { undeliverableSince: new Date('2020-11-01') });
    await change('m07', { follows: { countries: ['FRA'], regions: [], cases: [] } });
    answers({
      [at('ole.friis')]: { result: 'refused', response: '550 5.1.1 no such user (RCPT TO)' },
      [at('karen.mork')]: { result: 'unknown', response: 'connection lost' },
    });
    await distribute();
    expect(await accounts()).toHaveLength(1);
    const { text } = await latestLetter(desk, 'distribution-account');
    const figures = Object.fromEntries((await status()).figures.map((f) => [f.state, f.count]));
    expect(figures).toEqual({
      sent: 3,
      failed: 1,
      uncertain: 1,
      left: 1,
      undeliverable: 1,
      stopped: 1,
      paused: 1,
      'not-following': 1,
    });
    expect(Object.values(figures).reduce((a, b) => a + b)).toBe(10);
    for (const words of [
      'Members to be informed: 10',
      'Sent: 3',
      'Has left parliament: 1',
      'Follows other countries: 1',
      'ole.friis@parlament.example: The mailbox does not exist',
      '550 5.1.1 no such user (RCPT TO)',
      'karen.mork@parlament.example: The connection was lost',
    ])
      expect(text).toContain(words);
  });

  test('a refused recipient is counted against the address once, and marks it as dead', async () => {
    desk = await tenMembers();
    answers({
      [at('ole.friis')]: { result: 'refused', response: '550 5.1.1 no such user (RCPT TO)' },
      [at('karen.mork')]: { result: 'refused', response: '554 5.7.1 spam (DATA)' },
    });
    await distribute();
    const [ole] = await desk.db.select().from(members).where(eq(members.key, 'm03'));
    const [karen] = await desk.db.select().from(members).where(eq(members.key, 'm04'));
    expect(ole).toMatchObject({ bounceScore: 1, undeliverableSince: expect.any(Date) });
    expect(karen).toMatchObject({ bounceScore: 0, undeliverableSince: null });
  });

  test.each<[string, SendOutcome, RegExp, boolean]>([
    ['those missing', { result: 'refused', response: '552 5.2.2 full' }, /SEND \S+\n/, true],
    ['those uncertain', { result: 'unknown', response: 'lost' }, /SEND \S+ UNCERTAIN/, true],
    ['nobody, where nobody is missing', accepted, /SEND/, false],
  ])('offers to send it to %s', async (_whom, outcome, line, offered) => {
    desk = await tenMembers();
    answers({ [at('ole.friis')]: outcome });
    await distribute();
    const { text } = await latestLetter(desk, 'distribution-account');
    expect(line.test(text)).toBe(offered);
  });

  test('with more than fifty names it shows fifty and attaches the table of all', async () => {
    desk = await testDesk({ delivery: { pauseAtErrors: 1 } });
    const [one] = await desk.db.select().from(members).where(eq(members.key, 'm01'));
    if (!one) throw new Error('There is no first member');
    await desk.db.insert(members).values(
      Array.from({ length: 10 }, (_, i) => ({
        ...one,
        id: crypto.randomUUID(),
        key: `x${i}`,
        email: at(`x${i}`),
      })),
    );
    desk.answer = (mail) =>
      isNotice(mail) ? { result: 'refused', response: '552 5.2.2 full' } : accepted;
    await distribute();
    const sent = desk.sent.find((m) => m.messageId.startsWith('<distribution-account.'));
    const mail = await simpleParser(sent?.raw ?? '');
    expect(mail.text).toContain('10 more names');
    expect(mail.text?.match(/@parlament\.example: The mailbox is full/g)).toHaveLength(50);
    expect(mail.attachments).toHaveLength(1);
    const table = parse(mail.attachments[0]?.content ?? '', { columns: true, bom: true });
    expect(table).toHaveLength(60);
  });

  test('is not given while the distribution is paused', async () => {
    desk = await tenMembers();
    answers({ [at('ole.friis')]: { result: 'later', response: '451 4.3.0 later' } });
    await distribute();
    await desk.db.update(notices).set({
      pausedAt: desk.clock.now(),
      pausedFor: { why: { kind: 'login-denied', times: 3 }, said: '535 no' },
    });
    await desk.db
      .update(deliveries)
      .set({ state: 'sending', claimedAt: desk.clock.now() })
      .where(eq(deliveries.state, 'queued'));
    await desk.db
      .update(deliveries)
      .set({ state: 'failed' })
      .where(eq(deliveries.state, 'sending'));
    await desk.settle(2);
    expect(await accounts()).toEqual([]);
    await desk.db.update(notices).set({ pausedAt: null, pausedFor: null });
    await desk.settle(2);
    expect(await accounts()).toHaveLength(1);
  });

  test('in trial mode nobody is missing', async () => {
    desk = await tenMembers({ approval: { trial: true } });
    await distribute();
    const told = (await desk.db.select().from(deliveries)).length;
    expect(told).toBeGreaterThan(0);
    expect((await status()).figures).toEqual([
      { state: 'sent', count: told },
      { state: 'trial', count: 10 - told },
    ]);
    expect((await latestLetter(desk, 'distribution-account')).text).not.toContain('SEND');
  });

  test('who was told in a daily digest has a figure of their own', async () => {
    desk = await tenMembers();
    await distribute();
    const [lead] = await desk.db
      .select()
      .from(deliveries)
      .where(eq(deliveries.address, at('karen.mork')));
    await desk.db
      .update(deliveries)
      .set({ digestOf: lead?.id ?? null })
      .where(eq(deliveries.address, at('ole.friis')));
    expect((await status()).figures).toEqual([
      { state: 'sent', count: 9 },
      { state: 'digest', count: 1 },
    ]);
  });
});

describe('desk status NOTICE', () => {
  const distributed = async () => {
    desk = await tenMembers();
    answers({ [at('ole.friis')]: { result: 'refused', response: '550 5.1.1 no (RCPT TO)' } });
    await distribute();
  };

  test('is found by its id, its mailing’s, or a beginning that no other has', async () => {
    await distributed();
    const { id, mailing } = await notice();
    for (const printed of [id, mailing, id.slice(0, 8), mailing.slice(0, 8).toUpperCase()])
      expect((await found(printed)).body).toMatchObject({ notice: id, mailing });
    for (const printed of ['0000-0000', 'abc', '%', "'; --", ''])
      expect((await found(printed)).status, printed).toBe(404);
    const [row] = await desk.db.select().from(mailings).where(eq(mailings.id, mailing));
    if (!row) throw new Error('There is no mailing');
    const twin = `${mailing.slice(0, 8)}-0000-4000-8000-000000000000`;
    expect(twin).not.toBe(mailing);
    const message = crypto.randomUUID();
    await desk.db
      .insert(messages)
      .values({ id: message, sha256: 'none', bytes: 0, storedAt: row.receivedAt });
    await desk.db.insert(mailings).values({ ...row, id: twin, message, state: 'read' });
    expect((await found(mailing.slice(0, 8))).body).toMatchObject({ reason: 'ambiguous' });
    expect((await found(twin)).body).toMatchObject({ mailing: twin, notice: null });
  });

  test('has one line for each member, with state, since when, the plain reason and the server’s words', async () => {
    await distributed();
    const { lines } = await status();
    expect(lines).toHaveLength(10);
    expect(lines.find((line) => line.address === at('ole.friis'))).toMatchObject({
      name: 'Ole Friis',
      state: 'failed',
      since: expect.stringMatching(/^2020-12-03T/),
      reason: 'no-such-mailbox',
      said: '550 5.1.1 no (RCPT TO)',
    });
  });

  test('as a table it is safe in a spreadsheet, and says what the account says', async () => {
    await distributed();
    await desk.db
      .update(members)
      .set({ name: '=HYPERLINK("http://evil.example")' })
      .where(eq(members.key, 'm03'));
    const table = parse(toldCsv((await status()).lines, 'en', { bom: true }), {
      columns: true,
      bom: true,
    }) as Record<string, string>[];
    expect(table).toHaveLength(10);
    expect(table.find((row) => row.Address === at('ole.friis'))).toMatchObject({
      Member: `'=HYPERLINK("http://evil.example")`,
      State: 'Not sent',
      Reason: 'The mailbox does not exist',
    });
    expect(toldCsv((await status()).lines, 'en', { bom: true }).charCodeAt(0)).toBe(0xfeff);
    expect(toldCsv((await status()).lines, 'en').charCodeAt(0)).not.toBe(0xfeff);
  });
});

test.each(languages)('every state has its words in %s', (language) => {
  const own = readCatalogue(language);
  expect(toldStates.filter((state) => !own.has(`told.${state}`))).toEqual([]);
});
