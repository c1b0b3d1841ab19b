/** Backup, loss and restore on the servers that a parliament has; from the embedded database to a server; one audit of several processes. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { codeIn } from '../../demo/told.ts';
import { systemClock } from '../../src/adapters/clock.ts';
import { openImapMailbox } from '../../src/adapters/imap.ts';
import { readConfig, readEnvironment } from '../../src/config.ts';
import { record } from '../../src/database/audit.ts';
import { type OpenDatabase, openServer } from '../../src/database/open.ts';
import { mailings, messages } from '../../src/database/tables.ts';
import { queueNames } from '../../src/jobs.ts';
import { verify } from '../../src/keeping/verify/verify.ts';
import { openDesk } from '../../src/open.ts';
import { startService } from '../../src/service/service.ts';
import { correspondent } from './correspondent.ts';
import { mailFile, startServers, takeMembersIn } from './desk-on-servers.ts';
import { countIn, expectOneNoticeEach } from './notices.ts';
import { startPostgres } from './servers.ts';
import { until } from './until.ts';
import { run } from './worker-processes.ts';

async function folder(closing: AsyncDisposableStack): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'desk-keeping-'));
  closing.defer(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

/** Another database on the same server. */
async function anotherDatabase(url: string, name: string): Promise<string> {
  const { pool, close } = await openServer(url);
  await pool.query(`create database ${name}`);
  await close();
  return Object.assign(new URL(url), { pathname: `/${name}` }).toString();
}

const startOn = async (environment: Record<string, string>) => {
  const desk = await openDesk(readConfig(readEnvironment(environment)));
  const mailbox = openImapMailbox(environment.IMAP_URL ?? '', { name: 'inbox' });
  return { desk, service: await startService(desk, { queues: queueNames, mailbox, port: 0 }) };
};

const command = (environment: Record<string, string>, ...args: string[]) =>
  run('src/cli/desk.ts', args, environment).finished;

test('a desk that told everybody after its backup, and was lost: nobody is told again, on a server and embedded', async () => {
  await using closing = new AsyncDisposableStack();
  const servers = closing.use(await startServers({}));
  const dir = await folder(closing);
  const passphraseFile = join(dir, 'passphrase');
  await writeFile(passphraseFile, 'correct horse battery staple\n');
  const first = await startOn(servers.environment);
  await takeMembersIn(first.desk.db, servers);
  const anna = correspondent(servers.parliament, 'anna.lund@parlament.example', systemClock);
  await servers.parliament.deliver(await mailFile('09-en-fr-pair'));
  const request = await anna.waitFor('APPROVE ');
  await first.service.settle();
  // While it runs.
  const backup = await command(
    servers.environment,
    'backup',
    join(dir, 'backups'),
    '--passphrase-file',
    passphraseFile,
    '--json',
  );
  expect(backup).toMatchObject({ code: 0 });
  await anna.reply(request, `APPROVE ${codeIn(request.text ?? '', 'APPROVE')}\n\n/Anna`);
  await until(
    'the mailing is distributed',
    async () => (await first.desk.db.select().from(mailings))[0]?.state === 'distributed',
  );
  await expectOneNoticeEach(servers, first.desk.db);
  const told = await count(servers.parliament, servers.members);
  await first.service.stop();

  const lost = { ...servers.environment };
  const onServer = {
    ...lost,
    DATABASE_URL: await anotherDatabase(lost.DATABASE_URL ?? '', 'after'),
    DESK_DATA_DIR: await folder(closing),
  };
  const { DATABASE_URL: _, ...embedded }: Record<string, string> = {
    ...lost,
    DESK_DATA_DIR: await folder(closing),
  };
  for (const environment of [onServer, embedded] as Record<string, string>[]) {
    const taken = JSON.parse(backup.out).dir;
    expect(
      await command(environment, 'restore', taken, '--passphrase-file', passphraseFile),
    ).toMatchObject({ code: 0, out: expect.stringContaining('✓ Everything is as it was kept') });
    expect(await command(environment, 'release', '--withhold')).toMatchObject({
      code: 1,
      err: expect.stringContaining('was not read since the restore'),
    });
    const { desk, service } = await startOn(environment);
    await service.settle();
    // What came since is fetched anew, once.
    expect(await desk.db.$count(messages)).toBe(2);
    expect(await command(environment, 'release', '--withhold')).toMatchObject({ code: 0 });
    await service.settle();
    await until('Postfix has delivered everything', async () => servers.parliament.idle());
    expect(await count(servers.parliament, servers.members)).toBe(told);
    expect(await countIn(desk.db, 'sent')).toBe(0);
    expect(await countIn(desk.db, 'uncertain')).toBe(servers.members.length);
    expect(await command(environment, 'verify', '--against', join(dir, 'backups'))).toMatchObject({
      code: 0,
    });
    await service.stop();
  }

  // The embedded one goes on to a server.
  const moved = await anotherDatabase(lost.DATABASE_URL ?? '', 'moved');
  const move = await command(embedded, 'move', '--to', moved);
  expect(move).toMatchObject({ code: 0, out: expect.stringContaining('Everything arrived') });
  expect(await command(embedded, 'move', '--to', moved)).toMatchObject({
    code: 1,
    err: expect.stringContaining('was moved to'),
  });
  expect(await command({ ...embedded, DATABASE_URL: moved }, 'verify')).toMatchObject({ code: 0 });
  expect(await command(embedded, 'status')).toMatchObject({
    code: 1,
    err: expect.stringContaining('Set DATABASE_URL'),
  });
});

const count = async (
  parliament: { mailbox(address: string): Promise<readonly unknown[]> },
  members: readonly { readonly email: string }[],
): Promise<number> => {
  const boxes = await Promise.all(members.map(({ email }) => parliament.mailbox(email)));
  return boxes.reduce((sum, mails) => sum + mails.length, 0);
};

describe('the audit of several processes', () => {
  test('is one chain, whoever commits first, and nobody waits for somebody who waits', async () => {
    const postgres = await startPostgres();
    const opened: OpenDatabase[] = [];
    try {
      for (let i = 0; i < 3; i += 1) opened.push(await openServer(postgres.url));
      const [first] = opened;
      if (!first) throw new Error('No database');
      await first.db.execute(
        sql`insert into desk.members (key, name, salutation, email, language) select n::text, 'n', 's', n::text, 'en' from generate_series(0, 4) n`,
      );
      const at = new Date();
      // Each writes to the audit before, between and after it waits for rows that others have.
      const one = (i: number) =>
        (opened[i % 3] as OpenDatabase).db.transaction(async (tx) => {
          const entry = {
            at,
            who: `process-${i % 3}`,
            what: 'noted' as const,
            thing: 'desk' as const,
            thingId: '00000000-0000-0000-0000-000000000000',
          };
          await record(tx, { ...entry, details: { i, before: true } });
          await tx.execute(
            sql`update desk.members set party = ${String(i)} where key = ${String(i % 5)}`,
          );
          await record(tx, { ...entry, details: { i } });
          if (i % 7 === 0) tx.rollback();
        });
      const ended = await Promise.allSettled(Array.from({ length: 300 }, (_, i) => one(i)));
      expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(257);
      const rawMail = { names: async function* () {} } as never;
      const { faults, audit } = await verify({ pool: first.pool, rawMail }, { anchor: null });
      expect(faults).toEqual([]);
      expect(audit).toBe(514);
    } finally {
      for (const database of opened) await database.close();
      await postgres.stop();
    }
  });
});
