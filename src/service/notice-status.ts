import { eq } from 'drizzle-orm';
import { mailings, notices } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { figuresOf, type Told, type ToldState, toldOf } from '../distribution/account/told.ts';
import { toldCsv } from '../distribution/account/told-csv.ts';
import { toldWords } from '../distribution/account/told-words.ts';
import { findNotice, type NotFound } from './find-notice.ts';

/** What became of a notice, member by member. Names and addresses: for who has the key only. */
export interface NoticeStatus {
  readonly notice: string;
  readonly mailing: string;
  readonly subject: string;
  /** Of the mailing. */
  readonly state: string;
  /** ISO 8601; null: it is not paused. */
  readonly pausedSince: string | null;
  readonly pausedFor: string | null;
  /** All who have to do with it: the sum of the figures. */
  readonly members: number;
  readonly figures: readonly { readonly state: ToldState; readonly count: number }[];
  readonly lines: readonly Told[];
}

/** @param printed as `findNotice` takes it */
export async function noticeStatus(
  desk: Desk,
  printed: string,
): Promise<NoticeStatus | { readonly error: NotFound }> {
  const { db } = desk;
  const found = await findNotice(db, printed);
  if ('error' in found) return found;
  // All of it as of one moment, also while it is being sent.
  return db.transaction(
    async (tx) => {
      const [row] = await tx
        .select({ notice: notices, mailing: mailings })
        .from(notices)
        .innerJoin(mailings, eq(mailings.id, notices.mailing))
        .where(eq(notices.id, found.id));
      if (!row) return { error: 'unknown' as const };
      const { notice, mailing } = row;
      const lines = await toldOf(tx, desk, notice);
      return {
        notice: notice.id,
        mailing: mailing.id,
        subject: mailing.subject,
        state: mailing.state,
        pausedSince: notice.pausedAt?.toISOString() ?? null,
        pausedFor: notice.pausedFor,
        members: lines.length,
        figures: figuresOf(lines),
        lines,
      };
    },
    { isolationLevel: 'repeatable read' },
  );
}

/** The same as a table for a spreadsheet. */
export const noticeCsv = ({ lines }: NoticeStatus, bom: boolean): string =>
  toldCsv(lines, 'en', { bom });

/** As the command line says a state and a reason. */
export const englishWords = toldWords('en');
