import { and, asc, eq } from 'drizzle-orm';
import type { Executor } from '../../database/database.ts';
import { intentions, members } from '../../database/tables.ts';
import type { IntentionView } from '../../mail/mails/replies.ts';

type Intention = typeof intentions.$inferSelect;

const viewOf = ({ kind, plannedFor, countries, cases, what }: Intention): IntentionView => ({
  kind,
  plannedFor,
  countries,
  cases,
  what,
});

/** What a member said that they would do, and has not. */
export async function plansOf(db: Executor, member: string): Promise<IntentionView[]> {
  const rows = await db
    .select()
    .from(intentions)
    .where(and(eq(intentions.member, member), eq(intentions.state, 'planned')))
    .orderBy(asc(intentions.plannedFor), asc(intentions.recordedAt), asc(intentions.id));
  return rows.map(viewOf);
}

/** The same of all members, by whom. */
export async function openPlans(
  db: Executor,
): Promise<(IntentionView & { readonly member: string })[]> {
  const rows = await db
    .select({ intention: intentions, member: members.name })
    .from(intentions)
    .innerJoin(members, eq(members.id, intentions.member))
    .where(eq(intentions.state, 'planned'))
    .orderBy(asc(intentions.plannedFor), asc(intentions.recordedAt), asc(intentions.id));
  return rows.map(({ intention, member }) => ({ member, ...viewOf(intention) }));
}
