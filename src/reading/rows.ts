import { and, eq, isNull } from 'drizzle-orm';
import type { Executor } from '../database/database.ts';
import { documents } from '../database/tables.ts';
import type { ReadDocument } from '../domain/decision.ts';

/** The documents that count, in their order: a better copy stands in the place of a bad one. */
export const documentRows = (db: Executor, mailing: string) =>
  db
    .select()
    .from(documents)
    .where(and(eq(documents.mailing, mailing), isNull(documents.replacedBy)))
    .orderBy(documents.position);

export async function noteRead(tx: Executor, id: string, read: ReadDocument): Promise<void> {
  const { readable, problem, language, style, reference, standing, corrigendum, ocr } = read;
  await tx
    .update(documents)
    .set({
      readable,
      problem,
      language,
      style,
      reference,
      standing,
      corrigendum,
      ocr,
      pages: [...read.pages],
    })
    .where(eq(documents.id, id));
}
