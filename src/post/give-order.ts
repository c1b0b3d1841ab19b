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
export async function giveOrder(
  desk: Desk,
  { person, job, order, about }: GivenOrder,
): Promise<string> {
  const [row] = await desk.db
    .insert(commands)
    .values({
      person,
      job,
      order,
      aboutKind: about.kind,
      about: about.id,
      takenAt: desk.clock.now(),
    })
    .returning({ id: commands.id });
  if (!row) throw new Error('An order was not kept');
  await desk.queue.add(job, { command: row.id } as never);
  return row.id;
}
