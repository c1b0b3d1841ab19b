/** Names of people whose ids are kept with what they did. */
import { inArray } from 'drizzle-orm';
import type { Config } from '../../../config.ts';
import type { Executor } from '../../../database/database.ts';
import { members } from '../../../database/tables.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @returns gives a name; the id itself of who is known no more */
export async function namesOf(
  db: Executor,
  { clerks }: Pick<Config, 'clerks'>,
  ids: readonly (string | null)[],
): Promise<(id: string) => string> {
  const asked = [...new Set(ids.flatMap((id) => (id && uuid.test(id) ? [id] : [])))];
  const found = asked.length
    ? await db
        .select({ id: members.id, name: members.name })
        .from(members)
        .where(inArray(members.id, asked))
    : [];
  const names = new Map([...found, ...clerks].map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? (id === 'desk' ? 'Solidarity Desk' : id);
}
