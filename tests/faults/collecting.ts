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
const rawMail = openRawMail(join(dir, 'mail'));
let steps = 0;
const step = () => {
  steps += 1;
  if (steps === dieAt) process.kill(process.pid, 'SIGKILL');
};

/** Every call of a method counts as a step. */
function counted(prototype: object, method: string): void {
  const methods = prototype as Record<string, (...args: unknown[]) => unknown>;
  const original = methods[method];
  methods[method] = function (this: unknown, ...args: unknown[]) {
    step();
    return original?.apply(this, args);
  };
}
counted(pg.Client.prototype, 'query');
counted(ImapFlow.prototype, 'exec');

const silent = () => {};
const desk = {
  db: database.db,
  clock: systemClock,
  rawMail: {
    ...rawMail,
    async put(bytes: Uint8Array) {
      step();
      const hash = await rawMail.put(bytes);
      step();
      return hash;
    },
  },
  queue: { add: async () => step(), waiting: async () => 0, close: async () => {} },
  log: { info: silent, warn: silent, error: silent },
} as unknown as Desk;
await collectOnce(desk, openImapMailbox(imapUrl, { name, moveTo }));
await database.close();
process.stdout.write(String(steps));
