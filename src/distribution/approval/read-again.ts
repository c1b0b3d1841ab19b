import { and, eq, inArray, isNull, max, ne } from 'drizzle-orm';
import { z } from 'zod';
import type { Transaction } from '../../database/database.ts';
import { moveMailing } from '../../database/move.ts';
import { decisions, documents } from '../../database/tables.ts';
import { casesOfMailing, refreshCases } from '../../post/refresh-cases.ts';
import { voidApprovals } from './ruling.ts';

const copy = z.object({
  filename: z.string(),
  contentType: z.string(),
  sha256: z.string(),
  bytes: z.number(),
});
export const readOrder = z.object({
  verb: z.literal('read'),
  password: z.string().nullable(),
  copies: z.array(copy).default([]),
});
type Copy = z.infer<typeof copy>;

/**
 * Sends a mailing back to be read again: with a password for its encrypted documents, or with better
 * copies, which stand in the place of what could not be read. Only before it is approved.
 */
export async function readAgain(
  tx: Transaction,
  mailing: string,
  { password, copies }: z.infer<typeof readOrder>,
): Promise<boolean> {
  const back = await moveMailing(tx, mailing, 'read', 'received', { askedAt: null, doubts: [] });
  if (!back) return false;
  await voidApprovals(tx, mailing);
  const codes = await casesOfMailing(tx, mailing);
  await tx.delete(decisions).where(eq(decisions.mailing, mailing));
  await refreshCases(tx, codes);
  if (password)
    await tx
      .update(documents)
      .set({ password })
      .where(and(eq(documents.mailing, mailing), eq(documents.readable, 'encrypted')));
  for (const each of copies) await addCopy(tx, mailing, each);
  return true;
}

/** A copy replaces the unread document of its name, else the only unread one; else it is one more. */
async function addCopy(tx: Transaction, mailing: string, copy: Copy): Promise<void> {
  const [last] = await tx
    .select({ position: max(documents.position) })
    .from(documents)
    .where(eq(documents.mailing, mailing));
  const [added] = await tx
    .insert(documents)
    .values({ ...copy, mailing, position: (last?.position ?? -1) + 1, via: 'clerk' })
    .returning({ id: documents.id });
  const unread = await tx
    .select({ id: documents.id, filename: documents.filename })
    .from(documents)
    .where(
      and(
        eq(documents.mailing, mailing),
        isNull(documents.replacedBy),
        ne(documents.readable, 'text'),
      ),
    );
  const named = unread.filter((d) => nameOf(d.filename) === nameOf(copy.filename));
  const replaced = named.length ? named : unread.length === 1 ? unread : [];
  if (added && replaced.length)
    await tx
      .update(documents)
      .set({ replacedBy: added.id })
      .where(
        inArray(
          documents.id,
          replaced.map((d) => d.id),
        ),
      );
}

/** `Tanzania-e.pdf` and `tanzania-e.docx` are one document. */
const nameOf = (filename: string): string =>
  (filename.split('/').at(-1) ?? filename).toLowerCase().replace(/\.[a-z]{2,4}$/, '');
