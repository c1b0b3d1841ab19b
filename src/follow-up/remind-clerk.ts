import { randomUUID } from 'node:crypto';
import { type Config, clerkOf } from '../config.ts';
import { reminders } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { dayIn, isOfficeHour, workingDaysBetween } from '../domain/working-days.ts';
import { done, type JobResult, nothingToDo } from '../jobs.ts';
import type { OwedView } from '../mail/mails.ts';
import { insertLetter, prepareLetter } from '../post/letters.ts';
import { followUpCode } from '../post/tokens.ts';
import { type ReminderRule, reminderRules, ruleDue } from './reminder-rules.ts';
import { countriesOf, type OpenFollowUp, openFollowUps } from './rows.ts';

/** A reminder that is due and was not yet sent. */
export interface Due {
  readonly followUp: OpenFollowUp;
  readonly rule: ReminderRule;
  readonly daysLeft: number;
}

/** What each clerk is to be reminded of now; nothing outside office hours. */
export async function remindersDue(desk: Desk): Promise<Map<string, Due[]>> {
  const { config, db, clock } = desk;
  const byClerk = new Map<string, Due[]>();
  if (!isOfficeHour(config.calendar, clock.now())) return byClerk;
  const sent = new Set(
    (
      await db
        .select({ f: reminders.followUp, r: reminders.rule, c: reminders.clerk })
        .from(reminders)
    ).map((r) => `${r.f} ${r.r} ${r.c}`),
  );
  const today = dayIn(config.calendar, clock.now());
  for (const followUp of await openFollowUps(db, config.calendar)) {
    const daysLeft = workingDaysBetween(config.calendar, today, followUp.deadline);
    const rule = ruleDue(reminderRules(config), daysLeft);
    if (!rule) continue;
    for (const clerk of addressees(config, followUp.committee, rule))
      if (!sent.has(`${followUp.id} ${rule.name} ${clerk}`))
        byClerk.set(clerk, [...(byClerk.get(clerk) ?? []), { followUp, rule, daysLeft }]);
  }
  return byClerk;
}

function addressees(config: Config, committee: string, rule: ReminderRule): string[] {
  const clerks = config.committees.find((c) => c.code === committee)?.clerks ?? [
    config.group.clerk,
  ];
  return [...new Set([...clerks, ...(rule.escalates ? [config.group.clerk] : [])])];
}

/** Writes one digest of all that a clerk owes; each item is reserved in the ledger together with the letter. */
export async function remindClerk(desk: Desk, id: string): Promise<JobResult> {
  const due = (await remindersDue(desk)).get(id) ?? [];
  if (!due.length) return nothingToDo('reminded before, or nothing owed');
  const clerk = clerkOf(desk.config, id);
  const owed = await Promise.all(due.map((d) => owedView(desk, d, id)));
  const letter = await prepareLetter(desk, {
    once: `reminder:${id}:${randomUUID()}`,
    mail: 'reminder',
    to: clerk,
    about: null,
    data: ({ reply }) => ({
      clerk: clerk.name,
      owed,
      reply,
      escalated: due.some((d) => d.rule.escalates),
    }),
  });
  const reserved = await desk.db
    .transaction(async (tx) => {
      await insertLetter(tx, letter);
      const rows = await tx
        .insert(reminders)
        .values(
          due.map(({ followUp, rule }) => ({
            followUp: followUp.id,
            rule: rule.name,
            clerk: id,
            letter: letter.id,
            reservedAt: desk.clock.now(),
          })),
        )
        .onConflictDoNothing()
        .returning();
      // Another run reserved some of these: this letter must not go, or they would be told twice.
      if (rows.length < due.length) tx.rollback();
      return true;
    })
    .catch((error: unknown) => {
      if (error instanceof Error && error.constructor.name === 'TransactionRollbackError')
        return false;
      throw error;
    });
  if (!reserved) return nothingToDo('somebody else is reminding');
  await desk.queue.add('send-letter', { letter: letter.id });
  return done;
}

async function owedView(desk: Desk, { followUp, daysLeft }: Due, clerk: string): Promise<OwedView> {
  return {
    committee: followUp.committee,
    registration: followUp.registration,
    subject: followUp.subject,
    deadline: followUp.deadline,
    workingDaysLeft: daysLeft,
    countries: await countriesOf(desk.db, followUp.mailing),
    code: followUpCode(desk.secret, followUp.id, clerk),
  };
}
