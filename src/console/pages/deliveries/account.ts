/** What became of one distribution, member by member. */
import { eq } from 'drizzle-orm';
import { mailings, notices } from '../../../database/tables.ts';
import type { Desk } from '../../../desk.ts';
import {
  figuresOf,
  type Told,
  type ToldState,
  toldOf,
} from '../../../distribution/account/told.ts';
import type { Pause } from '../../../domain/desk-fault.ts';

export interface NoticeAccount {
  readonly id: string;
  readonly mailing: string;
  readonly subject: string;
  readonly createdAt: Date;
  readonly pausedAt: Date | null;
  readonly pausedFor: Pause | null;
  /** Each member in one line; the figures are their sum. */
  readonly lines: readonly Told[];
  readonly figures: readonly { readonly state: ToldState; readonly count: number }[];
  readonly progress: Progress;
}

interface Progress {
  /** Members whose notice has ended in one way or another. */
  readonly ended: number;
  /** Members who have a notice. */
  readonly of: number;
  /** Something is still being sent. */
  readonly runs: boolean;
}

/** Something of it is still being sent. */
export const runs = (figures: NoticeAccount['figures'], pausedAt: Date | null): boolean =>
  pausedAt === null && figures.some(({ state, count }) => open.has(state) && count > 0);

const open: ReadonlySet<ToldState> = new Set(['queued', 'sending']);
const ended: ReadonlySet<ToldState> = new Set(['sent', 'digest', 'failed', 'bounced', 'uncertain']);

/** @returns null: there is no such distribution */
export const noticeAccount = (desk: Desk, id: string): Promise<NoticeAccount | null> =>
  // All of it as of one moment, also while it is being sent.
  desk.db.transaction(
    async (tx) => {
      const [row] = await tx
        .select({ notice: notices, subject: mailings.subject })
        .from(notices)
        .innerJoin(mailings, eq(mailings.id, notices.mailing))
        .where(eq(notices.id, id));
      if (!row) return null;
      const { notice, subject } = row;
      const lines = await toldOf(tx, desk, notice);
      const figures = figuresOf(lines);
      return {
        id,
        mailing: notice.mailing,
        subject,
        createdAt: notice.createdAt,
        pausedAt: notice.pausedAt,
        pausedFor: notice.pausedFor,
        lines,
        figures,
        progress: { ...progressOf(lines), runs: runs(figures, notice.pausedAt) },
      };
    },
    { isolationLevel: 'repeatable read' },
  );

function progressOf(lines: readonly Told[]): Pick<Progress, 'ended' | 'of'> {
  const waiting = lines.filter(({ state }) => open.has(state)).length;
  const done = lines.filter(({ state }) => ended.has(state)).length;
  return { ended: done, of: done + waiting };
}
