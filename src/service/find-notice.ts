import { eq, like, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Executor } from '../database/database.ts';
import { mailings, notices } from '../database/tables.ts';

/** Why a notice is not found under what somebody typed. */
export type NotFound = 'unknown' | 'ambiguous' | 'not-distributed';

/** Ids are hexadecimal digits and hyphens, which mean nothing to LIKE. */
const beginning = z.string().regex(/^[0-9a-f][0-9a-f-]{3,35}$/i);

/** @param printed the id of a notice or of its mailing, or a beginning of it that no other has, of four characters or more */
export async function findNotice(
  db: Executor,
  printed: string,
): Promise<{ readonly id: string } | { readonly error: NotFound }> {
  const found = await find(db, printed);
  if ('error' in found) return found;
  return found.notice ? { id: found.notice } : { error: 'not-distributed' };
}

/** @param printed as of a notice */
export async function findMailing(
  db: Executor,
  printed: string,
): Promise<{ readonly id: string } | { readonly error: NotFound }> {
  const found = await find(db, printed);
  return 'error' in found ? found : { id: found.mailing };
}

async function find(db: Executor, printed: string) {
  const typed = beginning.safeParse(printed);
  if (!typed.success) return { error: 'unknown' as const };
  const begins = `${typed.data.toLowerCase()}%`;
  const found = await db
    .select({ mailing: mailings.id, notice: notices.id })
    .from(mailings)
    .leftJoin(notices, eq(notices.mailing, mailings.id))
    .where(or(like(sql`${mailings.id}::text`, begins), like(sql`${notices.id}::text`, begins)))
    .limit(2);
  const [one, another] = found;
  if (!one) return { error: 'unknown' as const };
  return another ? { error: 'ambiguous' as const } : one;
}
