import type { deliveries } from '../../database/tables.ts';
import type { LeftOut, LeftOutCount } from '../../domain/left-out.ts';
import { type Audience, countBy, type Listed, type Recipient } from '../audience.ts';

type Delivery = typeof deliveries.$inferSelect;

export interface ResendPlan {
  /** Deliveries that failed, came back or, where it was asked for, are uncertain; the recipient as the member is now. */
  readonly again: readonly { readonly delivery: Delivery; readonly to: Recipient<Listed> | null }[];
  /** Members who joined or were cured since and have no delivery. */
  readonly fresh: readonly Recipient<Listed>[];
  readonly leftOut: readonly LeftOutCount[];
}

/**
 * Who of those still without a notice can be told now.
 * @param how `trial`: the notice went to the clerk only, and goes there again; nobody new is told
 */
export function planResend(
  of: readonly Delivery[],
  audience: Audience<Listed>,
  how: { readonly uncertain: boolean; readonly trial: boolean },
): ResendPlan {
  const recipientOf = new Map(audience.recipients.map((to) => [to.member.id, to]));
  const reasonOf = new Map(audience.without.map(({ member, reason }) => [member.id, reason]));
  const has = new Set(of.map(({ member }) => member));
  const again: { delivery: Delivery; to: Recipient<Listed> | null }[] = [];
  const leftOut: LeftOut[] = [];
  for (const delivery of of) {
    if (delivery.state === 'uncertain' && !how.uncertain) leftOut.push('uncertain');
    else if (!isMissing(delivery)) continue;
    else if (how.trial) again.push({ delivery, to: null });
    else {
      const to = recipientOf.get(delivery.member);
      if (to) again.push({ delivery, to });
      else leftOut.push(reasonOf.get(delivery.member) ?? 'not-meant');
    }
  }
  for (const { member, reason } of audience.without) if (!has.has(member.id)) leftOut.push(reason);
  return {
    again,
    fresh: how.trial ? [] : audience.recipients.filter(({ member }) => !has.has(member.id)),
    leftOut: countBy(leftOut, (reason) => reason).map(({ key, count }) => ({ reason: key, count })),
  };
}

const isMissing = ({ state }: Delivery): boolean =>
  state === 'failed' || state === 'bounced' || state === 'uncertain';
