import { inArray } from 'drizzle-orm';
import type { Transaction } from '../../database/database.ts';
import { followUps, reminders } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import { dayIn } from '../../domain/working-days.ts';
import { done, type JobResult, nothingToDo } from '../../jobs.ts';
import type { Mails } from '../../mail/mails.ts';
import { clerkCalendar } from '../../post/clerk-link.ts';
import { insertLetter, type PreparedLetter, prepareLetter } from '../../post/letters.ts';
import { calendarAttachment } from '../calendar-attachment.ts';
import { calendarEntriesOf } from '../calendar-entries.ts';
import { owedView } from '../owed-view.ts';
import { type Digest, digestOnce, digestsDue, type Told } from './digests-due.ts';

/**
 * Writes one digest of all that a person owes. Each reminder in it is reserved in the ledger in the
 * transaction that makes the letter real; the queue comes last, and the sweep finds what it forgot.
 */
export async function remindPerson(desk: Desk, id: string): Promise<JobResult> {
  const digest = (await digestsDue(desk)).get(id);
  if (!digest) return nothingToDo('reminded before, or nothing owed');
  const letter = await writeDigest(desk, digest);
  const reserved = await desk.db.transaction((tx) => reserve(tx, desk, digest, letter));
  if (!reserved) return nothingToDo('somebody else is reminding, or it was settled just now');
  await desk.queue.add('send-letter', { letter: letter.id });
  return done;
}

async function writeDigest(desk: Desk, digest: Digest): Promise<PreparedLetter> {
  const { person, due, also } = digest;
  const now = desk.clock.now();
  const today = dayIn(desk.config.calendar, now);
  const single = due.length + also.length === 1 ? due[0]?.followUp : null;
  const inOrder = (told: readonly Told[]) =>
    told
      .map(({ followUp }) => followUp)
      .toSorted((a, b) => a.deadline.localeCompare(b.deadline))
      .map((followUp) => owedView(desk, followUp, person, today));
  const entries = await calendarEntriesOf(desk, person.id);
  return prepareLetter(desk, {
    once: digestOnce(person.id, today),
    mail: 'reminder',
    to: person,
    // Of a single item the bare word is enough: the letter says which is meant.
    about: single ? { kind: 'follow-up', id: single.id } : null,
    data: ({ reply }): Mails['reminder'] => ({
      clerk: person.salutation,
      owed: inOrder(due),
      also: inOrder(also),
      reply,
      escalated: due.some(({ escalated }) => escalated),
      attached: entries.length > 0,
      calendar: person.role === 'clerk' ? clerkCalendar(desk, person.id, now) : null,
    }),
    attachments: entries.length ? [calendarAttachment(desk.config, entries, person.language)] : [],
  });
}

/** False: another process wrote today's digest, or something in it was settled or reopened meanwhile. */
async function reserve(
  tx: Transaction,
  desk: Desk,
  { person, due }: Digest,
  letter: PreparedLetter,
): Promise<boolean> {
  const now = await tx
    .select({ id: followUps.id, state: followUps.state, round: followUps.round })
    .from(followUps)
    .where(
      inArray(
        followUps.id,
        due.map(({ followUp }) => followUp.id),
      ),
    )
    .for('share');
  const isAsItWas = due.every(({ followUp }) =>
    now.some(
      (row) => row.id === followUp.id && row.state === 'open' && row.round === followUp.round,
    ),
  );
  if (!isAsItWas || !(await insertLetter(tx, letter))) return false;
  await tx.insert(reminders).values(
    due.map(({ followUp, rule }) => ({
      followUp: followUp.id,
      round: followUp.round,
      rule: rule.name,
      person: person.id,
      letter: letter.id,
      reservedAt: desk.clock.now(),
    })),
  );
  return true;
}
