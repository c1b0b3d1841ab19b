import { asc, eq } from 'drizzle-orm';
import type { Executor } from '../../database/database.ts';
import { decisionDocuments, documents } from '../../database/tables.ts';
import { changesSince, lastBefore, sameDecision } from '../../domain/case-history.ts';
import type { ReviewView } from '../../mail/mails/mailing.ts';
import type { ReadMailing } from '../../post/mailing-view.ts';

/** What a clerk checks of each decision of a mailing, in their order. */
export async function reviewOf(
  db: Executor,
  { id: mailing, decisions: read, own, all }: ReadMailing,
): Promise<ReviewView[]> {
  const stands = await db
    .select({
      decision: decisionDocuments.decision,
      filename: documents.filename,
      places: decisionDocuments.places,
    })
    .from(decisionDocuments)
    .innerJoin(documents, eq(documents.id, decisionDocuments.document))
    .where(eq(documents.mailing, mailing))
    .orderBy(asc(documents.position));
  return read.map((d) => {
    const known = own.get(d.id);
    const last = known && lastBefore(known, all);
    const before = all
      .filter((each) => known && each.mailing !== mailing && sameDecision(each, known))
      .toSorted((a, b) => +a.receivedAt - +b.receivedAt)[0];
    return {
      source: sourceIn(stands.filter((s) => s.decision === d.id)),
      receivedBefore: d.supersedes ? null : (before?.receivedAt ?? null),
      nextSteps: d.nextSteps.map(({ text, on }) => ({ text, on })),
      spellings: known && last ? changesSince(last, known).spellings : [],
    };
  });
}

/** The decision line says most of what there is to check; the printed country does where it was lost. */
function sourceIn(
  stands: readonly Pick<
    typeof documents.$inferSelect & typeof decisionDocuments.$inferSelect,
    'filename' | 'places'
  >[],
): ReviewView['source'] {
  const placed = stands.flatMap(({ filename, places }) =>
    places.map((place) => ({ filename, ...place })),
  );
  const line = placed.find(({ field }) => field === 'body') ?? placed[0];
  return line ? { filename: line.filename, page: line.page, quotation: line.quotation } : null;
}
