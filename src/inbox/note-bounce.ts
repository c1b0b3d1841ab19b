import { eq } from 'drizzle-orm';
import { clerkOf } from '../config.ts';
import { record } from '../database/audit.ts';
import { moveDelivery, moveMessage } from '../database/move.ts';
import { deliveries, mailings, members, notices } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { reopen } from '../incoming/reopen.ts';
import { again, done, type JobResult, nothingToDo } from '../jobs.ts';
import { insertLetter, prepareLetter } from '../post/letters.ts';

const aMoment = 10_000;

/** Notes a bounce: only where it names a delivery that we made, to the recipient that we made it to. */
export async function noteBounce(desk: Desk, id: string): Promise<JobResult> {
  const opened = await reopen(desk, id, 'bounce');
  if (!opened) return nothingToDo('noted before');
  const { found } = opened.recognised;
  const delivery = found.originalMessageId
    ? await deliveryTo(desk, found.originalMessageId, found.recipient)
    : null;
  if (delivery?.state === 'sending')
    return again(
      new Date(desk.clock.now().getTime() + aMoment),
      'it overtook our own note that it was sent',
    );
  if (
    !delivery ||
    !found.permanent ||
    (delivery.state !== 'sent' && delivery.state !== 'uncertain')
  ) {
    await moveMessage(desk.db, id, 'recognised', 'settled');
    return nothingToDo('it names no delivery of ours that it could change');
  }
  const clerk = clerkOf(desk.config, desk.config.group.clerk);
  const reason = [found.status, found.diagnostic].filter(Boolean).join(' ');
  const letter = await prepareLetter(desk, {
    once: `delivery-bounced:${delivery.id}`,
    mail: 'delivery-bounced',
    to: clerk,
    about: { kind: 'delivery', id: delivery.id },
    data: () => ({
      clerk: clerk.name,
      member: delivery.memberName,
      address: delivery.address,
      subject: delivery.subject,
      reason,
    }),
  });
  const now = desk.clock.now();
  const { state } = delivery;
  await desk.db.transaction(async (tx) => {
    if (!(await moveMessage(tx, id, 'recognised', 'settled'))) return;
    const set = { response: reason };
    const bounced =
      state === 'sent'
        ? await moveDelivery(tx, delivery.id, 'sent', 'bounced', set)
        : await moveDelivery(tx, delivery.id, 'uncertain', 'bounced', set);
    if (!bounced) return;
    // A policy rejection (RFC 3463, X.7.Z) is our fault and not the address's.
    if (!found.status?.startsWith('5.7'))
      await tx
        .update(members)
        .set({ undeliverableSince: now })
        .where(eq(members.id, delivery.member));
    await insertLetter(tx, letter);
    await record(tx, {
      at: now,
      who: 'desk',
      what: 'bounced',
      thing: 'delivery',
      thingId: delivery.id,
      message: id,
      details: { status: found.status },
    });
  });
  await desk.queue.add('send-letter', { letter: letter.id });
  return done;
}

async function deliveryTo(desk: Desk, messageId: string, recipient: string | null) {
  const [row] = await desk.db
    .select({
      id: deliveries.id,
      state: deliveries.state,
      address: deliveries.address,
      member: deliveries.member,
      memberName: members.name,
      subject: mailings.subject,
    })
    .from(deliveries)
    .innerJoin(members, eq(members.id, deliveries.member))
    .innerJoin(notices, eq(notices.id, deliveries.notice))
    .innerJoin(mailings, eq(mailings.id, notices.mailing))
    .where(eq(deliveries.messageId, messageId));
  return row && recipient?.toLowerCase() === row.address.toLowerCase() ? row : null;
}
