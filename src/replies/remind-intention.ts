import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Config } from '../config.ts';
import { intentions, members } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import type { Day } from '../domain/day.ts';
import { addWorkingDays, dayIn, isOfficeHour } from '../domain/working-days.ts';
import { done, type JobResult, nothingToDo } from '../jobs.ts';
import { insertLetter, prepareLetter } from '../post/letters.ts';
import { intentionCode } from '../post/tokens.ts';
import type { MemberRow } from './reported.ts';
import { namedCases } from './thanks.ts';

type Intention = typeof intentions.$inferSelect;

/** The first day on which a member may be reminded: when the day that they named is over, or after a while. */
function remindsOn(
  { calendar, followUp }: Pick<Config, 'calendar' | 'followUp'>,
  { plannedFor, recordedAt }: Pick<Intention, 'plannedFor' | 'recordedAt'>,
): Day {
  return plannedFor
    ? addWorkingDays(calendar, plannedFor, 1)
    : addWorkingDays(calendar, dayIn(calendar, recordedAt), followUp.remindMembersAfter);
}

const wantsMail = (
  { endedOn, stoppedAt, pausedUntil, undeliverableSince }: MemberRow,
  today: Day,
) =>
  !(endedOn && endedOn <= today) &&
  !stoppedAt &&
  !(pausedUntil && pausedUntil > today) &&
  !undeliverableSince;

/** What members are to be reminded of now, by member; nothing outside office hours. */
export async function intentionsDue(
  desk: Desk,
  member?: string,
): Promise<Map<string, { member: MemberRow; due: Intention[] }>> {
  const { config, db, clock } = desk;
  const byMember = new Map<string, { member: MemberRow; due: Intention[] }>();
  if (!isOfficeHour(config.calendar, clock.now())) return byMember;
  const today = dayIn(config.calendar, clock.now());
  const rows = await db
    .select({ intention: intentions, member: members })
    .from(intentions)
    .innerJoin(members, eq(members.id, intentions.member))
    .where(
      and(
        eq(intentions.state, 'planned'),
        isNull(intentions.reminder),
        member === undefined ? undefined : eq(intentions.member, member),
      ),
    )
    .orderBy(asc(intentions.recordedAt));
  for (const row of rows) {
    if (remindsOn(config, row.intention) > today || !wantsMail(row.member, today)) continue;
    const of = byMember.get(row.member.id) ?? { member: row.member, due: [] };
    of.due.push(row.intention);
    byMember.set(row.member.id, of);
  }
  return byMember;
}

/** Reminds a member, once, of all that they said they would do and that is due: one letter. */
export async function remindIntention(desk: Desk, id: string): Promise<JobResult> {
  const { member, due } = (await intentionsDue(desk, id)).get(id) ?? {};
  if (!member || !due?.length) return nothingToDo('reminded before, or nothing is due');
  const names = await namedCases(
    desk,
    due.flatMap(({ cases }) => cases),
  );
  const ids = due.map((intention) => intention.id);
  const letter = await prepareLetter(desk, {
    once: `intention-reminder:${ids[0]}`,
    mail: 'intention-reminder',
    to: member,
    about: { kind: 'member', id: member.id },
    data: ({ reply }) => ({
      salutation: member.salutation,
      planned: due.map((intention) => ({
        kind: intention.kind,
        cases: intention.cases.flatMap((code) => names.get(code) ?? []),
        countries: intention.countries,
        what: intention.what,
        plannedFor: intention.plannedFor,
        saidOn: dayIn(desk.config.calendar, intention.recordedAt),
        code: intentionCode(desk.secret, intention.id),
      })),
      reply,
    }),
  });
  const reserved = await desk.db
    .transaction(async (tx) => {
      if (!(await insertLetter(tx, letter))) return false;
      const rows = await tx
        .update(intentions)
        .set({ reminder: letter.id })
        .where(
          and(
            inArray(intentions.id, ids),
            eq(intentions.state, 'planned'),
            isNull(intentions.reminder),
          ),
        )
        .returning({ id: intentions.id });
      // One of them was done at this moment: a letter that still asks for it must not go.
      if (rows.length < ids.length) throw new Changed();
      return true;
    })
    .catch((error: unknown) => {
      if (error instanceof Changed) return false;
      throw error;
    });
  if (!reserved) return nothingToDo('reminded or answered at this moment');
  await desk.queue.add('send-letter', { letter: letter.id });
  return done;
}

class Changed extends Error {}
