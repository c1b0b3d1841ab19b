/** Two processes on one PostgreSQL find the same at the same moment: the administrator gets one letter of each step. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { turnableClock } from '../../src/adapters/clock.ts';
import { keepAlerts } from '../../src/alerts/keep-alerts.ts';
import type { Found } from '../../src/condition/alarms.ts';
import { readConfig, readEnvironment } from '../../src/config.ts';
import { alerts, letters } from '../../src/database/tables.ts';
import { openDesk } from '../../src/open.ts';
import { samples } from './desk-on-servers.ts';
import { startPostgres } from './servers.ts';

test('begins, lasts, is over: told once each, by whoever was first', async () => {
  await using closing = new AsyncDisposableStack();
  const dir = mkdtempSync(join(tmpdir(), 'desk-alerts-'));
  closing.defer(() => rmSync(dir, { recursive: true, force: true }));
  const postgres = await startPostgres();
  closing.defer(() => postgres.stop());
  const config = readConfig(
    readEnvironment({
      DESK_CONFIG: join(samples, 'desk.yaml'),
      DESK_DATA_DIR: dir,
      DATABASE_URL: postgres.url,
      LOG_LEVEL: 'silent',
    }),
  );
  const clock = turnableClock(new Date('2020-12-03T15:40:00+01:00'));
  const one = await openDesk(config, { clock });
  closing.defer(() => one.close());
  const other = await openDesk(config, { clock });
  closing.defer(() => other.close());
  const later = (minutes: number) =>
    clock.turnTo(new Date(clock.now().getTime() + minutes * 60_000));
  const both = (found: Found) =>
    Promise.all([one, other, one, other].map((desk) => keepAlerts(desk, found)));
  const on: Found = {
    alarms: [{ condition: 'disk-short', about: '', facts: { free: 1e9 } }],
    unknown: [],
  };
  const off: Found = { alarms: [], unknown: [] };

  await both(on);
  later(24 * 60);
  await both(on);
  await both(off);
  later(20);
  await both(off);
  const told = await one.db.select({ once: letters.once }).from(letters);
  expect(told.map(({ once }) => once.slice(0, once.indexOf(':'))).toSorted()).toEqual([
    'alert-begins',
    'alert-lasts',
    'alert-over',
  ]);
  expect(await one.db.select().from(alerts)).toMatchObject([{ endedAt: expect.any(Date) }]);
});
