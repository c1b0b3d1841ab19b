import { eq } from 'drizzle-orm';
import type { Config } from '../../config.ts';
import type { Executor } from '../../database/database.ts';
import { decisions } from '../../database/tables.ts';
import { concernedCommittees } from '../../domain/concerns.ts';

/** The committees that register a mailing where whoever approves it names none: those whom it concerns. */
export async function routedCommittees(
  db: Executor,
  { committees, group }: Pick<Config, 'committees' | 'group'>,
  mailing: string,
): Promise<string[]> {
  const read = await db.select().from(decisions).where(eq(decisions.mailing, mailing));
  return concernedCommittees(committees, read, group.clerk);
}
