import { eq } from 'drizzle-orm';
import type { Transaction } from '../../database/database.ts';
import { mailings } from '../../database/tables.ts';
import { introductionText, longestIntroduction } from '../../domain/mailing.ts';
import { carriedOut, type MailingRow, type Ruling, refused, voidApprovals } from './ruling.ts';

/** Puts a clerk's words above the notice, or takes them out; those who decide are then asked anew with the new notice. */
export async function introduce(
  tx: Transaction,
  mailing: MailingRow,
  written: string | null,
): Promise<Ruling> {
  const introduction = introductionText(written);
  const length = introduction?.length ?? 0;
  if (length > longestIntroduction)
    return refused('too long', { kind: 'too-long', length, most: longestIntroduction });
  await tx.update(mailings).set({ introduction, askedAt: null }).where(eq(mailings.id, mailing.id));
  await voidApprovals(tx, mailing.id);
  return carriedOut('introduce', { next: 'ask-approval', details: { characters: length } });
}
