import { letters, reminders } from '../../../src/database/tables.ts';
import { dayIn } from '../../../src/domain/working-days.ts';
import { doubled, timesTaken, type World } from './world.ts';

type Row = typeof letters.$inferSelect;

export async function letterFaults(world: World): Promise<string[]> {
  const { db, config } = world.desk;
  const all = await db.select().from(letters);
  const timesOf = timesTaken(world);
  const written = new Set(all.map(({ messageId }) => messageId));
  const unknown = world.taken.flatMap(({ messageId }) =>
    messageId.startsWith('<notice.') || written.has(messageId)
      ? []
      : [`${messageId} went out and nobody wrote it`],
  );
  const isOfReminder = new Set((await db.select().from(reminders)).map(({ letter }) => letter));
  const digests = all
    .filter(({ id }) => isOfReminder.has(id))
    .map(({ person, createdAt }) => `${person} on ${dayIn(config.calendar, createdAt)}`);
  return [
    ...all.flatMap((letter) => faultsOf(letter, timesOf(letter.address, letter.messageId), world)),
    ...unknown,
    ...repeated(digests).map((digest) => `reminders to ${digest}`),
    ...repeated(all.flatMap(meaningOf)).map((meaning) => `letters ${meaning}`),
  ];
}

function faultsOf(
  { id, mail, state, response, attempts }: Row,
  times: readonly number[],
  world: World,
): string[] {
  const n = times.length;
  const found: string[] = [];
  if ((state === 'sent' || state === 'bounced') && n === 0)
    found.push(`letter ${id} (${mail}) is ${state} and nobody took it`);
  // A letter that was uncertain may have arrived, and be put off when it goes again.
  if (state === 'failed' && n > 0 && attempts === 1)
    found.push(`letter ${id} (${mail}) failed and was taken`);
  if (state === 'failed' && !response) found.push(`letter ${id} (${mail}) failed without a reason`);
  if (n > attempts || doubled(times, world))
    found.push(`letter ${id} (${mail}) was taken ${n} times`);
  return found;
}

/** Letters of which there is one about a thing, whatever their row is called. */
const onlyOnce = new Set(['committee-registered', 'report', 'report-sent']);
const meaningOf = ({ mail, person, about }: Row): string[] =>
  about && onlyOnce.has(mail) ? [`${mail} to ${person} about ${about}`] : [];

const repeated = (words: readonly string[]): string[] => [
  ...new Set(words.filter((word, i) => words.indexOf(word) !== i)),
];
