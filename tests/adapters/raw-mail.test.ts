import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRawMail, pathIn } from '../../src/adapters/raw-mail.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'raw-mail-'));
});
afterAll(() => rm(dir, { recursive: true }));

const files = async () =>
  (await readdir(dir, { recursive: true, withFileTypes: true })).filter((f) => f.isFile());

test('the same bytes many times at once are one file, named by their hash', async () => {
  const store = openRawMail(join(dir, 'not', 'there', 'yet'));
  const bytes = Buffer.from('Subject: x\r\n\r\n\xff\x00', 'latin1');
  const hashes = await Promise.all(Array.from({ length: 8 }, () => store.put(bytes)));
  expect(new Set(hashes)).toEqual(new Set([createHash('sha256').update(bytes).digest('hex')]));
  expect((await files()).map((file) => file.name)).toEqual([hashes[0]]);
  expect((await store.get(hashes[0] as string)).equals(bytes)).toBe(true);
});

test('what is not there, and what is no hash, is an error that names it', async () => {
  const store = openRawMail(dir);
  await expect(store.get('a'.repeat(64))).rejects.toThrow('a'.repeat(64));
  await expect(store.get('../../etc/passwd')).rejects.toThrow(/Not a SHA-256/);
});

test('damaged bytes are not handed out, and a new put repairs them', async () => {
  const store = openRawMail(dir);
  const bytes = Buffer.from('good');
  const hash = await store.put(bytes);
  await writeFile(join(dir, hash.slice(0, 2), hash.slice(2, 4), hash), 'bad!');
  await expect(store.get(hash)).rejects.toThrow(hash);
  await store.put(bytes);
  expect((await store.get(hash)).toString()).toBe('good');
});

test('what is erased is gone; what lies where it does not belong is named as it is', async () => {
  const own = join(dir, 'own');
  const store = openRawMail(own);
  const [one, other] = [await store.put(Buffer.from('one')), await store.put(Buffer.from('other'))];
  await store.erase(one);
  await store.erase(one);
  await writeFile(join(own, 'notes.txt'), '');
  await writeFile(join(own, one), '');
  const names: string[] = [];
  for await (const name of store.names()) names.push(name);
  expect(names.toSorted()).toEqual([other, 'notes.txt', one].toSorted());
  await expect(store.get(one)).rejects.toThrow('Nothing is stored');
});

test('what was put since, also again, is not taken for unused', async () => {
  const store = openRawMail(join(dir, 'unused'));
  const bytes = Buffer.from('a list');
  const hash = await store.put(bytes);
  const longAgo = new Date(Date.now() - 86_400_000);
  await utimes(pathIn(join(dir, 'unused'), hash), longAgo, longAgo);
  await store.put(bytes);
  const anHourAgo = new Date(Date.now() - 3_600_000);
  expect(await store.eraseUnused(hash, anHourAgo)).toBe(false);
  expect((await store.get(hash)).equals(bytes)).toBe(true);
  await utimes(pathIn(join(dir, 'unused'), hash), longAgo, longAgo);
  expect(await store.eraseUnused(hash, anHourAgo)).toBe(true);
  await expect(store.get(hash)).rejects.toThrow('Nothing is stored');
});
