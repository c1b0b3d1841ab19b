import { moveMessage } from '../database/move.ts';
import { absences } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { reopen } from '../incoming/reopen.ts';
import { done, type JobResult, nothingToDo } from '../jobs.ts';

/** Notes an automatic reply and until when its sender is away. It never counts as an answer, and is never answered. */
export async function noteAbsence(desk: Desk, id: string): Promise<JobResult> {
  const opened = await reopen(desk, id, 'auto-reply');
  if (!opened) return nothingToDo('noted before');
  const { recognised, row } = opened;
  await desk.db.transaction(async (tx) => {
    if (!(await moveMessage(tx, id, 'recognised', 'settled'))) return;
    await tx
      .insert(absences)
      .values({ message: id, address: row.sender ?? '', until: recognised.found.until })
      .onConflictDoNothing();
  });
  return done;
}
