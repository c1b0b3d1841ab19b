/** Which mailings somebody may look at: what was put aside, and what was never proven, only who may see the quarantine. */
import { and, eq, inArray, ne, or, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { mailings } from '../../../database/tables.ts';
import type { Desk } from '../../../desk.ts';
import { may, type SignedIn } from '../../who.ts';

export type MailingRow = typeof mailings.$inferSelect;

/** Undefined: all of them. */
export const visibleTo = (who: SignedIn): SQL | undefined =>
  may(who, 'quarantine')
    ? undefined
    : and(
        ne(mailings.state, 'quarantined'),
        or(ne(mailings.state, 'rejected'), inArray(mailings.genuine, ['genuine', 'internal'])),
      );

/** Null: there is none, or this person may not see it. */
export async function mailingFor(
  { db }: Pick<Desk, 'db'>,
  who: SignedIn,
  id: string,
): Promise<MailingRow | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const [mailing] = await db
    .select()
    .from(mailings)
    .where(and(eq(mailings.id, id), visibleTo(who)));
  return mailing ?? null;
}
