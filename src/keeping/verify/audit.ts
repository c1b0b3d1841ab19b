import type pg from 'pg';
import { linkHash } from '../../database/audit-chain.ts';
import type { Anchor } from '../backup/manifest.ts';
import { type Fault, faultIn } from './fault.ts';

/**
 * The audit against its chain: a row that was changed, one that was removed, one that was added past the desk.
 * What was removed at the end, and a chain that was computed anew, only a backup knows.
 * @param anchor the last link that a backup knows
 */
export async function verifyAudit(
  pool: pg.Pool,
  anchor: Anchor | null,
): Promise<{ readonly faults: Fault[]; readonly rows: number }> {
  const { rows: wrong } = await pool.query(
    `with links as (
        select position, audit, hash, lag(hash, 1, '') over w as before, lag(position, 1, 0::bigint) over w as previous
        from desk.audit_chain window w as (order by position)
      )
      select l.position::text, l.previous::text, l.audit::text, a.id is null as removed, l.position <> l.previous + 1 as gap
      from links l left join desk.audit a on a.id = l.audit
      where a.id is null or l.position <> l.previous + 1 or l.hash <> ${linkHash('l.before', 'a')}
      order by l.position`,
  );
  const faults = wrong.map(({ position, previous, audit, removed, gap }) => {
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
  const { rows: unchained } = await pool.query(
    'select id::text from desk.audit a where not exists (select from desk.audit_chain c where c.audit = a.id) order by id',
  );
  faults.push(
    ...unchained.map(({ id }) =>
      faultIn('audit-unchained', `audit ${id}`, 'The row has no link in the chain'),
    ),
  );
  if (anchor?.position) faults.push(...(await againstAnchor(pool, anchor)));
  const { rows } = await pool.query('select count(*)::int as n from desk.audit');
  return { faults, rows: rows[0]?.n as number };
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
