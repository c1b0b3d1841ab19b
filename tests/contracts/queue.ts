/** What every placement of the queue promises: the same suite over Redis, PostgreSQL and the embedded database. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenQueue } from '../../src/adapters/queue.ts';
import { done, type JobName } from '../../src/jobs.ts';

interface Held {
  readonly queue: OpenQueue;
  close(): Promise<void>;
}

const until = (what: () => boolean | Promise<boolean>) =>
  expect.poll(what, { timeout: 20_000, interval: 20 }).toBe(true);

export function queueContract(name: string, open: () => Promise<Held>): void {
  describe(`a queue on ${name}`, () => {
    let held: Held;
    beforeAll(async () => {
      held = await open();
    });
    afterAll(() => held?.close());

    test('carries a job with its payload to the worker of its queue, and to no other', async () => {
      const message = randomUUID();
      const seen: [string, JobName, unknown][] = [];
      const inbox = held.queue.work(
        'inbox',
        1,
        async (job, payload) => {
          seen.push(['inbox', job, payload]);
          return done;
        },
        () => {},
      );
      const reports = held.queue.work(
        'reports',
        1,
        async (job, payload) => {
          seen.push(['reports', job, payload]);
          return done;
        },
        () => {},
      );
      await held.queue.add('recognise-message', { message });
      await until(() => seen.length > 0);
      expect(seen).toEqual([['inbox', 'recognise-message', { message }]]);
      await Promise.all([inbox.stop(), reports.stop()]);
    });

    test('says since when the longest has waited, and that none does', async () => {
      expect(await held.queue.oldest('reports')).toBeNull();
      const before = Date.now();
      await held.queue.add('draft-report', { until: '2021-01-01', occasion: 'period' });
      const first = await held.queue.oldest('reports');
      expect(first?.getTime()).toBeGreaterThanOrEqual(before);
      await held.queue.add('draft-report', { until: '2021-04-01', occasion: 'period' });
      expect(await held.queue.oldest('reports')).toEqual(first);
      const worker = held.queue.work(
        'reports',
        1,
        async () => done,
        () => {},
      );
      await until(async () => (await held.queue.waiting('reports')) === 0);
      await worker.stop();
      expect(await held.queue.oldest('reports')).toBeNull();
    });

    test('the same job twice at once is one job; afterwards it can be added again', async () => {
      const mailing = randomUUID();
      await held.queue.add('read-mailing', { mailing });
      await held.queue.add('read-mailing', { mailing });
      expect(await held.queue.waiting('inbox')).toBe(1);
      let ran = 0;
      const worker = held.queue.work(
        'inbox',
        2,
        async () => {
          ran += 1;
          return done;
        },
        () => {},
      );
      await until(async () => ran === 1 && (await held.queue.waiting('inbox')) === 0);
      await held.queue.add('read-mailing', { mailing });
      await until(() => ran === 2);
      await worker.stop();
    });

    test('a job that throws is tried as often as its line says, told of its last try, and can be added again', async () => {
      const message = randomUUID();
      const tries: boolean[] = [];
      const worker = held.queue.work(
        'inbox',
        1,
        async (_job, _payload, lastTry) => {
          tries.push(lastTry);
          if (tries.length <= 3) throw new Error('an outage');
          return done;
        },
        () => {},
      );
      await held.queue.add('set-aside', { message });
      await until(() => tries.length === 3);
      expect(tries).toEqual([false, false, true]);
      await until(async () => (await held.queue.waiting('inbox')) === 0);
      await held.queue.add('set-aside', { message });
      await until(() => tries.length === 4);
      await worker.stop();
    });

    test('stopping waits for the job that runs, and leaves the next one', async () => {
      let finished = 0;
      let started = 0;
      const worker = held.queue.work(
        'reminders',
        1,
        async () => {
          started += 1;
          await new Promise((resolve) => setTimeout(resolve, 300));
          finished += 1;
          return done;
        },
        () => {},
      );
      await held.queue.add('open-follow-ups', { mailing: randomUUID() });
      await held.queue.add('open-follow-ups', { mailing: randomUUID() });
      await until(() => started === 1);
      await worker.stop();
      expect([started, finished]).toEqual([1, 1]);
      expect(await held.queue.waiting('reminders')).toBe(1);
    });
  });
}
