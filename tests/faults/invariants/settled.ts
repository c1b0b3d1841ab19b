import { inArray } from 'drizzle-orm';
import {
  deliveries,
  letters,
  mailings,
  messages,
  notices,
  registrations,
} from '../../../src/database/tables.ts';
import { sweeps } from '../../../src/worker/handlers.ts';
import type { World } from './world.ts';

/** States in which something is under way, or has come to nothing. */
export async function unfinished({ desk }: World): Promise<string[]> {
  const { db, clock } = desk;
  const now = clock.now();
  const isFuture = (moment: Date | null) => moment !== null && moment > now;
  const found: string[] = [];
  for (const { id, state, notBefore, failure } of await db.select().from(messages)) {
    if ((state === 'stored' || state === 'recognised') && !isFuture(notBefore))
      found.push(`message ${id} is ${state}`);
    if (state === 'failed') found.push(`message ${id} is in the pen: ${failure}`);
  }
  const paused = new Set(
    (await db.select().from(notices)).flatMap(({ id, pausedAt }) => (pausedAt ? [id] : [])),
  );
  for (const { id, state, notice, nextTryAt, digestOn } of await db
    .select()
    .from(deliveries)
    .where(inArray(deliveries.state, ['queued', 'sending'])))
    if (state === 'sending' || !(isFuture(nextTryAt) || digestOn || paused.has(notice)))
      found.push(`delivery ${id} is ${state}`);
  for (const { id, mail, state, nextTryAt } of await db
    .select()
    .from(letters)
    .where(inArray(letters.state, ['queued', 'sending'])))
    if (state === 'sending' || !isFuture(nextTryAt))
      found.push(`letter ${id} (${mail}) is ${state}`);
  for (const { id, state } of await db
    .select()
    .from(mailings)
    .where(inArray(mailings.state, ['received', 'quarantined'])))
    found.push(`mailing ${id} is ${state}`);
  return [...found, ...(await gapsInNumbers(desk)), ...(await due(desk))];
}

/** What the desk itself would do now if it were started. */
async function due(desk: World['desk']): Promise<string[]> {
  const jobs: string[] = [];
  for (const find of Object.values(sweeps).flat())
    for (const { name, payload } of await find(desk))
      jobs.push(`${name} ${JSON.stringify(payload)} is due`);
  return jobs;
}

/** A committee's numbers follow each other. */
async function gapsInNumbers({ db }: World['desk']): Promise<string[]> {
  const series = new Map<string, number[]>();
  for (const { committee, session, number } of await db.select().from(registrations)) {
    const key = `${committee} ${session}`;
    series.set(key, [...(series.get(key) ?? []), number]);
  }
  return [...series].flatMap(([key, numbers]) =>
    Math.max(...numbers) - Math.min(...numbers) + 1 === numbers.length
      ? []
      : [`the numbers of ${key} have a gap: ${numbers.toSorted((a, b) => a - b).join(', ')}`],
  );
}
