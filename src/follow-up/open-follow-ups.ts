import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { clerkOf } from '../config.ts';
import { record } from '../database/audit.ts';
import { followUps, mailings } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { addWorkingDays, dayIn } from '../domain/working-days.ts';
import { again, done, type JobResult, nothingToDo } from '../jobs.ts';
import { insertLetter, prepareLetter } from '../post/letters.ts';
import { mailingView, registrationViews } from '../post/mailing-view.ts';
import { followUpCode } from '../post/tokens.ts';

const aMoment = 5_000;

/** Opens what each committee owes on an approved mailing, and tells its clerks the number and the deadline. */
export async function openFollowUpsOf(desk: Desk, id: string): Promise<JobResult> {
  const { config, db, clock } = desk;
  const [mailing] = await db.select().from(mailings).where(eq(mailings.id, id));
  if (!mailing?.approvedAt) return nothingToDo('not approved');
  const registered = await registrationViews(db, config, id);
  if (!registered.length)
    return again(new Date(clock.now().getTime() + aMoment), 'not registered yet');
  const view = await mailingView(db, id);
  const openedOn = dayIn(config.calendar, mailing.approvedAt);
  const { workingDays } = config.followUp;
  for (const registration of registered) {
    const committee = config.committees.find((c) => c.code === registration.committee);
    if (!committee) continue;
    const followUp = randomUUID();
    const deadline = addWorkingDays(config.calendar, openedOn, workingDays);
    const letters = await Promise.all(
      committee.clerks.map((clerkId) => {
        const clerk = clerkOf(config, clerkId);
        const code = followUpCode(desk.secret, followUp, clerkId);
        return prepareLetter(desk, {
          once: `committee-registered:${followUp}:${clerkId}`,
          mail: 'committee-registered',
          to: clerk,
          about: { kind: 'follow-up', id: followUp },
          data: ({ reply }) => ({
            clerk: clerk.name,
            mailing: view,
            registration,
            deadline,
            code,
            reply,
          }),
        });
      }),
    );
    const opened = await db.transaction(async (tx) => {
      const row = { id: followUp, mailing: id, committee: committee.code, openedOn, workingDays };
      if (!(await tx.insert(followUps).values(row).onConflictDoNothing().returning()).length)
        return false;
      await record(tx, {
        at: clock.now(),
        who: 'desk',
        what: 'opened',
        thing: 'follow-up',
        thingId: followUp,
        details: { committee: committee.code, workingDays },
      });
      for (const letter of letters) await insertLetter(tx, letter);
      return true;
    });
    if (opened)
      for (const letter of letters) await desk.queue.add('send-letter', { letter: letter.id });
  }
  return done;
}
