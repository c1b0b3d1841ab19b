import { and, eq, inArray } from 'drizzle-orm';
import { clerkOf } from '../../config.ts';
import { followUps, letters, reminders } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import type { Day } from '../../domain/day.ts';
import {
  isEscalated,
  type Reminded,
  type ReminderRule,
  reminderDue,
  ruleDue,
} from '../../domain/reminder-policy.ts';
import { dayIn, isOfficeHour } from '../../domain/working-days.ts';
import { type Owner, ownerOfClerk } from '../owners.ts';
import { type OpenFollowUp, openFollowUps } from '../rows.ts';

/** A follow-up of which a person is told in a digest. */
export interface Told {
  readonly followUp: OpenFollowUp;
  /** Goes beyond those who look after it. */
  readonly escalated: boolean;
}

/** What one person is reminded of today. */
export interface Digest {
  readonly person: Owner;
  /** What a rule has come due for, and which. */
  readonly due: (Told & { readonly rule: ReminderRule })[];
  /** What is theirs, and open besides. */
  readonly also: Told[];
}

/** Says which letter a digest is: one a person and day, however many processes write it. */
export const digestOnce = (person: string, day: Day): string => `reminder:${person}:${day}`;

/**
 * The digests that are due now, by the person. None outside office hours; who got one today gets no
 * other, also when something more comes due: that waits for the next working day.
 */
export async function digestsDue(desk: Desk): Promise<Map<string, Digest>> {
  const { config, db, clock } = desk;
  const now = clock.now();
  if (!isOfficeHour(config.calendar, now)) return new Map();
  const today = dayIn(config.calendar, now);
  const dayOf = (at: Date): Day => dayIn(config.calendar, at);
  const head = headOf(desk);
  const ledger = await ledgerOf(desk);
  const digests = new Map<string, Digest>();
  for (const followUp of await openFollowUps(db, config, today)) {
    if (followUp.snoozedUntil && today < followUp.snoozedUntil) continue;
    const sent = ledger.get(followUp.id) ?? [];
    const rule = ruleDue(config.calendar, config.followUp, followUp, today);
    const escalated = rule !== null && isEscalated(config.followUp, followUp, sent, rule);
    const isOwners = followUp.owners.some(({ id }) => id === head.id);
    const readers = escalated && !isOwners ? [...followUp.owners, head] : followUp.owners;
    for (const person of readers) {
      const digest = digests.get(person.id) ?? { person, due: [], also: [] };
      digests.set(person.id, digest);
      const due = reminderDue(followUp, rule, person.id, sent, dayOf);
      const told = { followUp, escalated: escalated && !isOwners && person.id === head.id };
      if (due) digest.due.push({ ...told, rule: due });
      else digest.also.push(told);
    }
  }
  for (const [person, { due }] of digests) if (!due.length) digests.delete(person);
  for (const person of await toldOn(desk, today, [...digests.keys()])) digests.delete(person);
  return digests;
}

function headOf({ config }: Desk): Owner {
  return ownerOfClerk(clerkOf(config, config.group.headOfSecretariat ?? config.group.clerk));
}

/** The ledger of the present rounds of what is open. */
async function ledgerOf(desk: Desk): Promise<Map<string, Reminded[]>> {
  const rows = await desk.db
    .select({
      followUp: reminders.followUp,
      rule: reminders.rule,
      person: reminders.person,
      at: reminders.reservedAt,
    })
    .from(reminders)
    .innerJoin(
      followUps,
      and(eq(followUps.id, reminders.followUp), eq(followUps.round, reminders.round)),
    )
    .where(eq(followUps.state, 'open'));
  return Map.groupBy(rows, ({ followUp }) => followUp);
}

async function toldOn(desk: Desk, day: Day, persons: readonly string[]): Promise<string[]> {
  if (!persons.length) return [];
  const onces = persons.map((person) => digestOnce(person, day));
  const written = await desk.db
    .select({ person: letters.person })
    .from(letters)
    .where(inArray(letters.once, onces));
  return written.map(({ person }) => person);
}
