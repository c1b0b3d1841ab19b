/**
 * `kill -9` over the whole story: a mailing arrives, is read, approved, distributed, answered; committees are
 * reminded; a report goes out and is acknowledged. The moments are drawn from SEED: any one, while it starts, right
 * after a job, and within SMTP dialogues. At the end of each story all invariants hold.
 *
 * `KILLS=1000 npm run test:faults -- kill` is the long form; LANES stories go on at a time.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { randomOf } from '../hostile/mutate.ts';
import { makeChamber, memberAddresses } from './chamber.ts';
import { expectInvariants } from './invariants.ts';
import { killAgainAndAgain } from './killer.ts';
import { movedClock } from './moved-clock.ts';
import { startSink } from './sink.ts';
import { playStory } from './story.ts';

const most = Number(process.env.KILLS ?? 10);
const seed = Number(process.env.SEED ?? 20201203);
const lanes = Number(process.env.LANES ?? 1);
const memberCount = 60;
const gone = 'member7@parlament.example';
const answerDelayMs = 120;

let made = 0;

async function oneStory(number: number) {
  await using closing = new AsyncDisposableStack();
  const clock = closing.use(movedClock(new Date('2020-12-03T15:40:00+01:00')));
  const members = memberAddresses(memberCount);
  const sink = closing.use(await startSink({ members, gone: [gone], clock, answerDelayMs }));
  const chamber = closing.use(
    await makeChamber({
      members: memberCount,
      imapUrl: sink.server.imapUrl(),
      smtpUrl: sink.server.smtpUrl(),
      clock,
    }),
  );
  const story = playStory(sink, members, clock);
  let over = false;
  const ended = story.ended.finally(() => {
    over = true;
  });
  const killing = killAgainAndAgain({
    sink,
    answerDelayMs,
    environment: { ...chamber.environment, ...clock.environment },
    random: randomOf(seed * 1000 + number),
    chapter: story.chapter,
    isOver: () => over,
    clockTurns: clock.turns,
    perChapter: Math.min(5, Math.ceil(most / 10)),
    killsLeft: () => made < most,
    onKill() {
      made += 1;
      if (made % 25 === 0)
        process.stdout.write(`${made} kills so far; story ${number}: ${story.chapter()}\n`);
    },
  });
  const [, killed] = await Promise.all([ended, killing]);

  // What was under way at the last kill is uncertain by then.
  await sleep(2500);
  const { desk, service } = await chamber.serve(clock);
  closing.defer(() => service.stop());
  await service.settle();
  const figures = await expectInvariants({
    desk,
    mailbox: sink.mailbox(),
    taken: sink.taken,
    faults: killed.kills.map(({ at }) => at),
    // The dead address gets the second mailing only if its bounce was not noted before.
    audience: members.filter((address) => address !== gone),
  });
  return { ...killed, figures, reached: story.chapter() };
}

type Told = Awaited<ReturnType<typeof oneStory>>;

test(`killed ${most} times (seed ${seed}), every story ends with all invariants holding`, async () => {
  const stories: Told[] = [];
  const broken: string[] = [];
  let number = 0;
  const lane = async () => {
    while (made < most || number === 0) {
      const n = number++;
      try {
        const told = await oneStory(n);
        stories.push(told);
        process.stdout.write(`story ${n}: ${inWords([told])}\n`);
      } catch (error) {
        broken.push(`story ${n}: ${error instanceof Error ? error.stack : error}`);
        process.stdout.write(`${broken.at(-1)}\n`);
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  process.stdout.write(`${stories.length} stories, seed ${seed}: ${inWords(stories)}\n`);
  expect(broken).toEqual([]);
  expect(stories.flatMap(({ kills }) => kills).length).toBeGreaterThanOrEqual(most);
}, 14_400_000);

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

function inWords(stories: readonly Told[]): string {
  const kills = stories.flatMap((story) => story.kills);
  const back = stories.flatMap(({ cameBack }) => cameBack).toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(back[Math.floor(back.length * share)] ?? 0);
  const of = (name: 'deliveries' | 'uncertain' | 'arrived' | 'repeated') =>
    sum(stories.map(({ figures }) => figures[name]));
  const counted = (words: readonly string[]) =>
    [...new Set(words)]
      .map((word) => `${words.filter((w) => w === word).length} ${word}`)
      .join(', ');
  return [
    `${kills.length} kills (${counted(kills.map(({ doing }) => doing))})`,
    `chapters: ${counted(kills.map(({ chapter }) => chapter))}`,
    `${of('uncertain')} of ${of('deliveries')} notices uncertain, ${of('arrived')} of these had arrived`,
    `${of('repeated')} letters sent again with their Message-ID`,
    `back after ${at(0.5)} ms (median), ${at(0.95)} ms (p95)`,
    `ended at: ${counted(stories.map(({ reached }) => reached))}`,
    `errors logged: ${counted(stories.flatMap(({ errors }) => errors.map((line) => line.replace(/"time":\d+,/, ''))))}`,
  ].join('\n  ');
}
