import { and, count, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Transaction } from '../../database/database.ts';
import { cases, corrections, decisionCases, decisions, mailings } from '../../database/tables.ts';
import { type CorrectedCase, correctableFields } from '../../domain/correction.ts';
import { casesOfMailing, refreshCases } from '../../post/refresh-cases.ts';
import { type Hand, voidApprovals } from './ruling.ts';

const correctedCase = z.object({ code: z.string(), name: z.string().nullable() });
const correction = z.object({
  decision: z.uuid(),
  field: z.enum(correctableFields),
  value: z.union([z.string(), z.number(), z.array(z.string()), correctedCase]).nullable(),
});
export const correctOrder = z.object({
  verb: z.literal('correct'),
  corrections: z.array(correction),
});
type Correction = z.infer<typeof correction>;

/**
 * Puts right what was read of a mailing that waits for a yes; what was read is kept beside the
 * correction, and those who decide are asked anew.
 */
export async function correct(
  tx: Transaction,
  mailing: string,
  order: z.infer<typeof correctOrder>,
  hand: Hand,
): Promise<void> {
  await tx.update(mailings).set({ askedAt: null }).where(eq(mailings.id, mailing));
  await voidApprovals(tx, mailing);
  const before = await casesOfMailing(tx, mailing);
  for (const each of order.corrections) await correctOne(tx, mailing, each, hand);
  await refreshCases(tx, [...new Set([...before, ...(await casesOfMailing(tx, mailing))])]);
}

async function correctOne(
  tx: Transaction,
  mailing: string,
  { decision: id, field, value }: Correction,
  hand: Hand,
): Promise<void> {
  const [decision] = await tx
    .select()
    .from(decisions)
    .where(and(eq(decisions.id, id), eq(decisions.mailing, mailing)));
  if (!decision) return;
  const read =
    field === 'case'
      ? await correctCase(tx, id, decision.country, value as CorrectedCase, hand.at)
      : decision[field];
  if (field !== 'case')
    await tx
      .update(decisions)
      .set({ [field]: value })
      .where(eq(decisions.id, id));
  // JSON's null, not that of SQL: the field was emptied, which is a correction too.
  const corrected = value ?? sql`'null'::jsonb`;
  await tx.insert(corrections).values({ decision: id, field, read, corrected, ...hand });
}

/** @returns the line as it was; null when there was none */
async function correctCase(
  tx: Transaction,
  decision: string,
  country: string,
  { code, name }: CorrectedCase,
  at: Date,
) {
  const line = and(eq(decisionCases.decision, decision), eq(decisionCases.code, code));
  const [read] = await tx.select().from(decisionCases).where(line);
  if (name === null) await tx.delete(decisionCases).where(line);
  else if (read) await tx.update(decisionCases).set({ name }).where(line);
  else {
    await tx.insert(cases).values({ code, country, name, firstSeenAt: at }).onConflictDoNothing();
    const [lines] = await tx
      .select({ n: count() })
      .from(decisionCases)
      .where(eq(decisionCases.decision, decision));
    // Behind all that was read; a line that was taken out leaves its place empty.
    const position = (lines?.n ?? 0) + 1000;
    await tx.insert(decisionCases).values({ decision, position, code, name });
  }
  return read ? { code, name: read.name } : null;
}
