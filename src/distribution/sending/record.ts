import { and, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../../database/database.ts';
import { preparedOnce } from '../../database/prepared.ts';
import { deliveries } from '../../database/tables.ts';
import type { Desk, SendOutcome } from '../../desk.ts';
import { type AfterSending, afterSending } from '../../post/outcome.ts';
import type { Claimed } from './claim.ts';
import { stillIn } from './still-in.ts';

/** A delivery whose SMTP dialogue is over. */
export interface Ended {
  readonly delivery: Claimed;
  readonly outcome: SendOutcome;
}

/**
 * Writes down how dialogues ended, of all of them in one statement; those told in the mail of another
 * delivery end as it does. A dialogue may take longer than the desk waits before it calls a delivery uncertain;
 * what a bounce or reply has settled meanwhile is left alone.
 */
export async function recordOutcomes(desk: Desk, ended: readonly Ended[]): Promise<AfterSending[]> {
  const now = desk.clock.now();
  const after = ended.map(({ delivery, outcome }) => afterSending(outcome, delivery, now));
  const column = <T>(of: (one: AfterSending) => T): T[] => after.map(of);
  if (ended.length)
    await preparedOnce(desk.db, 'record_outcomes', recording).execute({
      ids: ended.map(({ delivery: { id } }) => id),
      states: column(({ to }) => to),
      responses: column(({ set }) => set.response),
      attempts: column(({ set }) => set.attempts),
      sent: column(({ set }) => set.sentAt?.toISOString() ?? null),
      next: column(({ set }) => set.nextTryAt?.toISOString() ?? null),
    });
  return after;
}

const column = (name: string, type: string): SQL =>
  sql`${sql.placeholder(name)}::${sql.raw(type)}[]`;

/** Arrays, not joins: then the database looks the few rows up by their keys, whatever it believes about the table. */
function recording(db: Database) {
  const ids = column('ids', 'uuid');
  const outcome = sql`unnest(${ids}, ${column('states', 'text')}, ${column('responses', 'text')},
    ${column('attempts', 'int')}, ${column('sent', 'timestamptz')}, ${column('next', 'timestamptz')})
    outcome (id, state, response, attempts, sent_at, next_try_at)`;
  return db
    .update(deliveries)
    .set({
      state: sql`outcome.state`,
      response: sql`outcome.response`,
      attempts: sql`outcome.attempts`,
      sentAt: sql`outcome.sent_at`,
      nextTryAt: sql`outcome.next_try_at`,
    })
    .from(outcome as never)
    .where(
      and(
        sql`${deliveries.id} = any(${ids} || array(
          select told.id from ${deliveries} told where told.digest_of = any(${ids})))`,
        sql`outcome.id = coalesce(${deliveries.digestOf}, ${deliveries.id})`,
        stillIn(['sending', 'uncertain']),
      ),
    );
}
