import type pg from 'pg';
import { linkHash } from '../../database/audit-chain.ts';
import type { Anchor } from '../backup/manifest.ts';
import { type Fault, faultIn } from './fault.ts';
import { type Stretch, stretches } from './stretches.ts';

/** Each of them hashes its row. */
const linksAtOnce = 5000;

/**
 * The audit against its chain: a row that was changed, one that was removed, one that was added past the desk.
 * What was removed at the end, and a chain that was computed anew, only a backup knows.
 * @param anchor the last link that a backup knows
 * @param atOnce so many links are looked at by one statement
 */
export async function verifyAudit(
  pool: pg.Pool,
  anchor: Anchor | null,
  atOnce = linksAtOnce,
): Promise<{ readonly faults: Fault[]; readonly rows: number }> {
  const faults: Fault[] = [];
  for await (const stretch of stretches(pool, 'audit_chain', 'position', atOnce))
    faults.push(...(await wrongLinks(pool, stretch)));
  for await (const stretch of stretches(pool, 'audit', 'id'))
    faults.push(...(await unchained(pool, stretch)));
  if (anchor?.position) faults.push(...(await againstAnchor(pool, anchor)));
  const { rows } = await pool.query('select count(*)::int as n from desk.audit');
  return { faults, rows: rows[0]?.n as number };
}

/** The link before each is asked for, also that before the first. */
async function wrongLinks(pool: pg.Pool, { where, values }: Stretch): Promise<Fault[]> {
  const { rows } = await pool.query(
    `with links as (
        select position, audit, hash, lag(hash) over w as before, lag(position) over w as previous
        from desk.audit_chain t where ${where} window w as (order by position)
      ), complete as (
        select l.position, l.audit, l.hash, coalesce(l.before, b.hash, '') as before, coalesce(l.previous, b.position, 0) as previous
        from links l left join lateral (
          select c.hash, c.position from desk.audit_chain c where l.previous is null and c.position < l.position order by c.position desc limit 1
        ) b on true
      )
      select l.position::text, l.previous::text, l.audit::text, a.id is null as removed, l.position <> l.previous + 1 as gap
      from complete l left join desk.audit a on a.id = l.audit
      where a.id is null or l.position <> l.previous + 1 or l.hash <> ${linkHash('l.before', 'a')}
      order by l.position`,
    [...values],
  );
  return rows.map(({ position, previous, audit, removed, gap }) => {
    if (gap)
      return faultIn(
        'audit-removed',
        `audit_chain ${Number(previous) + 1} to ${Number(position) - 1}`,
        'Rows of the audit and their links were removed',
      );
    if (removed) return faultIn('audit-removed', `audit ${audit}`, 'The row was removed');
    return faultIn(
      'audit-changed',
      `audit ${audit}`,
      'The row, or the link before it, is not as it was written',
    );
  });
}

async function unchained(pool: pg.Pool, { where, values }: Stretch): Promise<Fault[]> {
  const { rows } = await pool.query(
    `select t.id::text from desk.audit t where ${where}
      and not exists (select from desk.audit_chain c where c.audit = t.id) order by t.id`,
    [...values],
  );
  return rows.map(({ id }) =>
    faultIn('audit-unchained', `audit ${id}`, 'The row has no link in the chain'),
  );
}

async function againstAnchor(pool: pg.Pool, { position, hash }: Anchor): Promise<Fault[]> {
  const { rows } = await pool.query(
    'select (select hash from desk.audit_chain where position = $1) as hash, coalesce((select max(position) from desk.audit_chain), 0)::int as last',
    [position],
  );
  const { hash: found, last } = rows[0] as { hash: string | null; last: number };
  if (found === hash) return [];
  return last < position
    ? [
        faultIn(
          'audit-cut',
          `audit_chain ${last + 1} to ${position}`,
          `The last ${position - last} rows that the backup knows are gone`,
        ),
      ]
    : [
        faultIn(
          'audit-changed',
          `audit_chain, up to ${position}`,
          'The chain is another one than the backup knows: it was computed anew',
        ),
      ];
}
