/**
 * Every letter of `letters/`, as a mail program wrote it, through the whole desk: whom it answers, what
 * is kept of it, what is done. A bug report is two files more.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TestDesk } from '../desk.ts';
import { asBefore, deskOfTheTables, withFollowUpCode } from './known-tokens.ts';
import { type Expected, expectOutcome } from './outcome.ts';

const folder = join(import.meta.dirname, 'letters');
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.eml'))
  .map((name) => name.slice(0, -4));

let desk: TestDesk;
beforeAll(async () => {
  desk = await deskOfTheTables();
}, 180_000);
afterAll(() => desk.close());
beforeEach(() => asBefore(desk));

test('there are letters of every sort', () => {
  expect(names.length).toBeGreaterThanOrEqual(60);
});

test.each(names)('%s', async (name) => {
  const file = readFileSync(join(folder, `${name}.eml`));
  const expected: Expected = JSON.parse(
    readFileSync(join(folder, `${name}.expected.json`), 'utf8'),
  );
  const raw = await withFollowUpCode(desk, file);
  await desk.receive(raw);
  await desk.settle(2);
  await expectOutcome(desk, createHash('sha256').update(raw).digest('hex'), expected);
});
