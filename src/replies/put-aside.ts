import { moveMessage } from '../database/move.ts';
import type { Desk } from '../desk.ts';
import type { AsideReason } from '../domain/aside.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Reopened } from '../incoming/reopen.ts';
import { visibleText } from '../incoming/visible-text.ts';
import { done, type JobResult } from '../jobs.ts';
import { perhapsAbout } from '../post/perhaps-about.ts';
import { tellClerk } from '../post/tell-clerk.ts';

/** Does nothing with an answer or an order, and tells the clerk why, with a guess at what it may be about. */
export async function putAside(
  desk: Desk,
  {
    row,
    arrived,
    recognised,
  }: Pick<Reopened<'reply'>, 'row' | 'arrived'> & {
    readonly recognised: { readonly reasons: readonly Evidence[] };
  },
  why: AsideReason,
): Promise<JobResult> {
  const { mail } = arrived;
  const mayBeAbout = await perhapsAbout(desk.db, {
    subject: mail.subject,
    text: visibleText(mail),
  });
  const named = mayBeAbout.some(({ registration }) => registration !== null);
  const reason = why === 'no-token' && named ? 'register-number' : why;
  await tellClerk(desk, row.id, { reason, evidence: recognised.reasons, mayBeAbout });
  await moveMessage(desk.db, row.id, 'recognised', 'settled');
  return done;
}
