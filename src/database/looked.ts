import type { AuditedThing, Look } from '../domain/audited.ts';
import type { Executor } from './database.ts';
import { audit } from './tables.ts';

/**
 * Writes down that somebody looked at something, or took it out: once for a person, a thing and a day (of UTC), whatever the
 * number of looks and of processes that see them.
 */
export async function noteLook(
  db: Executor,
  look: { at: Date; who: string; what: Look; thing: AuditedThing; thingId: string },
): Promise<void> {
  await db
    .insert(audit)
    .values({ ...look, message: null, details: null })
    .onConflictDoNothing();
}
