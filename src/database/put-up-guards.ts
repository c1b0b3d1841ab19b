import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { deskVersion } from '../version.ts';
import type { Transaction } from './database.ts';
import { guardNames, guards } from './guards.ts';

/**
 * Only when they have changed, or somebody took one down: making triggers locks the tables against the jobs of other processes. Those
 * of a newer desk stay: its processes make moves that this one does not know.
 */
export async function putUpGuards(tx: Transaction): Promise<void> {
  const wanted = guards();
  const fingerprint = createHash('sha256').update(wanted).digest('hex');
  const { rows } = await tx.execute<{ found: string | null; up: number }>(
    sql`select obj_description(to_regprocedure('desk.only_allowed_moves()'), 'pg_proc') as found,
      (select count(*)::int from pg_trigger t join pg_class c on c.oid = t.tgrelid
        where c.relnamespace = 'desk'::regnamespace and not t.tgisinternal and t.tgenabled in ('O', 'A')) as up`,
  );
  const [theirs = '', found] = rows[0]?.found?.split(' ') ?? [];
  const areUp = found === fingerprint && rows[0]?.up === guardNames().length;
  if (areUp || isNewer(theirs, deskVersion)) return;
  await tx.execute(sql.raw(wanted));
  await tx.execute(
    sql.raw(`comment on function desk.only_allowed_moves() is '${deskVersion} ${fingerprint}'`),
  );
}

/** Versions as semver.org has them; what follows a hyphen does not count. */
export function isNewer(one: string, other: string): boolean {
  const [a, b] = [numbersOf(one), numbersOf(other)];
  const at = a.findIndex((n, i) => n !== b[i]);
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
}

const numbersOf = (text: string): number[] =>
  (text.split('-')[0] ?? '').split('.').map((part) => Number(part) || 0);
