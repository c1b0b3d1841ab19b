import { and, eq, inArray } from 'drizzle-orm';
import { record } from '../../database/audit.ts';
import type { Transaction } from '../../database/database.ts';
import { moveMailing } from '../../database/move.ts';
import { decisions, mailings } from '../../database/tables.ts';
import { newDoubts } from '../../domain/doubt.ts';
import { voidApprovals } from './ruling.ts';

/**
 * What the corrigenda of an approved mailing replace counts no more: a mailing of which nothing is left
 * is superseded, and of one that still waits the clerk is asked anew, with a doubt. One that is being
 * sent out is left to finish; it is looked at again then.
 */
export async function supersedeCorrected(
  tx: Transaction,
  mailing: string,
  at: Date,
): Promise<void> {
  const corrected = await tx
    .select({ supersedes: decisions.supersedes })
    .from(decisions)
    .where(eq(decisions.mailing, mailing));
  const ids = corrected.flatMap(({ supersedes }) => supersedes ?? []);
  if (!ids.length) return;
  const older = await tx
    .selectDistinct({ id: decisions.mailing })
    .from(decisions)
    .where(inArray(decisions.id, ids));
  for (const { id } of older) await supersede(tx, id, at);
}

/** Brings one mailing up to date with the corrigenda that were approved, also meanwhile, while it was going out. */
export async function supersede(tx: Transaction, id: string, at: Date): Promise<void> {
  const own = await tx.select().from(decisions).where(eq(decisions.mailing, id));
  const replaced = await replacedAmong(
    tx,
    own.map((d) => d.id),
  );
  const left = own.filter((d) => !replaced.has(d.id));
  if (own.length === left.length) return;
  if (left.length === 0) {
    const moved =
      (await moveMailing(tx, id, 'read', 'superseded')) ??
      (await moveMailing(tx, id, 'distributed', 'superseded'));
    if (moved)
      await record(tx, { at, who: 'desk', what: 'superseded', thing: 'mailing', thingId: id });
    return;
  }
  const [row] = await tx.select().from(mailings).where(eq(mailings.id, id));
  if (row?.state !== 'read') return;
  const raised = own
    .filter((d) => replaced.has(d.id))
    .map(({ country }) => ({ kind: 'decision-replaced', country }) as const);
  const doubts = newDoubts(raised, row.doubts);
  if (doubts.length === 0) return;
  // What was understood of it is no longer so: those who decide are asked anew.
  await tx
    .update(mailings)
    .set({ doubts: [...row.doubts, ...doubts], askedAt: null })
    .where(eq(mailings.id, id));
  await voidApprovals(tx, id);
  await record(tx, { at, who: 'desk', what: 'doubted', thing: 'mailing', thingId: id });
}

/** Replaced by a corrigendum that somebody approved. */
async function replacedAmong(tx: Transaction, ids: readonly string[]): Promise<Set<string>> {
  if (!ids.length) return new Set();
  const rows = await tx
    .select({ supersedes: decisions.supersedes })
    .from(decisions)
    .innerJoin(mailings, eq(mailings.id, decisions.mailing))
    .where(
      and(
        inArray(decisions.supersedes, [...ids]),
        inArray(mailings.state, ['approved', 'distributed', 'superseded']),
      ),
    );
  return new Set(rows.flatMap(({ supersedes }) => supersedes ?? []));
}
