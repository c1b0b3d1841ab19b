/** `desk approve`, `reject`, `status` and `resend` as processes: alone, and while the service holds the embedded database. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleMailing } from '../../bench/sample-mailing.ts';
import { readConfig, readEnvironment } from '../../src/config.ts';
import { audit, mailings, notices } from '../../src/database/tables.ts';
import { distributeMailing } from '../../src/distribution/distribute-mailing.ts';
import { importMembers } from '../../src/members/import-members.ts';
import { type OpenDesk, openDesk } from '../../src/open.ts';
import { type Decision, decide } from '../../src/service/decide.ts';
import { serveStatus } from '../../src/service/http.ts';

const root = join(import.meta.dirname, '../..');
let dir: string;
let env: Record<string, string>;
/** Ids of two mailings that wait for a yes. */
let waiting: string[];

async function withDesk<T>(act: (desk: OpenDesk) => Promise<T>): Promise<T> {
  const desk = await openDesk(readConfig(readEnvironment(env)));
  try {
    return await act(desk);
  } finally {
    await desk.close();
  }
}

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'desk-decide-'));
  env = {
    DESK_CONFIG: join(root, 'samples/desk.yaml'),
    DESK_DATA_DIR: join(dir, 'data'),
    LOG_LEVEL: 'error',
  };
  waiting = await withDesk(async (desk) => {
    const list = Buffer.from('Navn;E-post;Udvalg\nJens Hansen;jens@parlament.example;IPU\n');
    await importMembers(desk, list, { dryRun: false, complete: false, evenSo: false });
    return [await sampleMailing(desk), await sampleMailing(desk)];
  });
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const run = (...args: string[]) =>
  new Promise<{ code: unknown; out: string; err: string }>((resolve) =>
    execFile(
      process.execPath,
      [join(root, 'src/cli/desk.ts'), ...args],
      { env: { ...process.env, ...env, NODE_OPTIONS: '--disable-warning=ExperimentalWarning' } },
      (error, out, err) => resolve({ code: error?.code ?? 0, out, err }),
    ),
  );

const stateOf = async (desk: OpenDesk, id: string) =>
  (await desk.db.select().from(mailings).where(eq(mailings.id, id)))[0]?.state;

test('only who may decide may be named, and only committees that there are', async () => {
  const [one = ''] = waiting;
  expect(await run('approve', one, '--as', 'bo')).toMatchObject({
    code: 1,
    err: '--as names nobody who may decide; there is anna.\n',
  });
  await withDesk(async (desk) => {
    const yes: Decision = {
      verb: 'approve',
      by: 'anna',
      committees: ['XYZ'],
      official: false,
    };
    expect(await decide(desk, one, yes)).toEqual({
      error: 'no-committee',
      possible: ['UPN', 'URU', 'OSCE', 'ERD', 'IPU'],
    });
    expect(await decide(desk, 'ffffffff', yes)).toEqual({ error: 'unknown' });
    expect(await stateOf(desk, one)).toBe('read');
  });
});

test('a rejection says why in the audit, and is not given twice', async () => {
  const [, two = ''] = waiting;
  expect(await run('reject', two.slice(0, 13), 'sent', 'twice', '--as', 'anna')).toEqual({
    code: 0,
    out: 'Rejected: it does not go out.\n',
    err: '',
  });
  await withDesk(async (desk) => {
    expect(await stateOf(desk, two)).toBe('rejected');
    const again = { verb: 'reject', by: 'anna', reason: null } as const;
    expect(await decide(desk, two, again)).toMatchObject({ done: false });
    const [row] = await desk.db.select().from(mailings).where(eq(mailings.id, two));
    expect(row?.rejectedFor).toBe('sent twice');
    const said = await desk.db.select().from(audit).where(eq(audit.what, 'reject'));
    expect(said.map(({ who, thingId }) => [who, thingId])).toEqual([['anna', two]]);
  });
});

test('a service that holds the database approves, tells of each member, and sends to who is missing', async () => {
  const [one = ''] = waiting;
  await withDesk(async (desk) => {
    const status = await serveStatus(desk, null, 0);
    desk.database.lock?.announce({ port: status.port, key: status.key });
    try {
      expect(await run('approve', one, 'IPU', '--as', 'anna')).toEqual({
        code: 0,
        out: 'Approved: it goes out.\n',
        err: '',
      });
      await distributeMailing(desk, one);
      expect(await desk.db.$count(notices, eq(notices.mailing, one))).toBe(1);
      const { out } = await run('status', one.slice(0, 13), '--json');
      expect(JSON.parse(out)).toMatchObject({ members: 1, lines: [{ state: 'queued' }] });
      expect(await run('resend', one, '--dry-run')).toMatchObject({
        code: 0,
        out: expect.stringContaining('There is nobody whom it could be sent to now.'),
      });
    } finally {
      await status.close();
    }
  });
});
