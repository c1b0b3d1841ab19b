import { moveMessage } from '../database/move.ts';
import type { Desk } from '../desk.ts';
import type { AsideReason } from '../domain/aside.ts';
import { referencesOf } from '../incoming/reference.ts';
import { type Reopened, reopen } from '../incoming/reopen.ts';
import { visibleText } from '../incoming/visible-text.ts';
import { done, type JobResult, nothingToDo } from '../jobs.ts';
import { answersUs } from '../post/find-answered.ts';
import { perhapsAbout } from '../post/perhaps-about.ts';
import { tellClerk } from '../post/tell-clerk.ts';

type Filed = 'spoof' | 'otherwise' | 'newsletter' | 'ipu-mail';

/** Files what nobody acts on. The sender is never told; a clerk can say that it is a mailing after all. */
export async function setAside(desk: Desk, id: string): Promise<JobResult> {
  const opened = await reopen(desk, id, 'spoof', 'otherwise', 'newsletter', 'ipu-mail');
  if (!opened) return nothingToDo('filed before');
  const { mail } = opened.arrived;
  const { kind, reasons: evidence } = opened.recognised;
  const about = { subject: mail.subject, text: visibleText(mail) };
  const mayBeAbout =
    kind === 'otherwise' || kind === 'spoof' ? await perhapsAbout(desk.db, about) : [];
  const named = mayBeAbout.some(({ registration }) => registration !== null);
  const reason = await reasonOf(desk, opened, named);
  if (reason) await tellClerk(desk, id, { reason, evidence, orders: ['treat'], mayBeAbout });
  await moveMessage(desk.db, id, 'recognised', 'settled');
  return done;
}

/** Of a newsletter the clerk is not told. */
async function reasonOf(
  desk: Desk,
  { arrived, recognised }: Reopened<Filed>,
  named: boolean,
): Promise<AsideReason | null> {
  const { kind } = recognised;
  const answers = async () => answersUs(desk.db, referencesOf(arrived.mail).tokens);
  if (kind === 'newsletter') return (await answers()) ? 'unproven' : null;
  if (kind === 'ipu-mail') return kind;
  if (await answers()) return 'unproven';
  if (kind === 'spoof') return 'pretends';
  return named ? 'register-number' : 'otherwise';
}
