import { eq, inArray, or, type SQL } from 'drizzle-orm';
import { deliveries, mailings, members, notices } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { isWithin } from '../domain/domain-name.ts';
import { hashToken } from '../domain/token.ts';
import { tokenInMessageId } from '../incoming/reference.ts';

/** What a report says of which mail it is about. */
export interface Named {
  readonly recipient: string;
  readonly originalMessageId: string | null;
  /** From the address that the report came to, and the envelope id. */
  readonly envelopeTokens: readonly string[];
}

/**
 * The delivery that a report is about. A token in the envelope proves it by itself: only the servers
 * on its way know it. A Message-ID stands in mails that were passed on, so with it the recipient has
 * to be the one that we wrote to.
 */
export async function bouncedDelivery(desk: Desk, found: Named) {
  const byEnvelope = found.envelopeTokens.length
    ? await deliveryWhere(desk, inArray(deliveries.tokenHash, found.envelopeTokens.map(hashToken)))
    : null;
  if (byEnvelope) return { ...byEnvelope, elsewhere: elsewhere(desk, byEnvelope.address, found) };
  const id = found.originalMessageId;
  if (!id) return null;
  // Some servers change the case of an id.
  const token = tokenInMessageId(id);
  const byId = await deliveryWhere(
    desk,
    or(
      eq(deliveries.messageId, id),
      ...(token ? [eq(deliveries.tokenHash, hashToken(token))] : []),
    ),
  );
  return byId && found.recipient.toLowerCase() === byId.address.toLowerCase()
    ? { ...byId, elsewhere: null }
    : null;
}
export type Bounced = NonNullable<Awaited<ReturnType<typeof bouncedDelivery>>>;

/** Where it was passed on to, outside of the house; an alias within our own domains is the same address. */
function elsewhere(desk: Desk, address: string, { recipient }: Named): string | null {
  const to = recipient.toLowerCase();
  if (to === address.toLowerCase()) return null;
  const domain = to.slice(to.lastIndexOf('@') + 1);
  const ours = [address.slice(address.lastIndexOf('@') + 1), ...desk.config.mail.internalDomains];
  return ours.some((each) => isWithin(domain, each)) ? null : to;
}

async function deliveryWhere(desk: Desk, which: SQL | undefined) {
  const [row] = await desk.db
    .select({
      id: deliveries.id,
      state: deliveries.state,
      address: deliveries.address,
      member: deliveries.member,
      claimedAt: deliveries.claimedAt,
      sentAt: deliveries.sentAt,
      memberName: members.name,
      subject: mailings.subject,
    })
    .from(deliveries)
    .innerJoin(members, eq(members.id, deliveries.member))
    .innerJoin(notices, eq(notices.id, deliveries.notice))
    .innerJoin(mailings, eq(mailings.id, notices.mailing))
    .where(which);
  return row ?? null;
}
