import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import type { Clerk } from '../config/schema.ts';
import { record } from '../database/audit.ts';
import { followUps, mailings, registrations } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { concerning } from '../domain/concerns.ts';
import { upcomingDates } from '../domain/dates-to-watch.ts';
import type { Day } from '../domain/day.ts';
import { addWorkingDays, dayIn } from '../domain/working-days.ts';
import { again, done, type JobResult, nothingToDo } from '../jobs.ts';
import type { MailingView } from '../mail/mails/mailing.ts';
import { insertLetter, type PreparedLetter, prepareLetter } from '../post/letters.ts';
import { mailingView, readMailing } from '../post/mailing-view.ts';
import { followUpCode } from '../post/tokens.ts';
import { calendarAttachment } from './calendar-attachment.ts';
import { deadlineEntry } from './calendar-entries.ts';
import { type DecisionInForce, decisionsInForce } from './decisions-in-force.ts';
import { explanationOf } from './explained-deadline.ts';
import { clerksOf } from './owners.ts';

const aMoment = 5_000;
/** The rest of the dates stand in the overviews. */
const mostDates = 5;

type Registration = typeof registrations.$inferSelect;
interface Opening {
  readonly registration: Registration;
  readonly view: MailingView;
  readonly decisions: readonly DecisionInForce[];
  readonly openedOn: Day;
}

/** Opens what each committee owes on an approved mailing, and tells its clerks the number and the deadline. */
export async function openFollowUpsOf(desk: Desk, id: string): Promise<JobResult> {
  const { config, db, clock } = desk;
  const [mailing] = await db.select().from(mailings).where(eq(mailings.id, id));
  if (!mailing?.approvedAt) return nothingToDo('not approved');
  if (mailing.state === 'superseded') return nothingToDo('a corrigendum has replaced it');
  const registered = await db
    .select()
    .from(registrations)
    .where(eq(registrations.mailing, id))
    .orderBy(asc(registrations.printed));
  if (!registered.length)
    return again(new Date(clock.now().getTime() + aMoment), 'not registered yet');
  const view = mailingView(await readMailing(db, id));
  const decisions = (await decisionsInForce(db, [id])).get(id) ?? [];
  const openedOn = dayIn(config.calendar, mailing.approvedAt);
  for (const registration of registered)
    for (const letter of await open(desk, { registration, view, decisions, openedOn }))
      await desk.queue.add('send-letter', { letter: letter.id });
  return done;
}

/** @returns the letters that are to be sent; none where it was open before */
async function open(desk: Desk, opening: Opening): Promise<PreparedLetter[]> {
  const { config, db, clock } = desk;
  const { registration, openedOn } = opening;
  const { mailing, committee } = registration;
  const { workingDays } = config.followUp;
  const followUp = randomUUID();
  const letters = await Promise.all(
    clerksOf(config, committee).map((clerk) => registeredLetter(desk, followUp, clerk, opening)),
  );
  const opened = await db.transaction(async (tx) => {
    const row = {
      id: followUp,
      mailing,
      committee,
      openedOn,
      workingDays,
      toldDeadline: addWorkingDays(config.calendar, openedOn, workingDays),
    };
    if (!(await tx.insert(followUps).values(row).onConflictDoNothing().returning()).length)
      return false;
    await record(tx, {
      at: clock.now(),
      who: 'desk',
      what: 'opened',
      thing: 'follow-up',
      thingId: followUp,
      details: { committee, workingDays },
    });
    for (const letter of letters) await insertLetter(tx, letter);
    return true;
  });
  return opened ? letters : [];
}

function registeredLetter(
  desk: Desk,
  followUp: string,
  clerk: Clerk,
  { registration, view, decisions, openedOn }: Opening,
): Promise<PreparedLetter> {
  const { config, clock } = desk;
  const committee = config.committees.find(({ code }) => code === registration.committee);
  const rule = { openedOn, workingDays: config.followUp.workingDays };
  const theirs = concerning(committee?.concerns ?? null, decisions);
  const code = followUpCode(desk.secret, followUp, clerk.id);
  const entry = deadlineEntry(config.calendar, {
    ...rule,
    id: followUp,
    sequence: 0,
    reactedAt: null,
    closedAt: null,
    committee: registration.committee,
    registration: registration.printed,
    subject: view.subject,
    countries: [...new Set(theirs.map(({ country }) => country))].sort(),
    cases: [],
    code,
  });
  return prepareLetter(desk, {
    once: `committee-registered:${followUp}:${clerk.id}`,
    mail: 'committee-registered',
    to: clerk,
    about: { kind: 'follow-up', id: followUp },
    data: ({ reply }) => ({
      clerk: clerk.name,
      mailing: view,
      registration: {
        committee: registration.committee,
        committeeName: committee?.name ?? registration.committee,
        number: registration.printed,
      },
      deadline: explanationOf(config, rule, clerk.language),
      watch: upcomingDates(theirs, dayIn(config.calendar, clock.now())).slice(0, mostDates),
      code,
      reply,
    }),
    attachments: [calendarAttachment(config, [entry], clerk.language)],
  });
}
