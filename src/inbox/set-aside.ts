import { moveMessage } from '../database/move.ts';
import type { Desk } from '../desk.ts';
import { reopen } from '../incoming/reopen.ts';
import { done, type JobResult, nothingToDo } from '../jobs.ts';
import { tellClerk } from '../post/tell-clerk.ts';

/** What the clerk is told of each kind that nobody acts on; of a newsletter nothing. */
const told = {
  spoof: 'It claims to come from a sender whom it does not come from. Nothing was done with it.',
  'ipu-mail': 'It comes from the IPU, but it brings no decision. Nothing was done with it.',
  otherwise: 'It is no mailing of the IPU and answers none of our mails. Nothing was done with it.',
  newsletter: null,
} as const;

/** Files what nobody acts on. The sender is never told; a clerk can say that it is a mailing after all. */
export async function setAside(desk: Desk, id: string): Promise<JobResult> {
  const opened = await reopen(desk, id, 'spoof', 'otherwise', 'newsletter', 'ipu-mail');
  if (!opened) return nothingToDo('filed before');
  const { kind, reasons } = opened.recognised;
  const reason = told[kind];
  if (reason) await tellClerk(desk, id, reason, reasons, ['treat']);
  await moveMessage(desk.db, id, 'recognised', 'settled');
  return done;
}
