import { eq } from 'drizzle-orm';
import { clerkOf } from '../../config.ts';
import { record } from '../../database/audit.ts';
import { moveMailing } from '../../database/move.ts';
import {
  actionCases,
  actions,
  decisionCases,
  decisions,
  deliveries,
  members,
} from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import { dayIn } from '../../domain/working-days.ts';
import { done, type JobResult, nothingToDo } from '../../jobs.ts';
import { insertLetter, prepareLetter } from '../../post/letters.ts';
import { registrationViews } from '../../post/mailing-view.ts';
import { supersede } from '../approval/supersede.ts';
import { mailingRow, noticeRow, unsettled } from '../rows.ts';

/**
 * Closes a distribution: one account to the clerk in which every member is in exactly one figure, and
 * the letter's first action, bringing the decisions to the members, recorded by the desk itself.
 */
export async function accountNotice(desk: Desk, id: string): Promise<JobResult> {
  const { config, db, clock } = desk;
  const notice = await noticeRow(db, id);
  const mailing = await mailingRow(db, notice.mailing);
  if (mailing.state !== 'approved' || (await unsettled(db, id)) > 0)
    return nothingToDo('accounted before, or still being sent');
  const all = await db
    .select({
      state: deliveries.state,
      member: members.name,
      address: deliveries.address,
      response: deliveries.response,
    })
    .from(deliveries)
    .innerJoin(members, eq(members.id, deliveries.member))
    .where(eq(deliveries.notice, id));
  const those = (state: string) =>
    all
      .filter((d) => d.state === state)
      .map(({ member, address, response }) => ({ member, address, reason: response ?? '' }));
  const clerk = clerkOf(config, config.group.clerk);
  const registered = await registrationViews(db, config, mailing.id);
  const letter = await prepareLetter(desk, {
    once: `distribution-account:${id}`,
    mail: 'distribution-account',
    to: clerk,
    about: { kind: 'notice', id },
    data: () => ({
      clerk: clerk.name,
      subject: mailing.subject,
      members: all.length,
      sent: those('sent').length,
      failed: those('failed'),
      uncertain: those('uncertain'),
      bounced: those('bounced'),
      registrations: registered,
    }),
  });
  const now = clock.now();
  const closed = await db.transaction(async (tx) => {
    if (!(await moveMailing(tx, mailing.id, 'approved', 'distributed', { distributedAt: now })))
      return false;
    await supersede(tx, mailing.id, now);
    await insertLetter(tx, letter);
    await record(tx, {
      at: now,
      who: 'desk',
      what: 'distributed',
      thing: 'mailing',
      thingId: mailing.id,
      details: { members: all.length, sent: those('sent').length },
    });
    // In trial mode no member was told.
    if (!config.approval.trial) await recordInforming(tx, desk, mailing.id);
    return true;
  });
  if (closed) await desk.queue.add('send-letter', { letter: letter.id });
  return done;
}

async function recordInforming(
  tx: Parameters<typeof record>[0],
  desk: Desk,
  mailing: string,
): Promise<void> {
  const now = desk.clock.now();
  const read = await tx.select().from(decisions).where(eq(decisions.mailing, mailing));
  const lines = await tx
    .select({ code: decisionCases.code })
    .from(decisionCases)
    .innerJoin(decisions, eq(decisions.id, decisionCases.decision))
    .where(eq(decisions.mailing, mailing));
  const [action] = await tx
    .insert(actions)
    .values({
      once: `inform-members:${mailing}`,
      kind: 'inform-members',
      doneOn: dayIn(desk.config.calendar, now),
      who: desk.config.chamber.name,
      countries: [...new Set(read.map((d) => d.country))],
      visibility: 'public',
      recordedAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: actions.id });
  const codes = [
    ...new Set([...lines.flatMap((l) => l.code ?? []), ...read.flatMap((d) => d.collective)]),
  ];
  if (action && codes.length)
    await tx.insert(actionCases).values(codes.map((code) => ({ action: action.id, code })));
}
