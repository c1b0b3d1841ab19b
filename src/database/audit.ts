import type { Audited, AuditedThing } from '../domain/audited.ts';
import type { Executor } from './database.ts';
import { audit } from './tables.ts';

/** Writes down a change that matters, in the transaction that makes it. No text of mails, no addresses. */
export async function record(
  tx: Executor,
  entry: {
    at: Date;
    who: string;
    what: Audited;
    thing: AuditedThing;
    thingId: string;
    message?: string | null;
    details?: unknown;
  },
): Promise<void> {
  await tx
    .insert(audit)
    .values({ ...entry, message: entry.message ?? null, details: entry.details ?? null });
}
