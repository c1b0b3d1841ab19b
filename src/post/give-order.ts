import { commands } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import type { JobName } from '../jobs.ts';

/** An order that a clerk gives on the console: the same as by mail, without its message. */
export interface GivenOrder {
  /** Id of the clerk. */
  readonly person: string;
  /** The job that carries it out. */
  readonly job: JobName;
  /** As that job's stage parses it. */
  readonly order: object;
  readonly about: { readonly kind: string; readonly id: string };
}

/** Puts an order on its way. @returns the id of its command */
export async function giveOrder(desk: Desk, given: GivenOrder): Promise<string> {
  const id = await keepOrder(desk, given);
  await desk.queue.add(given.job, { command: id } as never);
  return id;
}

/** Writes an order down; the sweep finds it. @returns the id of its command */
export async function keepOrder(
  { db, clock }: Pick<Desk, 'db' | 'clock'>,
  { person, job, order, about }: GivenOrder,
): Promise<string> {
  const [row] = await db
    .insert(commands)
    .values({
      person,
      job,
      order,
      aboutKind: about.kind,
      about: about.id,
      takenAt: clock.now(),
    })
    .returning({ id: commands.id });
  if (!row) throw new Error('An order was not kept');
  return row.id;
}
