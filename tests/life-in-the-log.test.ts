/** One id through a mail's whole life, and nobody's name, address or subject on the way. */
import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, test } from 'vitest';
import { clerkOrders, mailFrom } from '../demo/correspondence.ts';
import { cases, followUps, letters, mailings, members, replies } from '../src/database/tables.ts';
import type { FinishedMail } from '../src/desk.ts';
import { followUpCode } from '../src/post/tokens.ts';
import { runJob } from '../src/worker/run-job.ts';
import { mailFile, type TestDesk, testDesk } from './desk.ts';
import { keptLog } from './kept-log.ts';
import { noticeTo } from './people.ts';

describe('the whole life of a mailing', () => {
  let desk: TestDesk;
  afterEach(() => desk.close());

  test('is found by one id, from its arrival to a member’s reply, a bounce, a reminder and an order; and nothing of a person', async () => {
    desk = await testDesk({}, undefined, 4);
    const { log, lines, parsed } = keptLog();
    Object.assign(desk, { log });
    desk.run = (name, payload) => runJob(desk, name, payload, false);
    const refused = 'signe.holm@parlament.example';
    desk.answer = ({ envelope, messageId }) =>
      envelope.to === refused && messageId.startsWith('<notice.')
        ? { result: 'refused', response: `550 5.1.1 <${refused}>: Signe Holm is unknown (RCPT TO)` }
        : { result: 'accepted', response: '250 2.0.0 taken' };

    await desk.receive(mailFile('09-en-fr-pair'));
    await desk.settle();
    await clerkOrders(desk, 'approval-request', 'APPROVE');
    await desk.settle();
    const jens = 'jens.baekgaard@parlament.example';
    await desk.receive(
      mailFrom({
        from: jens,
        inReplyTo: noticeTo(desk, jens).messageId,
        text: 'Jeg mødte ambassadøren i dag.',
      }),
    );
    await desk.settle();
    const bounced = desk.sent.find(
      ({ envelope, messageId }) =>
        messageId.startsWith('<notice.') && ![jens, refused].includes(envelope.to),
    );
    await desk.receive(bounceOf(bounced));
    await desk.settle();
    desk.clock.turnTo(new Date('2021-01-11T09:30:00+01:00'));
    await desk.settle();
    const [mailing] = await desk.db.select().from(mailings);
    const [followUp] = await desk.db.select().from(followUps).where(eq(followUps.committee, 'UPN'));
    await desk.receive(
      mailFrom({
        from: 'bo.kjaer@parlament.example',
        text: `DONE ${followUpCode(desk.secret, followUp?.id ?? '', 'bo')} Discussed`,
      }),
    );
    await desk.settle();

    // As somebody would with grep.
    const id = mailing?.message ?? '';
    const life = parsed().filter((line) => JSON.stringify(line.trace ?? '').includes(id));
    const stations = life.map(({ job, msg, mail }) => job ?? mail ?? msg);
    const inOrder = [
      'recognise-message',
      'open-mailing',
      'read-mailing',
      'ask-approval',
      'approval-request',
      'take-command',
      'decide-mailing',
      'distribute-mailing',
      'notices sent',
      'send-notice',
      'open-follow-ups',
      'distribution-account',
      'take-reply',
      'reply-received',
      'note-bounce',
      'delivery-bounced',
      'reminder',
      'settle-follow-up',
    ];
    expect(stations).toEqual(expect.arrayContaining(inOrder));
    const places = inOrder
      .filter((station) => !['send-notice', 'open-follow-ups'].includes(station))
      .map((station) => stations.indexOf(station));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(life).toContainEqual(
      expect.objectContaining({ msg: 'notice not taken', reason: 'no-such-mailbox' }),
    );
    // The reply is found by its own id too.
    const [reply] = await desk.db.select().from(replies);
    expect(parsed().filter(({ message }) => message === reply?.message)).toContainEqual(
      expect.objectContaining({ job: 'take-reply', trace: id }),
    );
    // The rest are the first looks at messages, before it is known what they answer.
    const others = parsed().filter((line) => !life.includes(line));
    expect(
      new Set(others.filter(({ trace }) => !trace).map(({ job, mail }) => job ?? mail)),
    ).toEqual(
      new Set(['remind-person', 'weekly-overview', 'draft-report', 'erase-expired', 'send-letter']),
    );

    const all = lines.join('');
    const personal = await personalDataOf(desk);
    expect(personal.length).toBeGreaterThan(50);
    expect(personal.filter((text) => all.includes(text))).toEqual([]);
    expect(all).not.toContain('@');
  });
});

/** A mail server's report that a notice did not arrive (RFC 3464). */
const bounceOf = (notice: FinishedMail | undefined): string =>
  [
    'Return-Path: <>',
    'From: MAILER-DAEMON@mx.parlament.example',
    'To: solidarity@parlament.example',
    'Subject: Undelivered Mail Returned to Sender',
    'Message-ID: <bounce@mx.parlament.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.parlament.example',
    '',
    `Final-Recipient: rfc822; ${notice?.envelope.to}`,
    'Action: failed',
    'Status: 5.1.1',
    `Diagnostic-Code: smtp; 550 5.1.1 <${notice?.envelope.to}> is unknown`,
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${notice?.messageId}`,
    '',
    '--b--',
    '',
  ].join('\r\n');

/** Names, addresses and subjects of everybody and everything in the sample. */
async function personalDataOf({ db, config }: TestDesk): Promise<string[]> {
  const people = await db.select().from(members);
  const persecuted = await db.select().from(cases);
  const written = await db.select().from(letters);
  const arrived = await db.query.messages.findMany();
  return [
    ...people.flatMap(({ name, email, salutation }) => [name, email, salutation, lastOf(name)]),
    ...config.clerks.flatMap(({ name, email }) => [name, email, lastOf(name)]),
    ...persecuted.flatMap(({ name }) => [name, lastOf(name)]),
    ...written.flatMap(({ subject, address }) => [subject, address]),
    ...arrived.flatMap(({ subject, sender }) => [subject ?? '', sender ?? '']),
  ].filter((text) => text.length > 3);
}

const lastOf = (name: string): string => name.split(' ').at(-1) ?? name;
