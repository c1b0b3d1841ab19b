import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { record } from '../database/audit.ts';
import type { Transaction } from '../database/database.ts';
import { followUps } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { dayIn } from '../domain/working-days.ts';
import { done, type JobResult, nothingToDo } from '../jobs.ts';
import { insertLetter, type PreparedLetter, prepareLetter } from '../post/letters.ts';
import { explanationOf } from './explained-deadline.ts';
import type { Owner } from './owners.ts';
import { type OpenFollowUp, openFollowUps } from './rows.ts';

/** Open follow-ups whose deadline is no longer what their owners were told: a holiday or recess was added, or taken out. */
export async function movedDeadlines({ config, db, clock }: Desk): Promise<OpenFollowUp[]> {
  const open = await openFollowUps(db, config, dayIn(config.calendar, clock.now()));
  return open.filter(({ deadline, toldDeadline }) => deadline !== toldDeadline);
}

/** Tells each owner of all their deadlines that moved, in one letter, and why. */
export async function moveDeadlines(desk: Desk): Promise<JobResult> {
  const moved = await movedDeadlines(desk);
  if (!moved.length) return nothingToDo('no deadline has moved, or its owners were told');
  const owners = new Map(moved.flatMap((each) => each.owners).map((owner) => [owner.id, owner]));
  const letters = await Promise.all(
    [...owners.values()].map((owner) => movedLetter(desk, owner, moved)),
  );
  const told = await desk.db
    .transaction(async (tx) => {
      for (const each of moved) if (!(await noteMove(tx, desk, each))) return tx.rollback();
      for (const letter of letters) await insertLetter(tx, letter);
      return true;
    })
    .catch(unlessRolledBack);
  if (!told) return nothingToDo('told by somebody else, or settled just now');
  for (const letter of letters) await desk.queue.add('send-letter', { letter: letter.id });
  return done;
}

/** False: another run has told of it, or it is open no more. */
async function noteMove(tx: Transaction, desk: Desk, moved: OpenFollowUp): Promise<boolean> {
  const { id, deadline, toldDeadline, sequence } = moved;
  const rows = await tx
    .update(followUps)
    .set({ toldDeadline: deadline, sequence: sequence + 1 })
    .where(
      and(
        eq(followUps.id, id),
        eq(followUps.state, 'open'),
        eq(followUps.toldDeadline, toldDeadline),
        eq(followUps.sequence, sequence),
      ),
    )
    .returning({ id: followUps.id });
  if (!rows.length) return false;
  await record(tx, {
    at: desk.clock.now(),
    who: 'desk',
    what: 'deadline moved',
    thing: 'follow-up',
    thingId: id,
    details: { from: toldDeadline, to: deadline },
  });
  return true;
}

function movedLetter(
  desk: Desk,
  owner: Owner,
  moved: readonly OpenFollowUp[],
): Promise<PreparedLetter> {
  const theirs = moved.filter(({ owners }) => owners.some(({ id }) => id === owner.id));
  const [only] = theirs;
  return prepareLetter(desk, {
    // Once, since each move is noted once.
    once: `deadline-moved:${owner.id}:${randomUUID()}`,
    mail: 'deadline-moved',
    to: owner,
    about: only && theirs.length === 1 ? { kind: 'follow-up', id: only.id } : null,
    data: ({ reply }) => ({
      salutation: owner.salutation,
      moved: theirs.map((each) => ({
        committee: each.committee,
        registration: each.registration,
        subject: each.subject,
        before: each.toldDeadline,
        deadline: explanationOf(desk.config, each, owner.language),
      })),
      reply,
    }),
  });
}

function unlessRolledBack(error: unknown): false {
  if (error instanceof Error && error.constructor.name === 'TransactionRollbackError') return false;
  throw error;
}
