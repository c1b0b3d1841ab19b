import { desc, eq, min } from 'drizzle-orm';
import { clerkOf } from '../../config.ts';
import { letters, messages } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import { type OverviewWeek, overviewDue } from '../../domain/overview-week.ts';
import { dayIn, isOfficeHour, openingOn } from '../../domain/working-days.ts';
import { done, type JobResult, nothingToDo } from '../../jobs.ts';
import { insertLetter, prepareLetter } from '../../post/letters.ts';
import { weekOf } from './week-of.ts';

const week = 7 * 24 * 60 * 60 * 1000;
const onceOf = ({ name }: OverviewWeek): string => `weekly-overview:${name}`;

/**
 * The week whose overview is due and not yet written; null outside office hours, and for a desk that had
 * nothing to tell of on that day because nothing had ever arrived.
 */
export async function weekDue(desk: Desk): Promise<OverviewWeek | null> {
  const { config, db, clock } = desk;
  const now = clock.now();
  if (!isOfficeHour(config.calendar, now)) return null;
  const due = overviewDue(config.calendar, config.followUp.overview, dayIn(config.calendar, now));
  if (!due) return null;
  const [written] = await db
    .select({ id: letters.id })
    .from(letters)
    .where(eq(letters.once, onceOf(due)));
  if (written) return null;
  const [first] = await db.select({ at: min(messages.storedAt) }).from(messages);
  return first?.at && first.at < openingOn(config.calendar, due.day) ? due : null;
}

/** Writes the clerk of the group's overview of the week, once; what was missed is told in one. */
export async function writeOverview(desk: Desk, name: string): Promise<JobResult> {
  const due = await weekDue(desk);
  if (due?.name !== name) return nothingToDo('written before, or another week');
  const { config, db, clock } = desk;
  const now = clock.now();
  const [last] = await db
    .select({ at: letters.createdAt })
    .from(letters)
    .where(eq(letters.mail, 'weekly-overview'))
    .orderBy(desc(letters.createdAt))
    .limit(1);
  const told = await weekOf(desk, last?.at ?? new Date(now.getTime() - week));
  const clerk = clerkOf(config, config.group.clerk);
  const letter = await prepareLetter(desk, {
    once: onceOf(due),
    mail: 'weekly-overview',
    to: clerk,
    about: null,
    data: ({ reply }) => ({ ...told, clerk: clerk.name, week: due.number, reply }),
  });
  if (!(await insertLetter(db, letter))) return nothingToDo('written by somebody else');
  await desk.queue.add('send-letter', { letter: letter.id });
  return done;
}
