import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Executor } from '../../database/database.ts';
import { members } from '../../database/tables.ts';

export type MemberRow = typeof members.$inferSelect;

/** @param named the parliament's own id of the person, their e-mail address, or our id; null: there is none, or several */
export async function findMember(db: Executor, named: string): Promise<MemberRow | null> {
  const rows = await db
    .select()
    .from(members)
    .where(
      or(
        eq(members.key, named),
        eq(members.email, named.toLowerCase()),
        eq(sql`${members.id}::text`, named.toLowerCase()),
      ),
    );
  const exact = rows.find(({ key }) => key === named);
  return exact ?? (rows.length === 1 ? (rows[0] ?? null) : null);
}

/** Members by id who are not erased yet. */
export const membersNamed = (tx: Executor, ids: readonly string[]): Promise<MemberRow[]> =>
  ids.length
    ? tx
        .select()
        .from(members)
        .where(and(inArray(members.id, [...ids]), isNull(members.erasedAt)))
    : Promise.resolve([]);
