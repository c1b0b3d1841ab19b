/** Many processes of one desk in the midst of a distribution: restarted one after another, with a wrong clock. */
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { deliveries, fetches } from '../../src/database/tables.ts';
import { letter } from '../contracts/mailbox.ts';
import { expectToldOnce, folder, isDistributed, mailingArrives, startMany } from './many.ts';
import { until } from './until.ts';
import type { NodeProcess } from './worker-processes.ts';

const workers = [
  'inbox',
  'inbox',
  'distribution',
  'distribution',
  'reminders',
  'reports',
  'console',
] as const;

test('every process is restarted in turn while 600 members are told and mail arrives: nothing is lost, doubled or uncertain', async () => {
  const members = 600;
  await using many = await startMany({
    script: { behaviour: () => 'accept', answerDelayMs: 400 },
  });
  await many.takeMembers(members, 4);
  const running = await Promise.all(workers.map((worker) => many.start(worker)));
  await mailingArrives(many);
  await until('notices go out', async () => many.taken() > 10);

  const letters: Buffer[] = [];
  const stopped: NodeProcess[] = [];
  const shares: number[] = [];
  for (const [i, worker] of workers.entries()) {
    const before = many.taken();
    letters.push(letter(`while ${worker} ${i} is restarted`));
    await many.dovecot.append(letters.at(-1) ?? Buffer.of(), folder);
    const old = running[i];
    if (!old) throw new Error(`${worker} does not run`);
    expect((await old.stop()).code).toBe(0);
    stopped.push(old);
    running[i] = await many.start(worker);
    shares.push(many.taken() - before);
  }
  // Otherwise this would have shown little.
  const told = many.taken();
  expect(shares.slice(0, 4).every((share) => share > 0)).toBe(true);
  await until('all are told', () => isDistributed(many), 120);
  await expectToldOnce(many, members);
  await until(
    'all mail is kept',
    async () => (await many.database.db.$count(fetches)) === letters.length + 1,
  );
  for (const { log } of [...stopped, ...running]) expect(log()).not.toContain('"level":50');
  console.info(`restarted ${workers.length} processes; ${told} of ${members} were told by then`);
}, 600_000);

test('a process whose clock is hours ahead calls nothing uncertain that another one is just sending', async () => {
  const members = 60;
  await using many = await startMany({
    // Each is being sent for so long that whoever looks sees it.
    script: { behaviour: () => 'accept', answerDelayMs: 2000 },
    yaml: (yaml) => yaml.replace('uncertain: ask', 'uncertain: retry'),
  });
  await many.takeMembers(members);
  await many.start('inbox');
  await many.start('distribution');
  await mailingArrives(many);
  await until('notices go out', async () => many.taken() > 0);
  // When it starts it looks for what was given up.
  const ahead = await many.start('distribution', {
    NODE_OPTIONS: `--import=${import.meta.dirname}/wrong-clock.ts`,
    CLOCK_IS_WRONG_BY: String(5 * 3_600_000),
  });
  let uncertain = 0;
  await until('all are told', async () => {
    const { db } = many.database;
    uncertain = Math.max(uncertain, await db.$count(deliveries, eq(deliveries.state, 'uncertain')));
    return isDistributed(many);
  });
  expect(uncertain).toBe(0);
  await expectToldOnce(many, members);
  expect(ahead.log()).toContain('"job":"send-notice"');
});
