import { eq } from 'drizzle-orm';
import type { Transaction } from '../../database/database.ts';
import { decisionCases, decisions } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import { collectiveCode } from '../../domain/case-code.ts';
import { dayIn } from '../../domain/working-days.ts';
import { insertAction } from '../../post/record-action-row.ts';

/** Records the letter's first action, bringing the decisions to the members; the desk itself did it. */
export async function recordInforming(tx: Transaction, desk: Desk, mailing: string): Promise<void> {
  const now = desk.clock.now();
  const read = await tx.select().from(decisions).where(eq(decisions.mailing, mailing));
  const lines = await tx
    .select({ code: decisionCases.code })
    .from(decisionCases)
    .innerJoin(decisions, eq(decisions.id, decisionCases.decision))
    .where(eq(decisions.mailing, mailing));
  await insertAction(tx, {
    once: `inform-members:${mailing}`,
    kind: 'inform-members',
    doneOn: dayIn(desk.config.calendar, now),
    actor: 'parliament',
    who: desk.config.chamber.name,
    countries: read.map((d) => d.country),
    cases: [
      ...lines.flatMap((l) => l.code ?? []),
      ...read.flatMap((d) =>
        d.collective.flatMap((printed) => collectiveCode(printed)?.code ?? []),
      ),
    ],
    visibility: 'public',
    recordedAt: now,
    by: 'desk',
  });
}
