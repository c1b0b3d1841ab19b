import { moveMessage } from '../database/move.ts';
import { absences } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { reopen } from '../incoming/reopen.ts';
import { done, type JobResult, nothingToDo } from '../jobs.ts';
import { answerProves } from '../post/answer-proves.ts';
import { findAnswered } from '../post/find-answered.ts';

/** Notes an automatic reply and until when its sender is away. It never counts as an answer, and is never answered. */
export async function noteAbsence(desk: Desk, id: string): Promise<JobResult> {
  const opened = await reopen(desk, id, 'auto-reply');
  if (!opened) return nothingToDo('noted before');
  const { recognised, row } = opened;
  const { tokens, absence, until } = recognised.found;
  const answered = await findAnswered(desk.db, tokens, row.sender, desk.clock.now());
  await desk.db.transaction(async (tx) => {
    const first = await moveMessage(tx, id, 'recognised', 'settled');
    // Anybody can write that somebody is away: only an answer to what we sent that person counts.
    const pretends = row.verdict?.result === 'not-genuine';
    if (!first || pretends || answered.kind === 'nothing') return;
    await answerProves(tx, answered, row.sender, desk.clock.now(), id);
    if (!absence) return;
    await tx
      .insert(absences)
      .values({ message: id, address: row.sender ?? '', until })
      .onConflictDoNothing();
  });
  return done;
}
