/** Limits of asking on a PostgreSQL server: processes count into the same rows at the same moment. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSecret } from '../../src/adapters/secret.ts';
import { openServer } from '../../src/database/open.ts';
import { forgetRequests, openPace } from '../../src/pages/pace.ts';
import { startPostgres } from './servers.ts';

test('three processes let through what one would, while counts are forgotten beside them', async () => {
  await using closing = new AsyncDisposableStack();
  const postgres = closing.adopt(await startPostgres(), (each) => each.stop());
  const secret = openSecret(mkdtempSync(join(tmpdir(), 'desk-pace-')));
  const rule = { what: 'asking', most: 25, windowMs: 60_000, whose: 'known' } as const;
  const processes = [];
  for (let i = 0; i < 3; i += 1) {
    const database = closing.adopt(await openServer(postgres.url), (each) => each.close());
    processes.push({ db: database.db, clock: database.clock, secret });
  }
  const people = Array.from({ length: 40 }, (_, i) => `person ${i}`);
  const passed = new Map(people.map((person) => [person, 0]));
  const asking = processes.map(async (desk, i) => {
    const inPace = openPace(desk, rule);
    for (let round = 0; round < 12; round += 1) {
      const turned = [...people.slice(i * 7 + round), ...people.slice(0, i * 7 + round)];
      const answers = turned.map(async (person) => {
        if (await inPace(person)) passed.set(person, (passed.get(person) ?? 0) + 1);
      });
      await Promise.all([...answers, forgetRequests(desk)]);
    }
  });
  await Promise.all(asking);
  expect(new Set(passed.values())).toEqual(new Set([25]));
});
