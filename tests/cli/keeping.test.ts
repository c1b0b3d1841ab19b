/** Backup, verify, rights of members as processes, while the service holds the embedded database and when it does not. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleMailing } from '../../bench/sample-mailing.ts';
import { readConfig, readEnvironment } from '../../src/config.ts';
import { members } from '../../src/database/tables.ts';
import { importMembers } from '../../src/members/import-members.ts';
import { openDesk } from '../../src/open.ts';
import { serveStatus } from '../../src/service/http.ts';

const root = join(import.meta.dirname, '../..');
let dir: string;
let env: Record<string, string>;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'desk-keeping-'));
  env = {
    DESK_CONFIG: join(root, 'samples/desk.yaml'),
    DESK_DATA_DIR: join(dir, 'data'),
    LOG_LEVEL: 'error',
  };
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

test('the holder of the embedded database takes a backup, verifies, exports and erases', async () => {
  const desk = await openDesk(readConfig(readEnvironment(env)));
  const list = Buffer.from('Navn;E-post;Udvalg\nJens Hansen;jens@parlament.example;IPU\n');
  await importMembers(desk, list, { dryRun: false, complete: false, evenSo: false });
  await sampleMailing(desk);
  const status = await serveStatus(desk, null, 0);
  desk.database.lock?.announce({ port: status.port, key: status.key });
  try {
    const backups = join(dir, 'backups');
    const taken = await run('backup', backups);
    expect(taken).toMatchObject({
      code: 0,
      out: expect.stringMatching(/rows, \d+ mails\nWithout the key/),
    });
    expect(readdirSync(backups)).toHaveLength(1);
    expect(await run('backup', join(dir, 'data/backups'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('name another folder'),
    });
    expect(await run('verify', '--against', backups)).toMatchObject({
      code: 0,
      out: expect.stringContaining('✓ Everything is as it was kept'),
    });

    expect(
      await run('members', 'export', 'jens@parlament.example', '--out', join(dir, 'jens')),
    ).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(join(dir, 'jens/data.json'), 'utf8')).member.name).toBe(
      'Jens Hansen',
    );
    expect(await run('members', 'erase', 'jens@parlament.example', '--dry-run')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Would be erased'),
    });
    expect(await run('members', 'erase', 'jens@parlament.example')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Backups taken until now hold them still'),
    });
    expect(await run('members', 'erase', 'jens@parlament.example')).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no member'),
    });
    expect((await desk.db.select().from(members))[0]?.name).toBe('—');
    expect(await run('release')).toMatchObject({ code: 2 });
    expect(await run('release', '--send')).toMatchObject({
      code: 1,
      err: 'Nothing stands still: mails go out.\n',
    });
  } finally {
    await status.close();
    await desk.close();
  }
});

test('a stopped desk is verified too: exit code 1 and a place where something is wrong', async () => {
  const mail = join(dir, 'data/mail');
  const file = readdirSync(mail, { recursive: true, withFileTypes: true }).find((entry) =>
    entry.isFile(),
  );
  writeFileSync(join(file?.parentPath ?? '', file?.name ?? ''), 'x');
  const { code, out } = await run('verify', '--json');
  expect(code).toBe(1);
  expect(JSON.parse(out).faults).toMatchObject([{ kind: 'mail-damaged', where: file?.name }]);
  expect(await run('restore', join(dir, 'backups'))).toMatchObject({
    code: 1,
    err: expect.stringContaining('is no whole backup'),
  });
});
