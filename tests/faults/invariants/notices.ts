import { eq } from 'drizzle-orm';
import { audit, deliveries, mailings, notices } from '../../../src/database/tables.ts';
import { doubled, timesTaken, type World } from './world.ts';

type Row = typeof deliveries.$inferSelect;

export async function noticeFaults(world: World): Promise<string[]> {
  const all = await world.desk.db
    .select({ delivery: deliveries, mailing: mailings })
    .from(deliveries)
    .innerJoin(notices, eq(notices.id, deliveries.notice))
    .innerJoin(mailings, eq(mailings.id, notices.mailing));
  const timesOf = timesTaken(world);
  const told = all.flatMap(({ delivery }) =>
    delivery.digestOf ? [] : faultsOf(delivery, timesOf, world),
  );
  const written = new Set(all.map(({ delivery }) => delivery.messageId));
  const unknown = world.taken.flatMap(({ messageId }) =>
    messageId.startsWith('<notice.') && !written.has(messageId)
      ? [`${messageId} went out and stands in no row`]
      : [],
  );
  return [...told, ...unknown, ...(await miscounted(world, all))];
}

function faultsOf(
  { id, state, address, messageId, response, attempts }: Row,
  timesOf: ReturnType<typeof timesTaken>,
  world: World,
): string[] {
  const times = timesOf(address, messageId);
  const n = times.length;
  const arrived = state === 'sent' || state === 'bounced';
  const found: string[] = [];
  if (arrived && n === 0) found.push(`delivery ${id} is ${state} and nobody took it`);
  if ((state === 'queued' || state === 'failed') && n > 0)
    found.push(`delivery ${id} is ${state} and was taken`);
  if (state === 'failed' && !response) found.push(`delivery ${id} failed without a reason`);
  if (n > attempts || doubled(times, world)) found.push(`delivery ${id} was taken ${n} times`);
  return found;
}

/** Each member has one delivery of each mailing that went out, and the account of it knows them all. */
async function miscounted(
  { desk, audience }: World,
  all: readonly { delivery: Row; mailing: typeof mailings.$inferSelect }[],
): Promise<string[]> {
  const found: string[] = [];
  const accounts = await desk.db.select().from(audit).where(eq(audit.what, 'distributed'));
  for (const mailing of await desk.db.select().from(mailings)) {
    const of = all.flatMap((row) => (row.mailing.id === mailing.id ? [row.delivery] : []));
    if (mailing.state !== 'distributed') continue;
    for (const address of audience) {
      const n = of.filter((delivery) => delivery.address === address).length;
      if (n !== 1) found.push(`${n} deliveries of mailing ${mailing.id} to one member`);
    }
    const account = accounts.find(({ thingId }) => thingId === mailing.id)?.details as
      | { members: number }
      | undefined;
    if (!account || account.members < of.length)
      found.push(
        `the account of mailing ${mailing.id} knows ${account?.members} of ${of.length} members`,
      );
  }
  return found;
}
