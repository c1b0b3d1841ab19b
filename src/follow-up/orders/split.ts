import { randomUUID } from 'node:crypto';
import { and, eq, max } from 'drizzle-orm';
import type { Transaction } from '../../database/database.ts';
import { followUps, reminders } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import { codesOf } from '../../domain/case-history.ts';
import { concerning } from '../../domain/concerns.ts';
import { dayIn } from '../../domain/working-days.ts';
import { decisionsInForce } from '../decisions-in-force.ts';
import { openFollowUps } from '../rows.ts';
import type { OrderOf } from './follow-up-order.ts';
import { carriedOut, type Ordered, type Outcome, refused } from './outcome.ts';

/** Makes some of the cases a part of their own: same number, deadline and owner; the rest keeps the others. */
export async function split(
  tx: Transaction,
  desk: Desk,
  { cases: wanted }: OrderOf<'split'>,
  { known: { row }, at }: Ordered,
): Promise<Outcome> {
  const { config } = desk;
  const open = await openFollowUps(tx, config, dayIn(config.calendar, at));
  const about = open.find(({ id }) => id === row.id)?.cases ?? [];
  const others = wanted.filter((code) => !about.includes(code));
  if (others.length) return refused({ kind: 'not-its-cases', cases: others, possible: [...about] });
  const rest = about.filter((code) => !wanted.includes(code));
  if (!rest.length && !(row.cases === null && (await hasNameless(tx, desk, row))))
    return refused({ kind: 'nothing-left' });
  const id = randomUUID();
  const [last] = await tx
    .select({ part: max(followUps.part) })
    .from(followUps)
    .where(and(eq(followUps.mailing, row.mailing), eq(followUps.committee, row.committee)));
  await tx.insert(followUps).values({
    ...row,
    id,
    part: (last?.part ?? 0) + 1,
    splitFrom: row.id,
    cases: [...wanted],
    sequence: 0,
    reactedAt: at,
  });
  await tx
    .update(followUps)
    .set({ ...(row.cases && { cases: rest }), sequence: row.sequence + 1, reactedAt: at })
    .where(eq(followUps.id, row.id));
  await keepReminders(tx, row.id, id);
  return carriedOut({ kind: 'split', cases: wanted, code: id });
}

/** What was reminded of as a whole is not reminded of again as a part. */
async function keepReminders(tx: Transaction, whole: string, part: string): Promise<void> {
  const sent = await tx.select().from(reminders).where(eq(reminders.followUp, whole));
  if (sent.length)
    await tx
      .insert(reminders)
      .values(sent.map(({ id: _, ...line }) => ({ ...line, followUp: part })));
}

/** A decision without any code stays with the rest. */
async function hasNameless(
  tx: Transaction,
  { config }: Desk,
  { mailing, committee }: Ordered['known']['row'],
): Promise<boolean> {
  const inForce = (await decisionsInForce(tx, [mailing])).get(mailing) ?? [];
  const concerns = config.committees.find(({ code }) => code === committee)?.concerns ?? null;
  return concerning(concerns, inForce).some((decision) => codesOf(decision).length === 0);
}
