import { eq } from 'drizzle-orm';
import type { Transaction } from '../../database/database.ts';
import { actionCases, actions, decisionCases, decisions } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import { dayIn } from '../../domain/working-days.ts';

/** Records the letter's first action, bringing the decisions to the members; the desk itself did it. */
export async function recordInforming(tx: Transaction, desk: Desk, mailing: string): Promise<void> {
  const now = desk.clock.now();
  const read = await tx.select().from(decisions).where(eq(decisions.mailing, mailing));
  const lines = await tx
    .select({ code: decisionCases.code })
    .from(decisionCases)
    .innerJoin(decisions, eq(decisions.id, decisionCases.decision))
    .where(eq(decisions.mailing, mailing));
  const [action] = await tx
    .insert(actions)
    .values({
      once: `inform-members:${mailing}`,
      kind: 'inform-members',
      doneOn: dayIn(desk.config.calendar, now),
      who: desk.config.chamber.name,
      countries: [...new Set(read.map((d) => d.country))],
      visibility: 'public',
      recordedAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: actions.id });
  const codes = [
    ...new Set([...lines.flatMap((l) => l.code ?? []), ...read.flatMap((d) => d.collective)]),
  ];
  if (action && codes.length)
    await tx.insert(actionCases).values(codes.map((code) => ({ action: action.id, code })));
}
