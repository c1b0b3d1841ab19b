import { eq } from 'drizzle-orm';
import { moveMessage } from '../database/move.ts';
import { messages } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { trustRules } from '../incoming/authenticate/rules.ts';
import { provenByServer } from '../incoming/authenticate/server-results.ts';
import { type Authenticated, authenticate } from '../incoming/authenticate.ts';
import { addressesIn, headerLinesOf, valuesOf } from '../incoming/header.ts';
import { readMail } from '../incoming/read-mail.ts';
import { recognise } from '../incoming/recognise.ts';
import { messageRow } from '../incoming/reopen.ts';
import { again, done, type JobRequest, type JobResult, nothingToDo } from '../jobs.ts';
import { nextLook } from './dns-patience.ts';
import { countedAs, notBefore } from './sender-limit.ts';

/** Says of a stored message who sent it, how we know, and what it is; the job for its kind acts on it. */
export async function recogniseMessage(desk: Desk, id: string): Promise<JobResult> {
  const row = await messageRow(desk.db, id);
  if (row.state !== 'stored') return nothingToDo(row.state);
  const now = desk.clock.now();
  if (row.notBefore && row.notBefore > now) return again(row.notBefore, 'not to be looked at yet');
  const raw = await desk.rawMail.get(row.sha256);
  const counted = limitOf(desk, raw);
  const held = counted && (await notBefore(desk, row, counted));
  if (held) return again(held, 'its sender sends too much');
  const arrived = await arrive(desk, row, raw);
  const at = arrived.unanswered ? nextLook(row.storedAt, now) : null;
  if (at) {
    await desk.db.update(messages).set({ notBefore: at }).where(eq(messages.id, id));
    return again(at, 'the DNS does not answer');
  }
  const { mail, verdict } = arrived;
  const { kind, next } = recognise(arrived, { treatAs: row.treatAs });
  const moved = await moveMessage(desk.db, id, 'stored', 'recognised', {
    kind,
    next,
    verdict,
    countedAs: counted,
    sender: verdict.sender ?? mail.from[0]?.address ?? null,
    subject: mail.subject,
    messageId: mail.messageId,
  });
  if (!moved) return nothingToDo('recognised by somebody else');
  const request = { name: next, payload: { message: id } } as JobRequest;
  await desk.queue.add(request.name, request.payload as never);
  return done;
}

/** A message that is sent round again keeps the verdict of its arrival: keys are exchanged since. */
async function arrive(
  desk: Desk,
  { storedAt, verdict }: Awaited<ReturnType<typeof messageRow>>,
  raw: Buffer,
): Promise<Authenticated> {
  const mail = await readMail(raw);
  if (verdict) return { mail, verdict, unanswered: false };
  return authenticate({ raw, mail, at: storedAt }, trustRules(desk.config), desk.resolve);
}

/** From the header alone: it has to be cheap, and comes before everything that is not. */
function limitOf(desk: Desk, raw: Buffer): string | null {
  const headers = headerLinesOf(raw);
  const [from] = addressesIn(valuesOf(headers, 'from'));
  const rules = trustRules(desk.config);
  return from ? countedAs(from.address, provenByServer(headers, from.address, rules)) : null;
}
