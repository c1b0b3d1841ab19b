/** Opens the embedded database in a directory (its argument) and commits until it is stopped; says how often, as it goes. */
import { openEmbedded } from '../../src/database/open.ts';

const { pool } = await openEmbedded(process.argv[2] ?? '');
await pool.query('create table if not exists public.counted (n int)');
for (let n = 1; ; n += 1) {
  await pool.query('insert into public.counted values ($1)', [n]);
  // Nothing but log.
  await pool.query("select pg_logical_emit_message(true, 'fault', repeat('x', 100000))");
  process.stderr.write(`${n}\n`);
}
