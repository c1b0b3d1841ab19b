import { z } from 'zod';
import type { Desk } from '../desk.ts';
import { type ResendAnswer, resendNotice } from '../distribution/resend/resend-notice.ts';
import { findNotice, type NotFound } from './find-notice.ts';

/** What may be asked for beside the notice. */
export const resendWish = z.object({ uncertain: z.boolean(), dryRun: z.boolean() }).strict();
export type ResendWish = z.infer<typeof resendWish>;

/** Sends a notice to those who are still without it, on the word of who has the key. */
export async function resend(
  desk: Desk,
  printed: string,
  wish: ResendWish,
): Promise<ResendAnswer | { readonly error: NotFound }> {
  const found = await findNotice(desk.db, printed);
  if ('error' in found) return found;
  return resendNotice(desk, found.id, { ...wish, by: 'command-line', message: null });
}
