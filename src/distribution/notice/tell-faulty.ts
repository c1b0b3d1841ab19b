import { createHash } from 'node:crypto';
import { and, desc, eq, sql } from 'drizzle-orm';
import { clerkOf } from '../../config.ts';
import { record } from '../../database/audit.ts';
import type { Executor } from '../../database/database.ts';
import { audit } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import type { Mails } from '../../mail/mails.ts';
import { insertLetter, prepareLetter } from '../../post/letters.ts';
import { mailingRow } from '../rows.ts';
import type { FaultyNotice, NoticeFlaw } from './prove.ts';

const what = 'notices-faulty';
const hour = 60 * 60 * 1000;
const mostNamed = 40;

/** What is wrong, as a sentence goes on after a member's name. */
const inWords: Readonly<Record<NoticeFlaw, string>> = {
  address: 'the e-mail address is none',
  salutation: 'the form of address is empty, too long or holds control characters',
  'message-id': 'its Message-ID is malformed or another notice has it too',
  header: 'a header is malformed',
  charset: 'its text cannot be read as UTF-8',
  words: 'a word of the member is not in its place',
  'mark-left': 'a mark stands where a word should be',
  'too-long': 'it is longer than the 102 kB that Gmail shows',
  unprintable: 'it cannot be composed; the log says why',
};

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
      prepareLetter(desk, {
        once: `${what}:${mailing}:${faults}:${to.id}`,
        mail: 'desk-fault',
        to,
        about: { kind: 'mailing', id: mailing },
        data: () => ({ clerk: to.name, ...letterOf(subject, faulty) }),
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

function letterOf(
  subject: string,
  faulty: readonly FaultyNotice[],
): Omit<Mails['desk-fault'], 'clerk'> {
  const named = faulty.slice(0, mostNamed);
  const rest = faulty.length - named.length;
  return {
    what: `notices are not fit to be sent (${faulty.length})`,
    happened: `“${subject}” is approved, and nothing of it was sent: every notice is printed and looked at before the first goes out, and these are not as they must be. The mailing stays approved.`,
    details: [
      ...named.map(({ member, flaw }) => `${member}: ${inWords[flaw]}`),
      ...(rest > 0 ? [`and ${rest} more`] : []),
    ],
    todo: 'Correct the members concerned in the list of members and import it again, or correct the mailing. The desk then tries again by itself within a minute, and every hour in any case.',
  };
}
