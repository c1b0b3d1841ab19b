import type { Executor } from './database.ts';
import { audit } from './tables.ts';

/** Writes down a change that matters, in the transaction that makes it. No text of mails, no addresses. */
export async function record(
  tx: Executor,
  entry: {
    at: Date;
    who: string;
    what: string;
    thing: string;
    thingId: string;
    message?: string | null;
    details?: unknown;
  },
): Promise<void> {
  await tx
    .insert(audit)
    .values({ ...entry, message: entry.message ?? null, details: entry.details ?? null });
}
