/** What the review screen shows of a mailing. */
import { asc, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import {
  approvals,
  corrections,
  decisionCases,
  decisionDocuments,
  type decisions,
  documents,
  links,
  messages,
} from '../../../database/tables.ts';
import type { Desk } from '../../../desk.ts';
import { goesOutAt } from '../../../distribution/approval/goes-out.ts';
import { reviewOf } from '../../../distribution/approval/review.ts';
import { routedCommittees } from '../../../distribution/approval/routing.ts';
import type { Place } from '../../../domain/decision.ts';
import type { LinkFault } from '../../../domain/link-fault.ts';
import type { DecisionView, ReviewView } from '../../../mail/mails/mailing.ts';
import { mailingView, readMailing, registrationViews } from '../../../post/mailing-view.ts';
import { type AudienceShown, audienceShown } from './audience.ts';
import type { MailingRow } from './visible.ts';

export type DocumentRow = Omit<typeof documents.$inferSelect, 'pages' | 'password'>;

/** Where a decision stands in one document. */
export interface Stand {
  readonly document: DocumentRow;
  readonly page: number;
  readonly places: readonly Place[];
  /** The text of that page as it was read, for documents that no browser shows; null where it shows them. */
  readonly text: string | null;
}

export interface ReviewedDecision {
  readonly row: typeof decisions.$inferSelect;
  readonly cases: readonly (typeof decisionCases.$inferSelect)[];
  readonly stands: readonly Stand[];
  readonly corrections: readonly (typeof corrections.$inferSelect)[];
  /** What is new in it, and what to check. */
  readonly view: DecisionView;
  readonly review: ReviewView;
}

export interface Reviewed {
  readonly mailing: MailingRow;
  readonly sender: string | null;
  readonly documents: readonly DocumentRow[];
  readonly links: readonly { readonly url: string; readonly problem: LinkFault | null }[];
  readonly decisions: readonly ReviewedDecision[];
  readonly audience: AudienceShown;
  readonly approvals: readonly (typeof approvals.$inferSelect)[];
  /** Null: only with a yes. */
  readonly goesOutAt: Date | null;
  /** The committees that file it where whoever approves names none. */
  readonly routed: readonly string[];
  readonly registrations: readonly { readonly committee: string; readonly number: string }[];
  /** The page was made at this moment. */
  readonly seen: Date;
}

export async function reviewedMailing(desk: Desk, mailing: MailingRow): Promise<Reviewed> {
  const { db, config, clock } = desk;
  const { id, askedAt } = mailing;
  const seen = clock.now();
  const [message] = await db
    .select({ sender: messages.sender })
    .from(messages)
    .where(eq(messages.id, mailing.message));
  const read = await reviewedDecisions(desk, id);
  const files = await documentRows(desk, id);
  return {
    mailing,
    seen,
    sender: message?.sender ?? null,
    documents: files.filter(({ replacedBy }) => replacedBy === null),
    links: await db
      .select({ url: links.url, problem: links.problem })
      .from(links)
      .where(eq(links.mailing, id))
      .orderBy(asc(links.position)),
    decisions: read,
    audience: await audienceShown(desk, mailing),
    approvals: await db
      .select()
      .from(approvals)
      .where(eq(approvals.mailing, id))
      .orderBy(asc(approvals.at)),
    goesOutAt: askedAt && goesOutAt({ ...mailing, askedAt, decisions: read.length }, config),
    routed: await routedCommittees(db, config, id),
    registrations: await registrationViews(db, config, id),
  };
}

/** Without what opens them, and without their text. */
const { pages: _, password: __, ...shownColumns } = getTableColumns(documents);

async function documentRows({ db }: Pick<Desk, 'db'>, mailing: string): Promise<DocumentRow[]> {
  return db
    .select(shownColumns)
    .from(documents)
    .where(eq(documents.mailing, mailing))
    .orderBy(asc(documents.position));
}

async function reviewedDecisions({ db }: Desk, mailing: string): Promise<ReviewedDecision[]> {
  const read = await readMailing(db, mailing);
  const { decisions: rows } = read;
  if (!rows.length) return [];
  const ids = rows.map(({ id }) => id);
  const lines = await db
    .select()
    .from(decisionCases)
    .where(inArray(decisionCases.decision, ids))
    .orderBy(asc(decisionCases.position));
  const stands = await db
    .select({
      stand: decisionDocuments,
      document: shownColumns,
      text: sql<string | null>`${documents.pages} ->> (${decisionDocuments.page} - 1)`,
    })
    .from(decisionDocuments)
    .innerJoin(documents, eq(documents.id, decisionDocuments.document))
    .where(inArray(decisionDocuments.decision, ids))
    .orderBy(asc(documents.position));
  const made = await db
    .select()
    .from(corrections)
    .where(inArray(corrections.decision, ids))
    .orderBy(asc(corrections.at));
  const views = mailingView(read).decisions;
  const reviews = await reviewOf(db, read);
  return rows.flatMap((row, at) => {
    const view = views[at];
    const review = reviews[at];
    if (!view || !review) return [];
    return {
      row,
      view,
      review,
      cases: lines.filter(({ decision }) => decision === row.id),
      corrections: made.filter(({ decision }) => decision === row.id),
      stands: stands
        .filter(({ stand }) => stand.decision === row.id)
        .map(({ stand, document, text }) => ({
          document,
          page: stand.page,
          places: stand.places,
          text: isPdf(document) ? null : text,
        })),
    };
  });
}

/** Browsers show these themselves. */
export const isPdf = ({ contentType, filename }: Pick<DocumentRow, 'contentType' | 'filename'>) =>
  contentType === 'application/pdf' || /\.pdf$/i.test(filename);
