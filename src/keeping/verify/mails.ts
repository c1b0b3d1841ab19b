import type pg from 'pg';
import { namedBlobs } from '../../database/blobs.ts';
import type { RawMail, Sha256 } from '../../desk.ts';
import type { OnProgress } from '../progress.ts';
import { type Fault, faultIn } from './fault.ts';

export interface MailCounts {
  readonly files: number;
  readonly named: number;
  readonly erased: number;
  /** Named by no row: no damage. Lists of members that were uploaded, or what a crash left before its row was written. */
  readonly orphans: number;
}

/** Every file against the hash that is its name; every row that names a mail against the files. */
export async function verifyMails(
  pool: pg.Pool,
  rawMail: RawMail,
  onProgress: OnProgress,
): Promise<{ readonly faults: Fault[]; readonly counts: MailCounts }> {
  const erased = await erasedIn(pool);
  // Rows first: the bytes of each were there before it.
  const named = await ownersByHash(pool);
  const faults: Fault[] = [];
  const seen = new Set<Sha256>();
  let [files, orphans] = [0, 0];
  for await (const name of rawMail.names()) {
    if (name.endsWith('.tmp')) continue;
    files += 1;
    if (files % 500 === 0) onProgress({ doing: 'mails', done: files, of: named.size });
    if (!/^[0-9a-f]{64}$/.test(name)) {
      faults.push(faultIn('mail-misplaced', name, 'It is no mail of the desk'));
      continue;
    }
    seen.add(name);
    if (!named.has(name) && erased.has(name))
      faults.push(faultIn('mail-not-erased', name, 'It was erased'));
    else if (!named.has(name)) orphans += 1;
    if (!(await isWhole(rawMail, name)))
      faults.push(
        faultIn(
          'mail-damaged',
          name,
          `Its bytes are not those it was stored with${ownedBy(named.get(name))}`,
        ),
      );
  }
  // Asked once more: it may have been erased meanwhile.
  for (const [hash, owners] of named)
    if (!seen.has(hash) && !(await isWhole(rawMail, hash)) && (await isNamed(pool, hash)))
      faults.push(faultIn('mail-missing', hash, `There is no such file${ownedBy(owners)}`));
  return { faults, counts: { files, named: named.size, erased: erased.size, orphans } };
}

const isWhole = (rawMail: RawMail, hash: Sha256): Promise<boolean> =>
  rawMail.get(hash).then(
    () => true,
    () => false,
  );

const ownedBy = (owners: readonly string[] | undefined): string =>
  owners ? `; named by ${owners.slice(0, 3).join(', ')}` : '';

async function erasedIn(pool: pg.Pool): Promise<ReadonlySet<Sha256>> {
  const { rows } = await pool.query('select sha256 from desk.erased_blobs');
  return new Set(rows.map(({ sha256 }) => String(sha256)));
}

async function isNamed(pool: pg.Pool, hash: Sha256): Promise<boolean> {
  const { rows } = await pool.query(`select from (${namedBlobs}) named where sha256 = $1 limit 1`, [
    hash,
  ]);
  return rows.length > 0;
}

async function ownersByHash(pool: pg.Pool): Promise<ReadonlyMap<Sha256, readonly string[]>> {
  const { rows } = await pool.query(
    `select sha256, array_agg("table" || ' ' || id) as owners from (${namedBlobs}) named group by sha256`,
  );
  return new Map(rows.map(({ sha256, owners }) => [String(sha256), owners as string[]]));
}
