import { gte, sql } from 'drizzle-orm';
import { record } from '../../database/audit.ts';
import { namedBlobs } from '../../database/blobs.ts';
import type { Executor } from '../../database/database.ts';
import { chores, erasedBlobs } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import { wholeDesk } from '../../domain/command.ts';
import type { Day } from '../../domain/day.ts';
import { done, type JobResult } from '../../jobs.ts';
import { retentionClasses } from './classes.ts';

export const choreName = 'retention';
const day = 86_400_000;
/** A process that died between the rows and the files left files: they are looked for so long. */
const lookBack = 7 * day;

/** Erases what is past its time. The audit says of which class and how many, never what it said. */
export async function eraseExpired(desk: Desk, today: Day): Promise<JobResult> {
  const { db, clock, config, rawMail } = desk;
  const at = clock.now();
  for (const { name, most, erase } of retentionClasses)
    for (let more = true; more; ) {
      const expired = await db.transaction(async (tx) => {
        const found = await erase(tx, config.retention, { at, today });
        if (found?.count) await note(tx, at, name, found.count);
        return found;
      });
      for (const hash of expired?.mails ?? []) await rawMail.erase(hash);
      more = (expired?.count ?? 0) >= most;
    }
  const { rows } = await db.execute(sql.raw(`select distinct sha256 from (${namedBlobs}) named`));
  const named = new Set(rows.map(({ sha256 }) => String(sha256)));
  await eraseLeft(desk, at, named);
  await eraseUnused(desk, at, named);
  await db
    .insert(chores)
    .values({ name: choreName, doneOn: today })
    .onConflictDoUpdate({ target: chores.name, set: { doneOn: today } });
  return done;
}

const note = (tx: Executor, at: Date, name: string, count: number) =>
  record(tx, {
    at,
    who: 'desk',
    what: 'erased',
    thing: 'retention',
    thingId: wholeDesk.id,
    details: { class: name, count },
  });

/** What was erased and lies there still, and nothing names again. */
async function eraseLeft({ db, rawMail }: Desk, at: Date, named: ReadonlySet<string>) {
  const left = await db
    .select({ sha256: erasedBlobs.sha256 })
    .from(erasedBlobs)
    .where(gte(erasedBlobs.erasedAt, new Date(at.getTime() - lookBack)));
  for (const { sha256 } of left) if (!named.has(sha256)) await rawMail.erase(sha256);
}

/** Files that nothing names: lists of members that were uploaded, and what a crash left before its row was written. */
async function eraseUnused({ db, rawMail, config }: Desk, at: Date, named: ReadonlySet<string>) {
  const { unusedDays } = config.retention;
  if (unusedDays === null) return;
  const since = new Date(at.getTime() - unusedDays * day);
  let count = 0;
  for await (const name of rawMail.names())
    if (/^[0-9a-f]{64}$/.test(name) && !named.has(name) && (await rawMail.eraseUnused(name, since)))
      count += 1;
  if (count) await note(db, at, 'unused', count);
}
