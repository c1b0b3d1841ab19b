import { moveMessage } from '../database/move.ts';
import type { Desk } from '../desk.ts';
import type { Verdict } from '../domain/verdict.ts';
import { authenticate } from '../incoming/authenticate.ts';
import { readMail } from '../incoming/read-mail.ts';
import { recognise } from '../incoming/recognise.ts';
import { messageRow } from '../incoming/reopen.ts';
import { done, type JobRequest, type JobResult, nothingToDo } from '../jobs.ts';

/** Says of a stored message who sent it, how we know, and what it is; the job for its kind acts on it. */
export async function recogniseMessage(desk: Desk, id: string): Promise<JobResult> {
  const row = await messageRow(desk.db, id);
  if (row.state !== 'stored') return nothingToDo(row.state);
  const mail = await readMail(await desk.rawMail.get(row.sha256));
  const { authservId, trustedSenders, internalDomains } = desk.config.mail;
  const arrived = authenticate(mail, {
    authservId: authservId ?? '',
    trustedSenders,
    internalDomains,
  });
  const { kind, next } = recognise(arrived);
  const { verdict } = arrived;
  const moved = await moveMessage(desk.db, id, 'stored', 'recognised', {
    kind,
    next,
    verdict: verdict as Verdict,
    sender: verdict.sender ?? mail.from[0]?.address ?? null,
    subject: mail.subject,
    messageId: mail.messageId,
  });
  if (!moved) return nothingToDo('recognised by somebody else');
  const request = { name: next, payload: { message: id } } as JobRequest;
  await desk.queue.add(request.name, request.payload as never);
  return done;
}
