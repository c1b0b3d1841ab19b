/** Orders that are given on the console: the same commands as by mail, and what came of them. */
import { eq } from 'drizzle-orm';
import { commands } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import type { JobName } from '../jobs.ts';
import { type GivenOrder, giveOrder, keepOrder } from '../post/give-order.ts';

/** `pending`: it is kept, and carried out in a moment. `outcome` as the stage says it, for the audit. */
export interface CameOf {
  readonly state: 'done' | 'refused' | 'pending';
  readonly outcome: string | null;
}

/** How long a page waits for what comes of an order. */
const patienceMs = 4000;
const stepMs = 60;

/** Does the job of an order that is kept. */
export type CarryOut = (desk: Desk, job: JobName, command: string) => Promise<void>;

/**
 * Gives an order and waits a moment for what comes of it.
 * @param carryOut where no worker is known to run: it is not put on the queue, but carried out at once
 */
export async function order(desk: Desk, given: GivenOrder, carryOut?: CarryOut): Promise<CameOf> {
  const id = await (carryOut ? keepOrder : giveOrder)(desk, given);
  if (carryOut) await carryOut(desk, given.job, id);
  for (let waited = 0; ; waited += stepMs) {
    const [row] = await desk.db.select().from(commands).where(eq(commands.id, id));
    if (row && row.state !== 'taken') return { state: row.state, outcome: row.outcome };
    if (waited >= patienceMs) return { state: 'pending', outcome: null };
    await new Promise((resolve) => setTimeout(resolve, stepMs));
  }
}

/** Where a page leads after an order: itself, which says what came of it. */
export const backTo = (path: string, { state, outcome }: CameOf): string =>
  `${path}${path.includes('?') ? '&' : '?'}said=${state}${outcome ? `&outcome=${encodeURIComponent(outcome)}` : ''}`;
