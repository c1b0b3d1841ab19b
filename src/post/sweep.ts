import { and, eq, isNull, lt, lte, ne, or } from 'drizzle-orm';
import { nothingStandsStill } from '../database/standstill.ts';
import { letters } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { mostUncertainTries } from '../domain/delivery.ts';
import { type JobRequest, job } from '../jobs.ts';
import { unreachedLetters } from './tell-unreached.ts';
import { uncertainSince } from './uncertain-since.ts';

/**
 * Letters that are due. One that was being sent when its process died is uncertain; letters to
 * clerks then go again, with the same Message-ID. A report to the IPU never does by itself.
 */
export async function sweepLetters(desk: Desk): Promise<JobRequest[]> {
  const now = desk.clock.now();
  const stale = uncertainSince(desk);
  await desk.db
    .update(letters)
    .set({ state: 'uncertain' })
    .where(and(eq(letters.state, 'sending'), lte(letters.claimedAt, stale)));
  const mayGoAgain = and(
    eq(letters.state, 'uncertain'),
    ne(letters.mail, 'report'),
    lte(letters.claimedAt, stale),
    lt(letters.attempts, mostUncertainTries),
  );
  const due = await desk.db
    .select({ id: letters.id })
    .from(letters)
    .where(
      and(
        nothingStandsStill,
        or(
          and(
            eq(letters.state, 'queued'),
            or(isNull(letters.nextTryAt), lte(letters.nextTryAt, now)),
          ),
          mayGoAgain,
        ),
      ),
    );
  const unreached = await unreachedLetters(desk);
  return [
    ...due.map(({ id }) => job('send-letter', { letter: id })),
    ...unreached.map((letter) => job('tell-unreached', { letter })),
  ];
}
