import { moveMessage } from '../database/move.ts';
import type { Desk } from '../desk.ts';
import { reopen } from '../incoming/reopen.ts';
import { done, type JobResult, nothingToDo } from '../jobs.ts';
import { tellClerk } from '../post/tell-clerk.ts';

/** Files what nobody acts on. A clerk is told of all but newsletters; the sender never is. */
export async function setAside(desk: Desk, id: string): Promise<JobResult> {
  const opened = await reopen(desk, id, 'spoof', 'otherwise', 'newsletter', 'ipu-mail');
  if (!opened) return nothingToDo('filed before');
  const { kind, reasons } = opened.recognised;
  if (kind === 'spoof')
    await tellClerk(
      desk,
      id,
      'It claims to come from a sender whom it does not come from. Nothing was done with it.',
      reasons,
      ['treat'],
    );
  if (kind === 'ipu-mail')
    await tellClerk(
      desk,
      id,
      'It comes from the IPU, but it brings no decision. Nothing was done with it.',
      reasons,
      ['treat'],
    );
  if (kind === 'otherwise')
    await tellClerk(
      desk,
      id,
      'It is no mailing of the IPU and answers none of our mails. Nothing was done with it.',
      reasons,
      ['treat'],
    );
  await moveMessage(desk.db, id, 'recognised', 'settled');
  return done;
}
