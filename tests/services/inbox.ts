/** A desk on a private Dovecot and a private PostgreSQL, as far as taking mail in needs it. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, inArray } from 'drizzle-orm';
import { expect } from 'vitest';
import { systemClock } from '../../src/adapters/clock.ts';
import { openImapMailbox } from '../../src/adapters/imap.ts';
import { openRawMail } from '../../src/adapters/raw-mail.ts';
import { readConfig, readEnvironment } from '../../src/config.ts';
import { openServer } from '../../src/database/open.ts';
import { fetches, mailboxes, messages } from '../../src/database/tables.ts';
import type { Desk } from '../../src/desk.ts';
import { letter } from '../contracts/mailbox.ts';
import { startDovecot } from './dovecot.ts';
import { startPostgres } from './servers.ts';

export const mailsOf = (folder: string, count: number, body = 'Text\r\n'): Buffer[] =>
  Array.from({ length: count }, (_, n) => letter(`${folder} ${n + 1}`, body));
export const hashOf = (raw: Buffer): string => createHash('sha256').update(raw).digest('hex');

export async function startInbox() {
  const dir = await mkdtemp(join(tmpdir(), 'desk-inbox-'));
  const [dovecot, postgres] = await Promise.all([startDovecot(), startPostgres()]);
  const database = await openServer(postgres.url);
  const silent = () => {};
  const desk = {
    config: readConfig(readEnvironment({ DESK_CONFIG: 'samples/desk.yaml', DESK_DATA_DIR: dir })),
    db: database.db,
    clock: systemClock,
    rawMail: openRawMail(join(dir, 'mail')),
    queue: { add: async () => {}, waiting: async () => 0, close: async () => {} },
    log: { info: silent, warn: silent, error: silent },
    secret: randomBytes(32),
  } as unknown as Desk;
  const uidsOf = async (name: string): Promise<number[]> =>
    (await database.db.select().from(fetches).where(eq(fetches.mailbox, name)))
      .map(({ uid }) => uid)
      .sort((a, b) => a - b);

  return {
    dir,
    dovecot,
    databaseUrl: postgres.url,
    desk,
    open: (folder: string, options = {}) =>
      openImapMailbox(dovecot.url(folder), { name: folder, firstPauseMs: 50, ...options }),
    /** What was kept of a mailbox. */
    uidsOf,
    /** Every mail is one message, whole on the disk, and the progress is at the last. */
    async expectKeptOnce(name: string, mails: readonly Buffer[]): Promise<void> {
      const hashes = mails.map(hashOf);
      const rows = await database.db
        .select()
        .from(messages)
        .where(inArray(messages.sha256, hashes));
      expect(rows.map(({ sha256 }) => sha256).sort()).toEqual(hashes.sort());
      expect((await uidsOf(name)).length).toBe(mails.length);
      for (const hash of hashes.slice(0, 10))
        expect(hashOf(await desk.rawMail.get(hash))).toBe(hash);
      const [box] = await database.db.select().from(mailboxes).where(eq(mailboxes.name, name));
      expect(box?.highestUid).toBe(mails.length);
    },
    async close(): Promise<void> {
      await database.close();
      await Promise.all([dovecot.close(), postgres.stop()]);
      await rm(dir, { recursive: true, force: true });
    },
  };
}

export type Inbox = Awaited<ReturnType<typeof startInbox>>;
