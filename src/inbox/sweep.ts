import { and, inArray, isNull, lte, or } from 'drizzle-orm';
import { messages } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { type JobName, type JobRequest, job } from '../jobs.ts';

/** Messages that were stored or recognised and not yet acted on, but for those that wait for their moment. */
export async function sweepInbox(desk: Desk): Promise<JobRequest[]> {
  const open = await desk.db
    .select({ id: messages.id, state: messages.state, next: messages.next })
    .from(messages)
    .where(
      and(
        inArray(messages.state, ['stored', 'recognised']),
        or(isNull(messages.notBefore), lte(messages.notBefore, desk.clock.now())),
      ),
    );
  return open.map(({ id, state, next }) =>
    state === 'stored' || !next
      ? job('recognise-message', { message: id })
      : ({ name: next as JobName, payload: { message: id } } as JobRequest),
  );
}
