/** The mail server of the mailbox restarts, goes silent, and numbers the mailbox anew, under a service that runs. */
import { setTimeout as sleep } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { letters, messages } from '../../src/database/tables.ts';
import { letter } from '../contracts/mailbox.ts';
import { startDovecot } from '../services/dovecot.ts';
import { lineTo } from '../services/line.ts';
import { until } from '../services/until.ts';
import { run } from '../services/worker-processes.ts';
import { makeChamber } from './chamber.ts';
import { expectInvariants } from './invariants.ts';
import { fixture, startSink } from './sink.ts';

const anna = 'anna.lund@parlament.example';

test('restarted, silently dead in IDLE, numbered anew: every mail is taken in once', async () => {
  await using closing = new AsyncDisposableStack();
  const dovecot = await startDovecot();
  closing.defer(() => dovecot.close());
  const line = await lineTo(dovecot.port);
  closing.defer(() => line.close());
  const sink = closing.use(await startSink({ members: [] }));
  const chamber = closing.use(
    await makeChamber({
      members: 0,
      imapUrl: dovecot.url().replace(`:${dovecot.port}/`, `:${line.port}/`),
      smtpUrl: sink.server.smtpUrl(),
    }),
  );
  const service = closing.use(run('src/cli/desk.ts', ['start'], chamber.environment));
  await until('it works', async () => service.log().includes('"msg":"started"'));
  const recognised = () => service.log().split('"job":"recognise-message"').length - 1;
  const mails: Buffer[] = [];
  const arrives = async (raw: Buffer) => {
    mails.push(raw);
    await dovecot.append(raw);
  };

  await arrives(fixture('09-en-fr-pair'));
  await until('the first is read', async () => sink.count(anna, 'approval-request') === 1, 120);

  await dovecot.crash();
  await sleep(2500);
  expect(service.log()).toContain('mailbox not read; trying again');
  await dovecot.start();
  await arrives(letter('after the restart'));
  await until('it is taken in', async () => recognised() === 2, 90);

  // The line that waits for news stays open and is deaf; each look makes a new one.
  line.deaden();
  await arrives(letter('while nobody listens'));
  // One that was under way then waits for its answer for two minutes.
  await until('it is taken in by the next look', async () => recognised() === 3, 180);

  await dovecot.crash();
  await dovecot.forgetUids();
  await sleep(1100);
  await dovecot.start();
  await arrives(letter('after the new numbers'));
  await until('it is taken in', async () => recognised() === 4, 90);
  expect((await service.stop()).code).toBe(0);

  const { desk, service: last } = await chamber.serve();
  closing.defer(() => last.stop());
  await last.settle();
  expect(await desk.db.$count(messages)).toBe(4);
  const faults = await desk.db.select().from(letters).where(eq(letters.mail, 'desk-fault'));
  expect(faults.map(({ once }) => once.split(':')[0])).toEqual(['mailbox-renumbered']);
  expect(sink.count(anna, 'approval-request')).toBe(1);
  await expectInvariants({ desk, mailbox: mails, taken: sink.taken, faults: [], audience: [] });
});
