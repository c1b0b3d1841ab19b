import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openFolder } from '../../src/adapters/folder.ts';
import {
  collect,
  letter,
  mailboxContract,
  portionsOf,
  progressAfter,
  subjectOf,
} from '../contracts/mailbox.ts';

const dirs: string[] = [];
async function newDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'folder-'));
  dirs.push(dir);
  return dir;
}
afterAll(() => Promise.all(dirs.map((dir) => rm(dir, { recursive: true, force: true }))));

mailboxContract('a folder of .eml files', async () => {
  const dir = await newDir();
  let count = 0;
  return {
    mailbox: openFolder(dir, { name: 'folder', pollMs: 200 }),
    add: (raw) => writeFile(join(dir, `${++count}.eml`), raw),
    away: {
      mailbox: openFolder(dir, { name: 'folder', moveTo: 'Kept' }),
      async subjects() {
        const files = await readdir(join(dir, 'Kept')).catch(() => []);
        return Promise.all(
          files.map(async (file) => subjectOf(await readFile(join(dir, 'Kept', file)))),
        );
      },
    },
    close: async () => {},
  };
});

test('the order is by name, with numbers as numbers; other files are not mails', async () => {
  const dir = await newDir();
  for (const name of ['10.eml', '9.eml', 'notes.txt', '.hidden.eml']) {
    await writeFile(join(dir, name), letter(name));
  }
  const found = await collect(openFolder(dir, { name: 'folder' }), null);
  expect(found.map((m) => [m.uid, /Subject: (.*)\r/.exec(m.raw.toString())?.[1]])).toEqual([
    [1, '9.eml'],
    [2, '10.eml'],
  ]);
});

test('a file that comes later goes to the end, whatever its name', async () => {
  const dir = await newDir();
  const folder = openFolder(dir, { name: 'folder' });
  await writeFile(join(dir, 'b.eml'), letter('b'));
  const [first] = await collect(folder, null);
  await writeFile(join(dir, 'a.eml'), letter('a'));
  const news = await collect(folder, progressAfter(first));
  expect(news.map((m) => m.raw.toString())).toEqual([letter('a').toString()]);
});

test('line ends of files saved on Unix become those of the wire', async () => {
  const dir = await newDir();
  await writeFile(join(dir, 'a.eml'), 'Subject: a\n\nText\n');
  const [message] = await collect(openFolder(dir, { name: 'folder' }), null);
  expect(message?.raw.toString()).toBe('Subject: a\r\n\r\nText\r\n');
});

test('a file that cannot be read is said to be refused, and the rest go on', async () => {
  const dir = await newDir();
  await mkdir(join(dir, '1.eml'));
  await writeFile(join(dir, '2.eml'), '');
  await writeFile(join(dir, '3.eml'), letter('3'));
  const portions = await portionsOf(openFolder(dir, { name: 'folder' }), null);
  expect(portions.flatMap((portion) => portion.refused)).toEqual([
    { uid: 1, reason: { kind: 'refused', said: expect.stringContaining('EISDIR') } },
    { uid: 2, reason: { kind: 'empty-file' } },
  ]);
  expect(portions.flatMap((portion) => portion.messages).map(({ uid }) => uid)).toEqual([3]);
});
