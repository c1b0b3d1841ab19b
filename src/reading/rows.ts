import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Executor, Transaction } from '../database/database.ts';
import {
  cases,
  decisionCases,
  decisionDocuments,
  decisions,
  documents,
  mailings,
} from '../database/tables.ts';
import type { ReadDocument } from '../domain/decision.ts';
import type { MergedDecision } from './merge-languages.ts';

export const documentRows = (db: Executor, mailing: string) =>
  db.select().from(documents).where(eq(documents.mailing, mailing)).orderBy(documents.position);

/** An earlier mailing that already held every one of these documents. */
export async function earlierMailingWith(db: Executor, mailing: string, hashes: readonly string[]) {
  if (!hashes.length) return null;
  const rows = await db
    .select({
      id: mailings.id,
      receivedAt: mailings.receivedAt,
      n: sql<number>`count(distinct ${documents.sha256})::int`,
    })
    .from(documents)
    .innerJoin(mailings, eq(mailings.id, documents.mailing))
    .where(
      and(
        inArray(documents.sha256, [...hashes]),
        ne(mailings.id, mailing),
        ne(mailings.state, 'rejected'),
      ),
    )
    .groupBy(mailings.id)
    .orderBy(mailings.receivedAt);
  return rows.find((row) => row.n === new Set(hashes).size) ?? null;
}

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

/** Writes what was decided, and lets the cases grow: the code is the key, the name is as last printed. */
export async function writeDecision(
  tx: Transaction,
  mailing: string,
  position: number,
  merged: MergedDecision,
  documentIds: readonly string[],
  at: Date,
): Promise<void> {
  const d = merged.decision;
  const [row] = await tx
    .insert(decisions)
    .values({
      mailing,
      position,
      country: d.country,
      countryPrinted: d.countryPrinted,
      body: d.body,
      session: d.session,
      place: d.place,
      adopted: d.adopted,
      adoptedFrom: d.adoptedFrom,
      manner: d.manner,
      mps: d.mps,
      collective: [...d.collective],
      violations: [...d.violations],
      violationsPrinted: [...d.violationsPrinted],
      reservations: [...d.reservations],
      languages: [...merged.languages],
      summary: d.summary,
      paragraphs: [...d.paragraphs],
      status: d.status,
      nextSteps: [...d.nextSteps],
      doubts: [...merged.doubts],
    })
    .returning({ id: decisions.id });
  if (!row) throw new Error('The decision was not written');
  for (const { position: place, page } of merged.documents)
    await tx
      .insert(decisionDocuments)
      .values({ decision: row.id, document: documentIds[place] as string, page });
  for (const [line, { code, name, gender, status, printed }] of d.cases.entries()) {
    if (code) {
      const known = { name, lastDecision: row.id, ...(gender ? { gender } : {}), ...(status ? { status } : {}) };
      await tx
        .insert(cases)
        .values({ code, country: d.country, firstSeenAt: at, gender, ...known })
        .onConflictDoUpdate({ target: cases.code, set: known });
    }
    await tx
      .insert(decisionCases)
      .values({ decision: row.id, position: line, code, printed, name, gender, status });
  }
}
