/** `desk members` as a process: alone, and while the service holds the embedded database. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig, readEnvironment } from '../../src/config.ts';
import { openDesk } from '../../src/open.ts';
import { serveStatus } from '../../src/service/http.ts';

const root = join(import.meta.dirname, '../..');
const samples = join(root, 'samples');

let dir: string;
let env: Record<string, string>;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'desk-members-'));
  env = {
    DESK_CONFIG: join(samples, 'desk.yaml'),
    DESK_DATA_DIR: join(dir, 'data'),
    LOG_LEVEL: 'error',
  };
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const members = (...args: string[]) =>
  new Promise<{ code: unknown; out: string; err: string }>((resolve) =>
    execFile(
      process.execPath,
      [join(root, 'src/cli/desk.ts'), 'members', ...args],
      { env: { ...process.env, ...env, NODE_OPTIONS: '--disable-warning=ExperimentalWarning' } },
      (error, out, err) => resolve({ code: error?.code ?? 0, out, err }),
    ),
  );

test('a list is taken in, quietly in a pipe; a second time nothing changes', async () => {
  const list = join(samples, 'members.csv');
  expect(await members('import', list)).toEqual({
    code: 0,
    out: '50 added, 0 changed, 0 as they were\n',
    err: '',
  });
  expect(await members('import', list)).toEqual({
    code: 0,
    out: '0 added, 0 changed, 50 as they were\nNothing to change: the list says what the desk knows\n',
    err: '',
  });
});

test('faults go to the error output with exit code 1; a file that is not there too', async () => {
  const list = join(dir, 'bad.csv');
  writeFileSync(list, 'Navn;E-post\nJens;jens\n');
  expect(await members('import', list)).toEqual({
    code: 1,
    out: '',
    err: 'bad.csv (semicolons, utf-8) was not taken in; nothing was changed:\n  row 2, column "E-post", "jens": is not an e-mail address\n',
  });
  expect(await members('import', join(dir, 'none.csv'))).toMatchObject({
    code: 1,
    err: `${join(dir, 'none.csv')}: cannot be opened: ENOENT\n`,
  });
});

test('while the service holds the database it takes the list in, with the same words', async () => {
  const list = join(samples, 'members.popolo.json');
  const alone = await members('import', list, '--dry-run');
  const desk = await openDesk(readConfig(readEnvironment(env)));
  const server = await serveStatus(desk, null, 0);
  try {
    desk.database.lock?.announce({ port: server.port, key: server.key });
    expect(await members('import', list, '--dry-run')).toEqual(alone);
    expect(alone.out).toContain('0 added, 15 changed, 0 as they were');
    expect(await members('import', list)).toMatchObject({ code: 0 });
    expect((await members('list')).out).toContain('50 members: 50 get notices, 0 do not');
  } finally {
    await server.close();
    await desk.close();
  }
});
