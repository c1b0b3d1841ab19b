import { and, desc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { record } from '../database/audit.ts';
import type { Executor } from '../database/database.ts';
import { moveFollowUp } from '../database/move.ts';
import { decisions, followUps, mailings } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { dayIn } from '../domain/working-days.ts';
import { done, type JobResult, nothingToDo } from '../jobs.ts';
import { insertLetter } from '../post/letters.ts';
import { changedLetter, followUpById } from './changed-letter.ts';

/** Mailings that a corrigendum has replaced, and of which something is still open. */
export async function supersededOpen(db: Executor): Promise<string[]> {
  const rows = await db
    .selectDistinct({ mailing: followUps.mailing })
    .from(followUps)
    .innerJoin(mailings, eq(mailings.id, followUps.mailing))
    .where(and(eq(followUps.state, 'open'), eq(mailings.state, 'superseded')));
  return rows.map(({ mailing }) => mailing);
}

/** Closes what is owed on a mailing that a corrigendum has replaced: the same is owed on the corrigendum. */
export async function closeSuperseded(desk: Desk, mailing: string): Promise<JobResult> {
  const { db, clock } = desk;
  const now = clock.now();
  const reason = await whatReplaces(desk, mailing);
  const open = await db
    .select({ id: followUps.id })
    .from(followUps)
    .innerJoin(mailings, eq(mailings.id, followUps.mailing))
    .where(
      and(
        eq(followUps.mailing, mailing),
        eq(followUps.state, 'open'),
        eq(mailings.state, 'superseded'),
      ),
    );
  if (!open.length) return nothingToDo('closed before');
  for (const { id } of open) {
    const before = await followUpById(db, desk, id);
    const letters = await Promise.all(
      before.owners.map((owner) =>
        changedLetter(desk, before, owner, {
          once: `follow-up-superseded:${id}:${owner.id}`,
          by: null,
          answer: { kind: 'superseded' },
          refused: false,
          thread: null,
        }),
      ),
    );
    const closed = await db.transaction(async (tx) => {
      const moved = await moveFollowUp(tx, id, 'open', 'waived', {
        closedAt: now,
        closedBy: 'desk',
        reason,
        sequence: before.row.sequence + 1,
      });
      if (!moved) return false;
      await record(tx, { at: now, who: 'desk', what: 'waived', thing: 'follow-up', thingId: id });
      for (const letter of letters) await insertLetter(tx, letter);
      return true;
    });
    if (closed)
      for (const letter of letters) await desk.queue.add('send-letter', { letter: letter.id });
  }
  return done;
}

/** In English, as it stands in the audit and in reports. */
async function whatReplaces({ config, db }: Desk, mailing: string): Promise<string> {
  const older = alias(decisions, 'older');
  const [corrigendum] = await db
    .select({ receivedAt: mailings.receivedAt })
    .from(decisions)
    .innerJoin(older, eq(older.id, decisions.supersedes))
    .innerJoin(mailings, eq(mailings.id, decisions.mailing))
    .where(eq(older.mailing, mailing))
    .orderBy(desc(mailings.receivedAt), desc(mailings.id))
    .limit(1);
  const on = corrigendum ? ` received on ${dayIn(config.calendar, corrigendum.receivedAt)}` : '';
  return `Replaced by the corrigendum${on}`;
}
