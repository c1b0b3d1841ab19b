/** What orchestrators and Prometheus are told: /healthz, /readyz and /metrics, with faults. */
import { request } from 'node:http';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openMeters } from '../src/adapters/meters.ts';
import { watchReadiness } from '../src/condition/health.ts';
import type { Desk, Mailbox } from '../src/desk.ts';
import { queueNames } from '../src/jobs.ts';
import { serveStatus } from '../src/service/http.ts';
import { openPulse } from '../src/service/pulse.ts';
import { smallDesk, type TestDesk } from './desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await smallDesk();
  await desk.settle();
});
afterEach(async () => {
  vi.useRealTimers();
  await desk.close();
});

const minute = 60_000;
const gone = () => Promise.reject(Object.assign(new Error('gone'), { code: 'ECONNREFUSED' }));

describe('ready', () => {
  const watch = async (
    faulty: Partial<Desk> = {},
    mailbox: string | null = null,
    free = async () => 50e9,
  ) => watchReadiness({ ...desk, ...faulty }, mailbox, free);

  test('is who can do their work: nothing is wrong', async () => {
    const watched = await watch({}, 'test');
    expect(watched.now()).toEqual({ ok: true, problems: [] });
    watched.stop();
  });

  test('is nobody whose mailbox was not read within two intervals; who reads none is not asked', async () => {
    const watched = await watch({}, 'test');
    const other = await watch();
    desk.clock.turnTo(new Date(desk.clock.now().getTime() + 7 * minute));
    expect(watched.now()).toEqual({
      ok: false,
      problems: [expect.stringMatching(/^The mailbox was last read at 2020-12-03T/)],
    });
    expect(other.now().ok).toBe(true);
    for (const each of [watched, other]) each.stop();
  });

  test('is nobody on a full disk', async () => {
    const watched = await watch({}, null, async () => 400e6);
    expect(watched.now()).toEqual({
      ok: false,
      problems: ['The disk of the data directory is full: 400 MB are free'],
    });
    watched.stop();
  });

  test('is nobody on tables from which a newer version took away; one that only added does not matter', async () => {
    await desk.db.execute(
      sql`insert into desk_migrations.applied (name, hash, version) values ('9998_adds', '', '9.9.9')`,
    );
    const beside = await watch();
    expect(beside.now().problems).toEqual([]);
    beside.stop();
    await desk.db.execute(
      sql`insert into desk_migrations.applied (name, hash, needs, version) values ('9999_takes', '', '9998_adds', '9.9.9')`,
    );
    const watched = await watch();
    expect(watched.now().problems).toEqual(['The tables of the database are of a newer version']);
    watched.stop();
    await desk.db.execute(sql`delete from desk_migrations.applied where version = '9.9.9'`);
  });

  test.each<[string, () => Partial<Desk>, string]>([
    [
      'database',
      () => ({ db: { select: () => ({ from: gone }), execute: gone } as never }),
      'The database does not answer',
    ],
    ['queue', () => ({ queue: { ...desk.queue, waiting: gone } }), 'The queue does not answer'],
    [
      'queue that keeps silent',
      () => ({ queue: { ...desk.queue, waiting: () => new Promise<never>(() => {}) } }),
      'The queue does not answer',
    ],
  ])('is nobody whose %s is gone for half a minute', async (_what, fault, says) => {
    vi.useFakeTimers({ toFake: ['performance', 'setInterval', 'clearInterval', 'setTimeout'] });
    const opening = watch(fault());
    await vi.advanceTimersByTimeAsync(2000);
    const watched = await opening;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(watched.now().ok).toBe(true);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(watched.now().problems).toEqual([says]);
    expect(watched.answering()).toBe(false);
    watched.stop();
  });
});

describe('alive', () => {
  const mailbox = (look: Mailbox['look']): Mailbox => ({
    name: 'inbox',
    look,
    putAway: async () => {},
    watch: async () => {},
  });
  const working = () => ({ stopped: [], sweptAt: performance.now() });

  test('is whose loops turn, whatever the mailbox, the database and the queue do', async () => {
    const pulse = openPulse();
    pulse.follow(working);
    const unreachable = pulse.followed(
      // biome-ignore lint/correctness/useYield: it fails before it gives anything
      mailbox(async function* () {
        throw new Error('connect ECONNREFUSED');
      }),
    );
    await expect(async () => {
      for await (const _ of unreachable.look(null));
    }).rejects.toThrow('ECONNREFUSED');
    expect(pulse.now(true)).toEqual({ ok: true, problems: [] });
    pulse.follow(() => ({ stopped: [], sweptAt: performance.now() - 20 * minute }));
    expect(pulse.now(false).ok).toBe(true);
  });

  test.each<[string, (pulse: ReturnType<typeof openPulse>) => void, string]>([
    [
      'a worker has stopped',
      (pulse) => pulse.follow(() => ({ ...working(), stopped: ['inbox'] })),
      'The worker of the queue inbox has stopped',
    ],
    [
      'the sweeps stand, though everything answers',
      (pulse) => pulse.follow(() => ({ stopped: [], sweptAt: performance.now() - 20 * minute })),
      'The sweeps do not come round',
    ],
    [
      'the collector has ended',
      (pulse) => pulse.ended('collector of the mailbox'),
      'The collector of the mailbox has ended',
    ],
  ])('is none where %s', (_what, fault, says) => {
    const pulse = openPulse();
    pulse.follow(working);
    fault(pulse);
    expect(pulse.now(true)).toEqual({ ok: false, problems: [says] });
  });

  test('is none whose look into the mailbox stands still for half an hour', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const pulse = openPulse();
    const stuck = pulse.followed(
      mailbox(async function* () {
        await new Promise(() => {});
        yield undefined as never;
      }),
    );
    void stuck.look(null)[Symbol.asyncIterator]().next();
    vi.advanceTimersByTime(29 * minute);
    expect(pulse.now(true).ok).toBe(true);
    vi.advanceTimersByTime(2 * minute);
    expect(pulse.now(true).problems).toEqual(['A look into the mailbox stands still']);
  });
});

describe('the metrics', () => {
  /** As a program on this machine asks, with any Host. */
  const ask = (port: number, headers: Record<string, string> = {}) =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      request({ host: '127.0.0.1', port, path: '/metrics', headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      })
        .on('error', reject)
        .end();
    });
  const serving = async (environment: Partial<Desk['config']['environment']> = {}) => {
    const config = {
      ...desk.config,
      environment: { ...desk.config.environment, ...environment },
    };
    const meters = openMeters();
    const condition = { health: () => ({ ok: true, problems: [] }), meters };
    return { meters, server: await serveStatus({ ...desk, config }, null, 0, condition) };
  };
  const token = 'a-token-of-the-prometheus';

  test.each<[string, Partial<Desk['config']['environment']>, Record<string, string>, number]>([
    ['on this machine', {}, {}, 200],
    ['through a proxy that says so', {}, { 'x-forwarded-for': '198.51.100.7' }, 401],
    ['through a proxy that passes the name on', {}, { host: 'desk.parlament.example' }, 401],
    [
      'through a proxy that says nothing, which a public CONSOLE_URL tells of',
      { CONSOLE_URL: 'https://desk.parlament.example' },
      {},
      401,
    ],
    ['with a token that nobody has set', {}, { authorization: `Bearer ${token}` }, 401],
    ['without the token that is set', { METRICS_TOKEN: token }, {}, 401],
    ['with another', { METRICS_TOKEN: token }, { authorization: 'Bearer another' }, 401],
    ['with the token', { METRICS_TOKEN: token }, { authorization: `Bearer ${token}` }, 200],
    [
      'with the token, through a proxy',
      { METRICS_TOKEN: token, CONSOLE_URL: 'https://desk.parlament.example' },
      { authorization: `Bearer ${token}`, 'x-forwarded-for': '198.51.100.7', host: 'p.example' },
      200,
    ],
  ])('asked for %s', async (_how, environment, headers, status) => {
    const { server } = await serving(environment);
    const answer = await ask(server.port, headers);
    expect(answer.status).toBe(status);
    expect(answer.text.includes('desk_')).toBe(status === 200);
    expect((await ask(server.port, { authorization: `Bearer ${server.key}` })).status).toBe(200);
    await server.close();
  });

  test('are what Prometheus reads, under names of its kind, without a person', async () => {
    const { meters, server } = await serving();
    const postman = meters.measured({
      send: async () => ({ result: 'refused', response: '550 <jens@parlament.example>' }),
      close: async () => {},
    });
    const mail = { envelope: { from: 'a', to: 'b' }, messageId: '<c>', raw: Buffer.from('') };
    await postman.send(mail);
    meters.job('read-mailing', 'inbox', 'failed', 0.5);
    const { text } = await ask(server.port);
    await server.close();
    const samples = text.split('\n').filter((line) => line && !line.startsWith('#'));
    expect(samples.filter((line) => !/^[a-z_:0-9]+(?:\{[^}]*\})? \S+$/i.test(line))).toEqual([]);
    for (const name of [
      'desk_mail_oldest_unread_age_seconds',
      'desk_mail_unread',
      'desk_messages_failed',
      'desk_reminders_due',
      'desk_reminders_sent_total',
      'desk_data_free_bytes',
      'desk_database_up',
      'desk_queue_up',
      'process_cpu_seconds_total',
      'nodejs_eventloop_lag_seconds',
    ])
      expect(text).toMatch(new RegExp(`^${name} `, 'm'));
    for (const queue of queueNames) {
      expect(text).toContain(`desk_queue_jobs{queue="${queue}"}`);
      expect(text).toContain(`desk_queue_oldest_job_age_seconds{queue="${queue}"}`);
    }
    expect(text).toContain('desk_mailbox_last_poll_timestamp_seconds{mailbox="test"}');
    expect(text).toContain('desk_smtp_duration_seconds_count{result="refused"} 1');
    expect(text).toContain('desk_job_failures_total{job="read-mailing"} 1');
    expect(text).toContain('desk_alerts{condition="disk-short"} 0');
    const names = [...text.matchAll(/^# TYPE (\S+) (\S+)/gm)];
    expect(new Set(names.map(([, name]) => name)).size).toBe(names.length);
    const wrong = names.filter(
      ([, name = '', type]) => (type === 'counter') !== /_total$/.test(name) && /^desk_/.test(name),
    );
    expect(wrong).toEqual([]);
    expect(text).not.toContain('@');
  });

  test('say that the database is gone, and still how the process is', async () => {
    const meters = openMeters();
    const condition = { health: () => ({ ok: true, problems: [] }), meters };
    const db = { select: () => ({ from: gone }), execute: gone } as never;
    const server = await serveStatus({ ...desk, db }, null, 0, condition);
    const { status, text } = await ask(server.port);
    await server.close();
    expect(status).toBe(200);
    expect(text).toContain('desk_database_up 0');
    expect(text).toContain('process_cpu_seconds_total');
    expect(text).not.toContain('desk_mail_unread');
  });
});
