import { mailboxes } from '../database/tables.ts';
import type { Desk } from '../desk.ts';

export interface Health {
  readonly ok: boolean;
  /** What is wrong, in words. */
  readonly problems: readonly string[];
}

/**
 * Healthy means: the database answers and the mailbox was read within two intervals. An open socket
 * says nothing.
 * @param mailbox its name; null in a process that reads none
 */
export async function healthOf(desk: Desk, mailbox: string | null, since: Date): Promise<Health> {
  const { config, clock } = desk;
  const rows = await desk.db
    .select()
    .from(mailboxes)
    .catch(() => null);
  if (!rows) return { ok: false, problems: ['The database does not answer'] };
  const last = rows.find((row) => row.name === mailbox)?.polledAt ?? since;
  const limit = 2 * config.environment.POLL_SECONDS * 1000;
  const late = mailbox !== null && clock.now().getTime() - last.getTime() > limit;
  return {
    ok: !late,
    problems: late ? [`The mailbox was last read at ${last.toISOString()}`] : [],
  };
}
