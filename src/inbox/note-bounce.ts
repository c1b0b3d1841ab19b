import { eq, or } from 'drizzle-orm';
import { clerkOf } from '../config.ts';
import { record } from '../database/audit.ts';
import type { Transaction } from '../database/database.ts';
import { moveDelivery, moveMessage } from '../database/move.ts';
import { deliveries } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { type FailureKind, failureKind } from '../domain/bounce-score.ts';
import { type Refusal, refusalOf } from '../domain/refusal.ts';
import { reopen } from '../incoming/reopen.ts';
import { again, done, type JobResult, nothingToDo } from '../jobs.ts';
import { addressWorks, countFailure, standingAfter } from '../post/address-standing.ts';
import { insertLetter, type PreparedLetter, prepareLetter } from '../post/letters.ts';
import { bouncesAreMany, policyRejection } from './bounce-letters.ts';
import { type Bounced, bouncedDelivery } from './bounced-delivery.ts';
import { bouncedLetter, noteLetterBack } from './bounced-letter.ts';

const aMoment = 10_000;

/**
 * Notes what a mail server reports of a notice or a letter: only where it names a delivery that we made, to the
 * recipient that we made it to. It failed: the delivery came back and its address is scored. It was
 * delivered: the address works. It is late: nothing.
 */
export async function noteBounce(desk: Desk, id: string): Promise<JobResult> {
  const opened = await reopen(desk, id, 'bounce');
  if (!opened) return nothingToDo('noted before');
  const { found } = opened.recognised;
  const said = [found.status, found.diagnostic].filter(Boolean).join(' ');
  const delivery = await bouncedDelivery(desk, found);
  const letter = delivery ? null : await bouncedLetter(desk, found);
  if (letter && found.action === 'failed' && (await noteLetterBack(desk, id, letter, said)))
    return done;
  if (delivery?.state === 'sending')
    return again(
      new Date(desk.clock.now().getTime() + aMoment),
      'it overtook our own note that it was sent',
    );
  if (delivery && !delivery.elsewhere && /^(?:delivered|relayed)$/.test(found.action))
    return noteArrival(desk, id, delivery, found.action === 'delivered');
  if (
    !delivery ||
    found.action !== 'failed' ||
    (delivery.state !== 'sent' && delivery.state !== 'uncertain')
  ) {
    await moveMessage(desk.db, id, 'recognised', 'settled');
    return nothingToDo('it names no delivery of ours that it could change');
  }
  const refusal = refusalOf(said || null);
  const reported = failureKind(refusal, 'report');
  // The address itself took it; where it was passed on to, refused it.
  const kind = delivery.elsewhere && reported === 'hard' ? 'soft' : reported;
  return noteFailure(desk, id, delivery, { said, refusal, kind });
}

interface Failure {
  readonly said: string;
  readonly refusal: Refusal;
  readonly kind: FailureKind;
}

async function noteFailure(
  desk: Desk,
  id: string,
  delivery: Bounced,
  { said, refusal, kind }: Failure,
): Promise<JobResult> {
  const now = desk.clock.now();
  const letter =
    kind === 'ours'
      ? await policyRejection(desk, said)
      : ((await bouncesAreMany(desk)) ?? (await bounceLetter(desk, delivery, refusal, said, kind)));
  const response = delivery.elsewhere ? `${said} (${delivery.elsewhere})` : said;
  await desk.db.transaction(async (tx) => {
    if (!(await moveMessage(tx, id, 'recognised', 'settled'))) return;
    if (!(await toBounced(tx, delivery, response))) return;
    // What the same mail told beside it, in a digest, came back with it.
    for (const other of await toldIn(tx, delivery.id)) await toBounced(tx, other, response);
    await countFailure(tx, delivery, kind, now);
    await insertLetter(tx, letter);
    await record(tx, {
      at: now,
      who: 'desk',
      what: 'bounced',
      thing: 'delivery',
      thingId: delivery.id,
      message: id,
      details: { reason: refusal.reason, kind },
    });
  });
  await desk.queue.add('send-letter', { letter: letter.id });
  return done;
}

const toldIn = (tx: Transaction, carrier: string) =>
  tx
    .select({ id: deliveries.id, state: deliveries.state })
    .from(deliveries)
    .where(eq(deliveries.digestOf, carrier));

async function toBounced(
  tx: Transaction,
  { id, state }: Pick<Bounced, 'id' | 'state'>,
  response: string,
): Promise<boolean> {
  const set = { response };
  const moved =
    state === 'sent'
      ? await moveDelivery(tx, id, 'sent', 'bounced', set)
      : state === 'uncertain' && (await moveDelivery(tx, id, 'uncertain', 'bounced', set));
  return Boolean(moved);
}

async function bounceLetter(
  desk: Desk,
  delivery: Bounced,
  { reason }: Refusal,
  said: string,
  kind: FailureKind,
): Promise<PreparedLetter> {
  const clerk = clerkOf(desk.config, desk.config.group.clerk);
  const standing = await standingAfter(desk.db, delivery, kind, desk.clock.now());
  return prepareLetter(desk, {
    // A notice that was sent again may come back again.
    once: `delivery-bounced:${delivery.id}:${delivery.sentAt?.getTime() ?? 0}`,
    mail: 'delivery-bounced',
    to: clerk,
    about: { kind: 'delivery', id: delivery.id },
    data: () => ({
      clerk: clerk.name,
      member: delivery.memberName,
      address: delivery.address,
      forwardedTo: delivery.elsewhere,
      subject: delivery.subject,
      reason,
      said,
      dead: standing !== null && (standing.dead || standing.wasDead),
    }),
  });
}

/** A report of success (RFC 3464 §2.3.3): what was uncertain was sent, and at its last station the address works. */
async function noteArrival(
  desk: Desk,
  id: string,
  delivery: Bounced,
  atLastStation: boolean,
): Promise<JobResult> {
  const now = desk.clock.now();
  await desk.db.transaction(async (tx) => {
    if (!(await moveMessage(tx, id, 'recognised', 'settled'))) return;
    if (delivery.state === 'uncertain') {
      const sent = { sentAt: delivery.claimedAt ?? now };
      const which = or(eq(deliveries.id, delivery.id), eq(deliveries.digestOf, delivery.id));
      const told = await tx.select({ id: deliveries.id }).from(deliveries).where(which);
      const ids = told.map((one) => one.id);
      for (const each of ids) await moveDelivery(tx, each, 'uncertain', 'sent', sent);
    }
    if (atLastStation) await addressWorks(tx, delivery, now, id);
  });
  return done;
}
