import { randomUUID } from 'node:crypto';
import { clerkOf } from '../config.ts';
import type { Transaction } from '../database/database.ts';
import { insertMany } from '../database/insert-many.ts';
import { deliveries } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { deliveryToken, messageIdOf } from '../post/tokens.ts';
import type { Listed, Recipient } from './audience.ts';
import { nextDigest } from './next-digest.ts';

/** Makes a notice's delivery for each recipient, queued; in trial mode for one in each language, to the clerk. */
export async function makeDeliveries(
  tx: Transaction,
  desk: Desk,
  notice: string,
  recipients: readonly Recipient<Listed>[],
  { official }: { readonly official: boolean },
): Promise<void> {
  const { config, clock } = desk;
  const now = clock.now();
  const digestOn = nextDigest(desk, now);
  // Made as they are written: of a large parliament they would be much to hold.
  const rows = addressed(desk, recipients).map(({ member, extract, address }) => {
    const delivery = randomUUID();
    const { token, hash } = deliveryToken(desk.secret, delivery);
    return {
      id: delivery,
      notice,
      member: member.id,
      address,
      domain: domainOf(address),
      language: member.language,
      extract,
      digestOn: member.digest && !official ? digestOn : null,
      createdAt: now,
      tokenHash: hash,
      messageId: messageIdOf('notice', token, config),
    };
  });
  await insertMany(tx, deliveries, rows);
}

/** Of an address, in lower case: limits are by domain. */
export const domainOf = (address: string): string =>
  address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** In trial mode the clerk of the group gets one notice in each language, instead of its member. */
function addressed(
  desk: Desk,
  recipients: readonly Recipient<Listed>[],
): IteratorObject<Recipient<Listed> & { address: string }> {
  if (!desk.config.approval.trial)
    return recipients
      .values()
      .map((recipient) => ({ ...recipient, address: recipient.member.email }));
  const address = clerkOf(desk.config, desk.config.group.clerk).email;
  const firstOf = new Map(
    recipients.toReversed().map((recipient) => [recipient.member.language, recipient]),
  );
  return firstOf.values().map((recipient) => ({ ...recipient, address }));
}
