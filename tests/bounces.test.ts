/** A notice that did not arrive: which one it was, why, and what that says of the address. */
import { and, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { latestLetter, mailFrom } from '../demo/correspondence.ts';
import { deliveries, letters, members } from '../src/database/tables.ts';
import { afterFailure, failureKind, scoreAt } from '../src/domain/bounce-score.ts';
import { languages } from '../src/domain/language.ts';
import { refusalOf, refusalReasons } from '../src/domain/refusal.ts';
import { envelopeIdIn } from '../src/incoming/delivery-status.ts';
import { readCatalogue } from '../src/mail/words.ts';
import { replyWay } from '../src/post/tokens.ts';
import type { TestDesk } from './desk.ts';
import { deskThatTold, noticeTo } from './people.ts';

describe('what a mail server says, in plain language', () => {
  test.each([
    ['550 5.1.1 <a@b.example>: User unknown (RCPT TO)', 'no-such-mailbox'],
    ['5.1.10 550 5.1.10 RESOLVER.ADR.RecipientNotFound', 'no-such-mailbox'],
    ['556 5.1.10 Recipient address has null MX', 'no-such-domain'],
    ['550 No such user here (RCPT TO)', 'no-such-mailbox'],
    ['550-Unrouteable address', 'no-such-mailbox'],
    ['5.4.1 550 5.4.1 Recipient address rejected: Access denied.', 'no-such-mailbox'],
    ['5.1.2 Host or domain name not found', 'no-such-domain'],
    [
      '5.4.4 Host or domain name not found. Name service error for name=x.example',
      'no-such-domain',
    ],
    ['5.2.1 550 5.2.1 mailbox disabled', 'mailbox-disabled'],
    ['452 4.2.2 mailbox full', 'mailbox-full'],
    ['552 mailbox is full', 'mailbox-full'],
    ['550 Over quota', 'mailbox-full'],
    ['552 5.3.4 Message size exceeds fixed limit (DATA)', 'too-large'],
    ['5.2.3 too large', 'too-large'],
    ['550 5.7.1 Message rejected due to local policy', 'policy'],
    ['550 5.7.26 This mail is unauthenticated, DMARC', 'policy'],
    ['554 5.7.1 Service unavailable; client host blocked using zen DNSBL', 'spam-suspicion'],
    ['550 5.7.1 This looks like spam', 'spam-suspicion'],
    ['554 5.7.1 <a@b.example>: Relay access denied (RCPT TO)', 'not-authorised'],
    ['553 5.7.1 Sender address rejected: not owned by user (MAIL FROM)', 'not-authorised'],
    ['550 go away (MAIL FROM)', 'not-authorised'],
    ['450 4.2.0 Recipient address rejected: Greylisted', 'greylisted'],
    ['451 4.7.1 greylisted, try again later', 'greylisted'],
    ['421 4.3.2 Service not available', 'server-busy'],
    ['452 4.5.3 Too many recipients', 'server-busy'],
    ['421', 'server-busy'],
    ['connection lost', 'connection-lost'],
    ['Connection timeout', 'connection-lost'],
    ['4.4.1 connect to mx.b.example: Connection timed out', 'connection-lost'],
    ['5.4.7 550 5.4.7 Delivery expired', 'expired'],
    ['4.4.7 retry time not reached for any host after a long failure period', 'expired'],
    ['550 5.6.0 content rejected', 'content-rejected'],
    ['550 5.0.0 no', 'unknown'],
    [null, 'unknown'],
  ])('%s: %s', (said, reason) => {
    expect(refusalOf(said).reason).toBe(reason);
  });

  test('any text at all has one reason of the closed list', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (said) => {
        expect(refusalReasons).toContain(refusalOf(said).reason);
      }),
    );
  });

  test.each(languages)('every reason has its words in %s', (language) => {
    const own = readCatalogue(language);
    expect(refusalReasons.filter((reason) => !own.has(`refusals.${reason}`))).toEqual([]);
  });
});

describe('the score of an address', () => {
  const day = 24 * 60 * 60 * 1000;
  const start = new Date('2020-12-03T12:00:00Z');
  const at = (days: number) => new Date(start.getTime() + days * day);
  const fresh = { score: 0, asOf: null };
  const softOn = (days: readonly number[]) =>
    days.reduce<{ score: number; asOf: Date | null; dead: boolean }>(
      (standing, on) => afterFailure(standing, 'soft', at(on)),
      { ...fresh, dead: false },
    );

  test.each([
    ['550 5.1.1 unknown', 'hard'],
    ['550 5.1.2 no such domain', 'hard'],
    ['553 5.1.3 bad syntax', 'hard'],
    ['550 5.1.6 moved', 'hard'],
    ['556 5.1.10 null MX', 'hard'],
    ['550 5.2.1 disabled', 'hard'],
    ['550 No such user', 'hard'],
    ['450 4.1.1 unknown, perhaps', 'soft'],
    ['552 5.2.2 mailbox full', 'soft'],
    ['4.4.7 expired', 'soft'],
    ['550 5.0.0 something', 'soft'],
    ['550 5.7.1 blocked by policy', 'ours'],
    ['550 5.7.1 user unknown', 'ours'],
    ['550 5.2.3 too large', 'ours'],
  ])('%s is %s in a report', (said, kind) => {
    expect(failureKind(refusalOf(said), 'report')).toBe(kind);
  });

  test('in a dialogue with our own server, its trouble is not the address’s', () => {
    expect(failureKind(refusalOf('451 4.3.0 busy'), 'dialogue')).toBe('ours');
    expect(failureKind(refusalOf('connection lost'), 'dialogue')).toBe('ours');
    expect(failureKind(refusalOf('550 5.1.1 unknown'), 'dialogue')).toBe('hard');
    expect(failureKind(refusalOf('452 4.2.2 full'), 'dialogue')).toBe('soft');
  });

  test('one hard failure is the end; three soft ones within two weeks are; one a month never is', () => {
    expect(afterFailure(fresh, 'hard', start).dead).toBe(true);
    expect(softOn([0, 7]).dead).toBe(false);
    expect(softOn([0, 7, 14]).dead).toBe(true);
    expect(softOn([0, 30, 60, 90, 120, 150, 180, 210]).dead).toBe(false);
  });

  test('a mailbox that is full while three notices arrive is full once', () => {
    expect(softOn([0, 0.1, 0.2, 0.3]).dead).toBe(false);
  });

  test('a fault of ours counts nothing', () => {
    const before = { score: 0.4, asOf: start };
    expect(afterFailure(before, 'ours', at(3))).toEqual({ ...before, dead: false });
  });

  test('a notice that arrived between two failures forgives half', () => {
    const before = { score: 0.8, asOf: start };
    expect(afterFailure(before, 'soft', at(10), true).score).toBeLessThan(
      afterFailure(before, 'soft', at(10)).score,
    );
  });

  test('time never raises a score, a failure never lowers it, and it is never below nothing', () => {
    const moment = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(moment, fc.constantFrom('hard', 'soft', 'ours')), { maxLength: 20 }),
        moment,
        (failures, later) => {
          let standing: { score: number; asOf: Date | null } = fresh;
          let now = 0;
          for (const [wait, kind] of failures) {
            now += wait;
            const before = scoreAt(standing, at(now));
            standing = afterFailure(standing, kind as 'hard', at(now));
            expect(scoreAt(standing, at(now))).toBeGreaterThanOrEqual(before - 1e-9);
          }
          expect(scoreAt(standing, at(now + later))).toBeLessThanOrEqual(
            scoreAt(standing, at(now)) + 1e-9,
          );
          expect(scoreAt(standing, at(now + later))).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

test('an envelope id is read from xtext', () => {
  expect(envelopeIdIn('Reporting-MTA: dns; mx\r\nOriginal-Envelope-Id: a+2Bb\r\n\r\nx: y')).toBe(
    'a+b',
  );
});

describe('a report', () => {
  const jens = 'jens.baekgaard@parlament.example';
  const signe = 'signe.holm@parlament.example';
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await deskThatTold();
  });
  afterEach(() => desk?.close());

  const tokenTo = (address: string): string =>
    /<notice\.([0-9a-z]{26})@/.exec(noticeTo(desk, address).messageId)?.[1] ?? '';
  const report = (given: {
    to?: string;
    recipient?: string;
    id?: string;
    status?: string;
    action?: string;
    envelopeId?: string;
  }) => {
    const {
      to = 'solidarity@parlament.example',
      recipient = jens,
      id = '<gone@example.org>',
    } = given;
    const { status = '5.1.1', action = 'failed', envelopeId } = given;
    return [
      'Return-Path: <>',
      'From: MAILER-DAEMON@mx.parlament.example',
      `To: ${to}`,
      'Subject: Undelivered Mail Returned to Sender',
      `Message-ID: <${Math.random()}@mx.parlament.example>`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'Sorry.',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.parlament.example',
      ...(envelopeId ? [`Original-Envelope-Id: ${envelopeId}`] : []),
      '',
      `Final-Recipient: rfc822; ${recipient}`,
      `Action: ${action}`,
      `Status: ${status}`,
      `Diagnostic-Code: smtp; ${status.startsWith('5') ? '550' : '450'} ${status} said so`,
      '',
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: ${id}`,
      '',
      '--b--',
      '',
    ].join('\r\n');
  };
  const noted = async (...args: Parameters<typeof report>) => {
    await desk.receive(report(...args));
    await desk.settle(2);
  };
  const deliveryTo = async (address: string) =>
    (await desk.db.select().from(deliveries).where(eq(deliveries.address, address)))[0];
  const memberAt = async (address: string) =>
    (await desk.db.select().from(members).where(eq(members.email, address)))[0];
  const wayTo = (address: string) => replyWay(tokenTo(address), desk.config).address;
  const lettersOf = (mail: string) => desk.db.select().from(letters).where(eq(letters.mail, mail));

  test('finds its delivery by the address that it comes to, without any quoted header', async () => {
    await noted({ to: wayTo(jens) });
    expect(await deliveryTo(jens)).toMatchObject({ state: 'bounced' });
    expect((await memberAt(jens))?.undeliverableSince).not.toBeNull();
    const letter = await latestLetter(desk, 'delivery-bounced');
    expect(letter.text).toContain('The mailbox does not exist');
    expect(letter.text).toContain('550 5.1.1 said so');
    expect(await lettersOf('delivery-bounced')).toHaveLength(1);
  });

  test('finds it by the envelope id', async () => {
    await noted({ envelopeId: tokenTo(jens) });
    expect(await deliveryTo(jens)).toMatchObject({ state: 'bounced' });
  });

  test('finds it by the quoted Message-ID, whatever its case', async () => {
    await noted({ id: noticeTo(desk, jens).messageId.toUpperCase() });
    expect(await deliveryTo(jens)).toMatchObject({ state: 'bounced' });
  });

  test.each([
    [
      'quotes a Message-ID but names another recipient',
      () => ({ recipient: signe, id: noticeTo(desk, jens).messageId }),
    ],
    ['names nothing of ours', () => ({})],
    [
      'comes to a token that we did not make',
      () => ({ to: replyWay('0'.repeat(26), desk.config).address }),
    ],
    [
      'says that the notice is late',
      () => ({ to: wayTo(jens), action: 'delayed', status: '4.4.1' }),
    ],
  ])('that %s changes nothing', async (_what, given) => {
    await noted(given());
    expect(await deliveryTo(jens)).toMatchObject({ state: 'sent' });
    expect(await deliveryTo(signe)).toMatchObject({ state: 'sent' });
    expect(await memberAt(jens)).toMatchObject({ bounceScore: 0, undeliverableSince: null });
    expect(await lettersOf('delivery-bounced')).toEqual([]);
  });

  test('from where the member’s mail is passed on to is taken, and said; their own address is not dead by it', async () => {
    await noted({ to: wayTo(jens), recipient: 'jens@private.example' });
    expect(await deliveryTo(jens)).toMatchObject({ state: 'bounced' });
    expect((await deliveryTo(jens))?.response).toContain('(jens@private.example)');
    expect((await memberAt(jens))?.undeliverableSince).toBeNull();
    expect((await latestLetter(desk, 'delivery-bounced')).text).toContain('jens@private.example');
  });

  test('that names an alias within our own house is about the address', async () => {
    await noted({ to: wayTo(jens), recipient: 'jb@mail.parlament.example' });
    expect((await memberAt(jens))?.undeliverableSince).not.toBeNull();
  });

  test('of a full mailbox: the notice came back, the address stays in use', async () => {
    await noted({ to: wayTo(jens), status: '5.2.2' });
    expect(await deliveryTo(jens)).toMatchObject({ state: 'bounced' });
    expect(await memberAt(jens)).toMatchObject({ undeliverableSince: null, bounceScore: 0.4 });
    expect((await latestLetter(desk, 'delivery-bounced')).text).toContain('stays in use');
  });

  test('of a rejection by policy is our fault: no address is marked, the administrator is told once a day', async () => {
    await noted({ to: wayTo(jens), status: '5.7.1' });
    await noted({ to: wayTo(signe), recipient: signe, status: '5.7.1' });
    expect(await deliveryTo(signe)).toMatchObject({ state: 'bounced' });
    expect(await memberAt(jens)).toMatchObject({ undeliverableSince: null, bounceScore: 0 });
    expect(await lettersOf('delivery-bounced')).toEqual([]);
    expect(await lettersOf('desk-fault')).toHaveLength(1);
    expect(desk.sent.filter((m) => m.messageId.startsWith('<desk-fault.'))).toHaveLength(1);
  });

  test('that a notice was delivered proves that it was sent, and that the address works', async () => {
    await desk.db
      .update(members)
      .set({ bounceScore: 0.4, bouncedAt: desk.clock.now() })
      .where(eq(members.email, jens));
    await noted({ to: wayTo(jens), action: 'delivered', status: '2.1.5' });
    expect(await deliveryTo(jens)).toMatchObject({ state: 'sent' });
    expect(await memberAt(jens)).toMatchObject({ bounceScore: 0, bouncedAt: null });
  });

  test('counts against the address only while it is still the member’s', async () => {
    await desk.db.update(members).set({ email: 'jens@new.example' }).where(eq(members.email, jens));
    await noted({ to: wayTo(jens) });
    expect(await deliveryTo(jens)).toMatchObject({ state: 'bounced' });
    expect((await memberAt('jens@new.example'))?.undeliverableSince).toBeNull();
  });

  test('a member who answers from an address that was marked as dead proves that it works', async () => {
    await noted({ to: wayTo(jens) });
    await desk.receive(
      mailFrom({ from: jens, to: wayTo(jens), text: 'Tak, jeg har talt med udenrigsministeren.' }),
    );
    await desk.settle(2);
    expect(await memberAt(jens)).toMatchObject({ bounceScore: 0, undeliverableSince: null });
  });

  test('a storm of bounces does not bury the clerk', async () => {
    const clerk = await latestLetter(desk, 'distribution-account');
    const { text: _text, ...row } = clerk;
    const many = Array.from({ length: 25 }, (_, i) => ({
      ...row,
      id: crypto.randomUUID(),
      once: `delivery-bounced:${i}`,
      mail: 'delivery-bounced',
      messageId: `<delivery-bounced.${i}@parlament.example>`,
      tokenHash: `${i}`,
      codeHash: `${i}`,
    }));
    await desk.db.insert(letters).values(many);
    await noted({ to: wayTo(jens) });
    await noted({ to: wayTo(signe), recipient: signe });
    expect(await lettersOf('delivery-bounced')).toHaveLength(25);
    expect(await lettersOf('desk-fault')).toHaveLength(1);
    const back = and(eq(deliveries.state, 'bounced'));
    expect(await desk.db.select().from(deliveries).where(back)).toHaveLength(2);
  });

  test('that a letter of ours came back is told to somebody who can be reached, once', async () => {
    const { messageId, id } = await latestLetter(desk, 'committee-registered');
    const [letter] = await desk.db.select().from(letters).where(eq(letters.id, id));
    const sent = desk.sent.find((mail) => mail.messageId === messageId);
    expect(sent?.envelope.from).toMatch(/^solidarity\+[0-9a-z]{26}@parlament\.example$/);
    for (const copy of [1, 2])
      await desk.receive(
        report({
          to: sent?.envelope.from ?? '',
          recipient: letter?.address ?? '',
          status: `5.1.${copy}`,
        }),
      );
    await desk.settle(2);
    const after = await desk.db.select().from(letters).where(eq(letters.id, id));
    expect(after.map(({ state, response }) => [state, response])).toEqual([
      ['bounced', '5.1.1 550 5.1.1 said so'],
    ]);
    const faults = await desk.db.select().from(letters).where(eq(letters.mail, 'desk-fault'));
    expect(faults.map(({ person }) => person)).toEqual([letter?.person === 'anna' ? 'bo' : 'anna']);
  });

  test('about a letter counts only from who knows its address, or names its reader', async () => {
    const { messageId, id } = await latestLetter(desk, 'committee-registered');
    await desk.receive(report({ id: messageId, recipient: 'somebody@else.example' }));
    await desk.settle();
    const [letter] = await desk.db.select().from(letters).where(eq(letters.id, id));
    expect(letter?.state).toBe('sent');
  });
});
