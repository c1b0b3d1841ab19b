import type { Transaction } from '../database/database.ts';
import { cases, decisionCases, decisionDocuments, decisions } from '../database/tables.ts';
import type { MergedDecision } from './merge-languages.ts';

/** Where a decision goes. */
export interface Writing {
  readonly mailing: string;
  readonly position: number;
  /** Ids of the mailing's documents, in the order in which they were read. */
  readonly documents: readonly string[];
  /** The decision that it corrects. */
  readonly supersedes: string | null;
  readonly at: Date;
}

/** Writes what was decided, and its cases where they are new: the code is the key. */
export async function writeDecision(
  tx: Transaction,
  { decision: d, languages, documents, doubts }: MergedDecision,
  writing: Writing,
): Promise<void> {
  const [row] = await tx
    .insert(decisions)
    .values({
      mailing: writing.mailing,
      position: writing.position,
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
      languages: [...languages],
      summary: d.summary,
      paragraphs: [...d.paragraphs],
      status: d.status,
      nextSteps: [...d.nextSteps],
      supersedes: writing.supersedes,
      doubts: [...doubts],
    })
    .returning({ id: decisions.id });
  if (!row) throw new Error('The decision was not written');
  if (documents.length)
    await tx.insert(decisionDocuments).values(
      documents.map(({ position, page, places }) => ({
        decision: row.id,
        document: writing.documents[position] as string,
        page,
        places: [...places],
      })),
    );
  for (const [position, line] of d.cases.entries()) {
    const { code, name, gender, status, printed } = line;
    if (code)
      await tx
        .insert(cases)
        .values({ code, country: d.country, firstSeenAt: writing.at, gender, name, status })
        .onConflictDoNothing();
    await tx
      .insert(decisionCases)
      .values({ decision: row.id, position, code, printed, name, gender, status });
  }
}
