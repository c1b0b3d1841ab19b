import { createHash } from 'node:crypto';
import { and, desc, eq, sql } from 'drizzle-orm';
import { clerkOf } from '../../config.ts';
import { record } from '../../database/audit.ts';
import type { Executor } from '../../database/database.ts';
import { audit } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import type { FaultyNotice } from '../../domain/notice-flaw.ts';
import { insertLetter } from '../../post/letters.ts';
import { faultLetter } from '../../post/tell-administrator.ts';
import { mailingRow } from '../rows.ts';

const what = 'notices-faulty';
const hour = 60 * 60 * 1000;

/**
 * Notes that a mailing's notices are not fit to be sent, and tells the administrator and the clerk of the
 * group, once for the same faults. It is tried again when members or mailing have changed, and every hour.
 */
export async function tellFaulty(
  desk: Desk,
  mailing: string,
  faulty: readonly FaultyNotice[],
): Promise<void> {
  const { config, db, clock } = desk;
  const { subject } = await mailingRow(db, mailing);
  const faults = createHash('sha256').update(JSON.stringify(faulty)).digest('hex').slice(0, 16);
  const { administrator, clerk } = config.group;
  const readers = [...new Set([administrator ?? clerk, clerk])].map((id) => clerkOf(config, id));
  const letters = await Promise.all(
    readers.map((to) =>
      faultLetter(desk, {
        once: `${what}:${mailing}:${faults}:${to.id}`,
        to,
        about: { kind: 'mailing', id: mailing },
        fault: { kind: 'notices-faulty', subject, faulty },
      }),
    ),
  );
  const made = await db.transaction(async (tx) => {
    await record(tx, {
      at: clock.now(),
      who: 'desk',
      what,
      thing: 'mailing',
      thingId: mailing,
      details: { fingerprint: await fingerprint(tx, mailing), notices: faulty.length },
    });
    const inserted: string[] = [];
    for (const letter of letters) if (await insertLetter(tx, letter)) inserted.push(letter.id);
    return inserted;
  });
  for (const letter of made) await desk.queue.add('send-letter', { letter });
}

/** False while nothing has changed since the last try, for an hour. */
export async function mayDistribute(desk: Desk, mailing: string): Promise<boolean> {
  const [last] = await desk.db
    .select({ at: audit.at, details: audit.details })
    .from(audit)
    .where(and(eq(audit.thing, 'mailing'), eq(audit.thingId, mailing), eq(audit.what, what)))
    .orderBy(desc(audit.id))
    .limit(1);
  if (!last || desk.clock.now().getTime() - last.at.getTime() >= hour) return true;
  const { fingerprint: then } = last.details as { fingerprint: string };
  return then !== (await fingerprint(desk.db, mailing));
}

/** Differs as soon as anything differs that a notice is made of. */
async function fingerprint(db: Executor, mailing: string): Promise<string> {
  const { rows } = await db.execute<{ print: string }>(sql`
    select md5(concat(
      (select string_agg(md5(m::text), '' order by m.id) from desk.members m),
      (select m::text from desk.mailings m where m.id = ${mailing}),
      (select string_agg(d::text, '' order by d.id) from desk.decisions d where d.mailing = ${mailing})
    )) as print`);
  return rows[0]?.print ?? '';
}
