import type { Transaction } from '../../database/database.ts';
import { moveFollowUp } from '../../database/move.ts';
import type { Desk } from '../../desk.ts';
import { addWorkingDays, dayIn } from '../../domain/working-days.ts';
import { insertAction } from '../../post/record-action-row.ts';
import type { OrderOf } from './follow-up-order.ts';
import { carriedOut, type Ordered, type Outcome, refused } from './outcome.ts';

/** The committee has acted; where the note says how, that is recorded as an action too. */
export async function closeAsDone(
  tx: Transaction,
  desk: Desk,
  { note, did }: OrderOf<'done'>,
  { command, known, by, at }: Ordered,
): Promise<Outcome> {
  const { row } = known;
  await moveFollowUp(tx, row.id, 'open', 'done', {
    closedAt: at,
    closedBy: by.id,
    reason: note,
    sequence: row.sequence + 1,
    reactedAt: at,
  });
  if (did)
    await insertAction(tx, {
      once: `${command.id}:${did.action}`,
      kind: did.action,
      doneOn: did.date ?? dayIn(desk.config.calendar, command.takenAt),
      actor: 'committee',
      who: nameOfCommittee(desk, row.committee),
      member: by.role === 'member' ? by.id : null,
      committee: row.committee,
      followUp: row.id,
      what: did.note,
      cases: did.cases,
      countries: did.countries,
      ...(did.visibility && { visibility: did.visibility }),
      evidence: command.message,
      recordedAt: at,
      by: by.id,
      message: command.message,
    });
  return carriedOut({ kind: 'done', reason: note, action: did?.action ?? null });
}

/** The committee will not act. */
export async function waive(
  tx: Transaction,
  { reason }: OrderOf<'waive'>,
  { known: { row }, by, at }: Ordered,
): Promise<Outcome> {
  await moveFollowUp(tx, row.id, 'open', 'waived', {
    closedAt: at,
    closedBy: by.id,
    reason,
    sequence: row.sequence + 1,
    reactedAt: at,
  });
  return carriedOut({ kind: 'waived', reason });
}

/** It is owed again: its working days and its reminders begin anew. */
export async function reopen(
  tx: Transaction,
  { config }: Desk,
  { known: { row }, at }: Ordered,
): Promise<Outcome> {
  if (row.state === 'open') return refused({ kind: 'open-already' });
  const openedOn = dayIn(config.calendar, at);
  await moveFollowUp(tx, row.id, row.state, 'open', {
    openedOn,
    toldDeadline: addWorkingDays(config.calendar, openedOn, row.workingDays),
    round: row.round + 1,
    sequence: row.sequence + 1,
    snoozedUntil: null,
    snoozedBecause: null,
    closedAt: null,
    closedBy: null,
    reason: null,
    reactedAt: at,
  });
  return carriedOut({ kind: 'reopened' });
}

const nameOfCommittee = ({ config }: Desk, code: string): string =>
  config.committees.find((committee) => committee.code === code)?.name ?? code;
