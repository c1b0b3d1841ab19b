/** The mail server takes nothing for thirty hours. */
import { expect, test } from 'vitest';
import { turnableClock } from '../../src/adapters/clock.ts';
import { deliveries } from '../../src/database/tables.ts';
import { lineTo } from '../services/line.ts';
import { until } from '../services/until.ts';
import { makeChamber, memberAddresses } from './chamber.ts';
import { expectInvariants } from './invariants.ts';
import { deskAddress, fixture, startSink } from './sink.ts';

const hour = 3_600_000;

test('down for 30 hours: nothing is lost or given up, and everybody is told once when it is back', async () => {
  await using closing = new AsyncDisposableStack();
  const clock = turnableClock(new Date('2020-12-03T15:40:00+01:00'));
  const sink = closing.use(await startSink({ members: memberAddresses(30), clock }));
  const line = await lineTo(sink.server.smtpPort);
  closing.defer(() => line.close());
  const chamber = closing.use(
    await makeChamber({
      members: 30,
      imapUrl: sink.server.imapUrl(),
      smtpUrl: sink.server.smtpUrl().replace(`:${sink.server.smtpPort}`, `:${line.port}`),
      instead: [['mode: delayed', 'mode: automatic']],
      clock,
    }),
  );
  const { desk, service } = await chamber.serve(clock);
  closing.defer(() => service.stop());
  line.refuse();
  sink.server.deliver(fixture('09-en-fr-pair'), deskAddress);
  await service.settle();
  const begun = clock.now().getTime();
  for (const hours of [1, 2, 4, 8, 16, 24, 30]) {
    clock.turnTo(new Date(begun + hours * hour));
    await service.settle();
  }
  expect(sink.taken).toEqual([]);
  const waiting = await desk.db.select().from(deliveries);
  expect(waiting.map(({ state }) => state)).toEqual(Array(30).fill('queued'));

  await line.acceptAgain();
  // A mail waits for five hours at most between two tries, and the server is left alone for a quarter of one.
  for (const hours of [5, 5.25, 5.5, 5.75, 6]) {
    clock.turnTo(new Date(begun + (30 + hours) * hour));
    await service.settle();
  }
  await until(
    'everybody was told',
    async () => sink.count('member29@parlament.example', 'notice') === 1,
  );
  const figures = await expectInvariants({
    desk,
    mailbox: sink.mailbox(),
    taken: sink.taken,
    faults: [],
    audience: chamber.members,
  });
  expect(figures).toMatchObject({ deliveries: 30, uncertain: 0, repeated: 0 });
});
