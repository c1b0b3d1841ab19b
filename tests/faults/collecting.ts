/**
 * A process that looks into a mailbox once and kills itself at the n-th step: before a byte is
 * stored, a statement is sent to the database, a command to the mail server, a job to the queue.
 * Its argument is JSON (`Orders`); it prints how many steps there were when it comes to the end.
 */
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import pg from 'pg';
import { systemClock } from '../../src/adapters/clock.ts';
import { openImapMailbox } from '../../src/adapters/imap.ts';
import { openRawMail } from '../../src/adapters/raw-mail.ts';
import { openServer } from '../../src/database/open.ts';
import type { Desk } from '../../src/desk.ts';
import { collectOnce } from '../../src/inbox/collect.ts';
import { stepAt, steppingParts, stepsUntil } from './dying.ts';

export interface Orders {
  readonly imapUrl: string;
  readonly databaseUrl: string;
  readonly dir: string;
  readonly name: string;
  readonly moveTo: string;
  /** Never, when it is above the number of steps. */
  readonly dieAt: number;
}

const { imapUrl, databaseUrl, dir, name, moveTo, dieAt } = JSON.parse(
  process.argv[2] ?? '{}',
) as Orders;
const database = await openServer(databaseUrl);
const steps = stepsUntil(dieAt);
stepAt(pg.Client.prototype, 'query', steps.step);
stepAt(ImapFlow.prototype, 'exec', steps.step);

const desk = {
  db: database.db,
  clock: systemClock,
  ...steppingParts(openRawMail(join(dir, 'mail')), steps.step),
} as unknown as Desk;
await collectOnce(desk, openImapMailbox(imapUrl, { name, moveTo }));
await database.close();
process.stdout.write(String(steps.count));
