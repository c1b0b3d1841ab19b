/** The parliament's mail server in this process, and its record of what it took: whatever becomes of the desk, this stays. */
import { readFileSync } from 'node:fs';
import { type MailServer, startMailServer } from '../../demo/mail-server.ts';
import type { Clock } from '../../src/desk.ts';
import { domain } from '../services/parliament.ts';
import type { Taken } from './invariants.ts';

export const deskAddress = `solidarity@${domain}`;
export const ipuAddress = 'hrteam@ipu.org';
const clerks = ['anna.lund', 'bo.kjaer', 'claire.dumas'].map((name) => `${name}@${domain}`);

export interface Sink extends AsyncDisposable {
  readonly server: MailServer;
  /** What it took of the desk. */
  readonly taken: readonly Taken[];
  /** Every mail that ever lay in the desk's mailbox. */
  mailbox(): Buffer[];
  /** The latest mail of the desk to somebody, by its kind, which its Message-ID begins with. */
  latest(address: string, kind: string): Buffer | undefined;
  /** How many mails of a kind somebody has. */
  count(address: string, kind: string): number;
}

export interface SinkOptions {
  readonly members: readonly string[];
  readonly gone?: readonly string[];
  readonly clock?: Clock;
  readonly answerDelayMs?: number;
}

export async function startSink({
  members,
  gone = [],
  clock,
  answerDelayMs,
}: SinkOptions): Promise<Sink> {
  const server = await startMailServer({
    domain,
    deskAddress,
    users: [...members.filter((address) => !gone.includes(address)), ...clerks, ipuAddress],
    gone,
    ...(clock && { clock }),
    ...(answerDelayMs && { answerDelayMs }),
  });
  const taken: Taken[] = [];
  server.onTaken(({ recipient, messageId, authenticatedAs }) => {
    if (authenticatedAs === deskAddress) taken.push({ recipient, messageId, at: Date.now() });
  });
  /** What goes twice with its Message-ID is one mail to its reader. */
  const ofKind = (address: string, kind: string): Buffer[] => {
    const begins = new RegExp(`^Message-ID:\\s*(<${kind}\\.\\S+)`, 'im');
    const found = new Map<string, Buffer>();
    for (const { raw } of server.mailbox(address)) {
      const id = begins.exec(raw.toString('latin1'))?.[1];
      if (id && !found.has(id)) found.set(id, raw);
    }
    return [...found.values()];
  };
  return {
    server,
    taken,
    mailbox: () => server.mailbox(deskAddress).map(({ raw }) => raw),
    latest: (address, kind) => ofKind(address, kind).at(-1),
    count: (address, kind) => ofKind(address, kind).length,
    [Symbol.asyncDispose]: () => server.close(),
  };
}

export const fixture = (name: string): Buffer =>
  readFileSync(`${import.meta.dirname}/../mails/${name}.eml`);
