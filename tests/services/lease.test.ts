/** The lease of a mailbox on a server, where two are at it at the same moment. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenDatabase, openServer } from '../../src/database/open.ts';
import { leases } from '../../src/database/tables.ts';
import { expectLease, releaseLease, takeLease } from '../../src/inbox/lease.ts';
import { type PrivateServer, startPostgres } from './servers.ts';
import { until } from './until.ts';

let postgres: PrivateServer;
/** As two processes have it. */
let one: OpenDatabase;
let other: OpenDatabase;
beforeAll(async () => {
  postgres = await startPostgres();
  [one, other] = await Promise.all([openServer(postgres.url), openServer(postgres.url)]);
}, 60_000);
afterAll(async () => {
  await one?.close();
  await other?.close();
  await postgres?.stop();
});

const runOut = () =>
  other.db.update(leases).set({ until: sql`clock_timestamp() - interval '1 second'` });

test('of twenty who ask at once, one gets it', async () => {
  const asked = Array.from({ length: 20 }, (_, i) =>
    takeLease((i % 2 ? one : other).db, 'twenty', `process ${i}`),
  );
  const got = (await Promise.all(asked)).filter((lease) => lease !== null);
  expect(got).toHaveLength(1);
});

test('nobody becomes the reader while another one writes down what it read', async () => {
  const lease = await takeLease(one.db, 'writes', 'one');
  await runOut();
  await one.db.transaction(async (tx) => {
    await expectLease(tx, lease);
    expect(await takeLease(other.db, 'writes', 'other')).toBeNull();
  });
  const next = await takeLease(other.db, 'writes', 'other');
  expect(next?.term).toBe((lease?.term ?? 0) + 1);
  if (next) await releaseLease(other.db, next);
});

test('who stands still in the midst of writing loses the transaction, and its process lives on', async () => {
  const { rows } = await one.pool.query('show idle_in_transaction_session_timeout');
  expect(rows[0]?.idle_in_transaction_session_timeout).toBe('30s');

  const lease = await takeLease(one.db, 'still', 'one');
  const standing = one.db.transaction(async (tx) => {
    await tx.execute(sql`set local idle_in_transaction_session_timeout = '2s'`);
    await expectLease(tx, lease);
    await runOut();
    await until('the other one reads', () => takeLease(other.db, 'still', 'other'));
    await tx.execute(sql`select 1`);
  });
  await expect(standing).rejects.toThrow();
  // The next one comes over a new connection.
  expect(await takeLease(one.db, 'still', 'one')).toBeNull();
});
