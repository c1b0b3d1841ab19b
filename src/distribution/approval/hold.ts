import { eq } from 'drizzle-orm';
import type { Transaction } from '../../database/database.ts';
import { mailings } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import type { Day } from '../../domain/day.ts';
import { dayIn } from '../../domain/working-days.ts';
import { nameOf } from '../../post/deciders.ts';
import { decisionCount } from '../rows.ts';
import { goesOutAt } from './goes-out.ts';
import {
  carriedOut,
  type Hand,
  type MailingRow,
  type Ruling,
  refused,
  voidApprovals,
} from './ruling.ts';

export interface HoldOrder {
  readonly until: Day | null;
  /** It names a day that could not be read. */
  readonly unclear: boolean;
}

/** Keeps a mailing back; a yes that was given before counts no more. */
export async function hold(
  tx: Transaction,
  { config }: Desk,
  mailing: MailingRow,
  { until, unclear }: HoldOrder,
  { by, at }: Hand,
): Promise<Ruling> {
  if (until && until <= dayIn(config.calendar, at))
    return refused('a day that has come', { kind: 'past-day', until });
  const held = { heldAt: at, heldUntil: until };
  await tx.update(mailings).set(held).where(eq(mailings.id, mailing.id));
  const voided = await voidApprovals(tx, mailing.id);
  const waiting = { ...mailing, ...held, decisions: await decisionCount(tx, mailing.id) };
  const out = mailing.askedAt && goesOutAt({ ...waiting, askedAt: mailing.askedAt }, config);
  const told = { kind: 'held', until, goesOutAt: out, voided } as const;
  return carriedOut('hold', {
    answer: { ...told, who: null, unclear },
    news: { ...told, who: nameOf(config, by), unclear: false },
    details: { until },
  });
}
