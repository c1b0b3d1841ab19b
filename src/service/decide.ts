import { z } from 'zod';
import type { Desk } from '../desk.ts';
import { decideAtOnce } from '../distribution/approval/decide-mailing.ts';
import { decidersOf } from '../post/deciders.ts';
import { findMailing, type NotFound } from './find-notice.ts';

/** A yes or a no to a mailing, and who gives it: the id of a clerk who may decide. */
export const decision = z.discriminatedUnion('verb', [
  z
    .object({
      verb: z.literal('approve'),
      by: z.string(),
      committees: z.array(z.string()),
      official: z.boolean(),
    })
    .strict(),
  z.object({ verb: z.literal('reject'), by: z.string(), reason: z.string().nullable() }).strict(),
]);
export type Decision = z.infer<typeof decision>;

export type Decided =
  | { readonly done: boolean; readonly outcome: string }
  | { readonly error: NotFound }
  | { readonly error: 'no-decider' | 'no-committee'; readonly possible: readonly string[] };

/** Decides on a mailing on the word of who has the key; the other deciders are told who it was. */
export async function decide(desk: Desk, printed: string, wanted: Decision): Promise<Decided> {
  const found = await findMailing(desk.db, printed);
  if ('error' in found) return found;
  const deciders = decidersOf(desk.config).map(({ id }) => id);
  if (!deciders.includes(wanted.by)) return { error: 'no-decider', possible: deciders };
  const { by, ...order } = wanted;
  const known = desk.config.committees.map(({ code }) => code);
  if (order.verb === 'approve' && order.committees.some((code) => !known.includes(code)))
    return { error: 'no-committee', possible: known };
  const { done, outcome } = await decideAtOnce(desk, found.id, order, by);
  return { done, outcome };
}
