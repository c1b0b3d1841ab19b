/** The story of the demo, on the servers that a parliament has. */
import { eq } from 'drizzle-orm';
import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import * as told from '../../demo/told.ts';
import { actions, mailings, members, reports } from '../../src/database/tables.ts';
import { verify } from '../../src/keeping/verify/verify.ts';
import { type DeskOnServers, startDesk } from './desk-on-servers.ts';
import { countIn, expectOneNoticeEach, mailingApproved } from './notices.ts';
import { deskAddress, ipuAddress } from './parliament.ts';
import { until } from './until.ts';

const ole = 'ole.friis@parlament.example';

/** Waits until what was sent lies in the desk's mailbox; then the desk does everything that is due. */
async function takenIn({ servers, service }: DeskOnServers, sent: Promise<void>): Promise<void> {
  const { parliament } = servers;
  await sent;
  await until('Postfix has delivered', () => parliament.idle());
  await service.settle();
}

const mailingState = async ({ desk }: DeskOnServers) =>
  (await desk.db.select({ state: mailings.state }).from(mailings))[0]?.state;

test('the whole story, from a letter of the IPU to a report back', async () => {
  await using on = await startDesk({ gone: [ole], redis: true });
  const { desk, clock, servers, service } = on;
  const anna = on.person('anna.lund');

  // A letter, a clerk's yes, 50 notices, of which one comes back.
  await mailingApproved(servers, anna, '01-letter-combined');
  await until('the mailing is distributed', async () => (await mailingState(on)) === 'distributed');
  const bounce = await anna.waitFor(ole);
  expect(bounce.text).toContain('5.1.1');
  await expectOneNoticeEach(servers, desk.db, [ole]);
  expect([await countIn(desk.db, 'sent'), await countIn(desk.db, 'bounced')]).toEqual([49, 1]);
  const [gone] = await desk.db.select().from(members).where(eq(members.email, ole));
  expect(gone?.undeliverableSince).not.toBeNull();
  const mailing = await told.latestMailing(desk);
  expect(mailing).toMatchObject({ approvedBy: 'anna', genuine: 'genuine', doubts: [] });
  expect(await told.registered(desk, mailing.id)).toContain('2020-21 UPN Alm.del – Bilag 90');

  // One member presses a link of the notice, one answers in his own words.
  clock.turnTo(new Date('2020-12-07T13:15:00+01:00'));
  const etienne = on.person('etienne.marchand');
  const notice = await etienne.waitFor('13');
  const link = told
    .mailtoIn(String(notice.html), 'DONE contact-parliamentarians')
    .replace('%3Ccase%3E', 'CIV-07')
    .replace('%3Cdate%3E', '2020-12-07');
  await takenIn(on, etienne.press(link));
  expect(await told.recorded(desk, 'contact-parliamentarians')).toHaveLength(1);
  const jens = on.person('jens.baekgaard');
  const words = 'Jeg har i dag stillet udenrigsministeren et spørgsmål om senator Leila de Lima.';
  await takenIn(on, jens.reply(await jens.waitFor('13'), words));
  const shown = await anna.waitFor('YES ');
  expect(shown.text).toContain(words);
  await takenIn(on, anna.reply(shown, `YES ${told.codeIn(shown.text ?? '', 'YES')}`));
  expect(await told.recorded(desk, 'request-foreign-minister')).toHaveLength(1);

  // Five weeks later the committees are reminded, and one of them has acted.
  clock.turnTo(new Date('2021-01-11T09:30:00+01:00'));
  await service.settle();
  const bo = on.person('bo.kjaer');
  const reminder = await bo.waitFor('DONE ');
  const before = await told.owed(desk);
  const code = told.codeIn(reminder.text ?? '', 'DONE');
  await takenIn(on, bo.reply(reminder, `DONE ${code} Udvalget behandlede sagerne.`));
  expect(await told.owed(desk)).toEqual({ ...before, open: before.open - 1 });

  // The quarter has ended: a report goes to the IPU, and is acknowledged.
  const draft = await anna.waitFor(ipuAddress);
  clock.turnTo(new Date('2021-01-11T11:00:00+01:00'));
  await takenIn(on, anna.reply(draft, `APPROVE ${told.codeIn(draft.text ?? '', 'APPROVE')}`));
  const [report, ...more] = await until('the IPU has a report', async () => {
    const mails = await servers.parliament.mailbox(ipuAddress);
    return mails.length > 0 && mails;
  });
  expect(more).toEqual([]);
  const received = await simpleParser(report ?? '');
  expect(received.text).toContain('Leila');
  const [row] = await desk.db.select().from(reports);
  expect(row).toMatchObject({ state: 'sent', number: 1 });
  const thanks = told.thanksFromIpu(received, clock.now(), deskAddress);
  await takenIn(on, servers.parliament.deliver(thanks));
  expect(await told.reportState(desk)).toBe('acknowledged');
  expect(await desk.db.$count(actions)).toBeGreaterThanOrEqual(3);

  // All of it is kept as it was, and the audit tells how each thing came to its state.
  const { faults } = await verify(
    { pool: desk.database.pool, rawMail: desk.rawMail },
    { anchor: null },
  );
  expect(faults).toEqual([]);
});

test('with the queues in PostgreSQL a letter leads to 50 notices as well', async () => {
  await using on = await startDesk({ redis: false });
  await mailingApproved(on.servers, on.person('anna.lund'));
  await until('the mailing is distributed', async () => (await mailingState(on)) === 'distributed');
  expect(await countIn(on.desk.db, 'sent')).toBe(50);
  await expectOneNoticeEach(on.servers, on.desk.db);
});
