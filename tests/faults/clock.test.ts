/** The machine's clock jumps, under a service that runs. */
import { expect, test } from 'vitest';
import { until } from '../services/until.ts';
import { run } from '../services/worker-processes.ts';
import { makeChamber, memberAddresses } from './chamber.ts';
import { expectInvariants } from './invariants.ts';
import { movedClock } from './moved-clock.ts';
import { deskAddress, fixture, startSink } from './sink.ts';

const hour = 3_600_000;

test('two hours back in the middle of a distribution, then 39 days forward: everybody is told once and reminded once', async () => {
  await using closing = new AsyncDisposableStack();
  const clock = closing.use(movedClock(new Date('2020-12-03T15:40:00+01:00')));
  const sink = closing.use(
    await startSink({ members: memberAddresses(100), clock, answerDelayMs: 60 }),
  );
  const chamber = closing.use(
    await makeChamber({
      members: 100,
      imapUrl: sink.server.imapUrl(),
      smtpUrl: sink.server.smtpUrl(),
      instead: [['mode: delayed', 'mode: automatic']],
      clock,
    }),
  );
  const environment = { ...chamber.environment, ...clock.environment };
  const service = closing.use(run('src/cli/desk.ts', ['start'], environment));
  await until('it works', async () => service.log().includes('"msg":"started"'));
  const faults: number[] = [];
  const turnTo = (ms: number) => {
    faults.push(Date.now());
    clock.turnTo(new Date(clock.now().getTime() + ms));
  };
  const wait = (what: string, ask: () => Promise<boolean>) =>
    until(what, ask, 150).catch((error: Error) => {
      throw new Error(`${error.message}; its log ends with\n${service.log().slice(-5000)}`);
    });
  const [bo, anna] = ['bo.kjaer@parlament.example', 'anna.lund@parlament.example'];
  sink.server.deliver(fixture('09-en-fr-pair'), deskAddress);
  await wait('some were told', async () => sink.taken.length > 20);
  turnTo(-2 * hour);
  await wait(
    'the clerk has the account',
    async () => sink.count(anna, 'distribution-account') === 1,
  );

  turnTo(39 * 24 * hour);
  await wait('a clerk is reminded', async () => sink.count(bo, 'reminder') === 1);
  const { code, err } = await service.stop();
  expect([code, err]).toEqual([0, expect.not.stringContaining('"level":50')]);
  const { desk, service: last } = await chamber.serve(clock);
  closing.defer(() => last.stop());
  await last.settle();
  const { deliveries, uncertain } = await expectInvariants({
    desk,
    mailbox: sink.mailbox(),
    taken: sink.taken,
    faults,
    audience: chamber.members,
  });
  expect(deliveries).toBe(100);
  expect(uncertain).toBeLessThan(20);
  expect(sink.count(bo, 'reminder')).toBe(1);
});
