/** When something is not as it should be: each condition at its limit. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { alarmsIn } from '../src/condition/alarms.ts';
import { byDomain, type Figures } from '../src/condition/figures.ts';
import type { Keys } from '../src/condition/keys.ts';
import { readConfig, readEnvironment } from '../src/config.ts';

const config = readConfig(
  readEnvironment({ DESK_CONFIG: join(import.meta.dirname, '../samples/desk.yaml') }),
);
const minute = 60_000;
const day = 24 * 60 * minute;

describe('what is not as it should be', () => {
  const at = new Date('2021-02-01T12:00:00Z');
  const ago = (minutes: number) => new Date(at.getTime() - minutes * minute);
  const inDays = (days: number) => new Date(at.getTime() + days * day);
  const well: Figures = {
    at,
    mailboxes: [{ name: 'inbox', polledAt: ago(2) }],
    unread: { count: 0, oldest: null },
    failedMessages: 0,
    unreadDocuments: 0,
    givenUp: 0,
    queues: [{ name: 'inbox', jobs: 0, oldest: null }],
    overdue: [],
    letters: { count: 0, oldest: null },
    deliveries: [],
    lately: { ended: 0, failed: 0 },
    remindersSent: 0,
    free: 50e9,
  };
  const keys: Keys = {
    certificates: [{ name: 'mail.example:993', ends: inDays(60) }],
    dkim: { name: 'd._domainkey.p.example', domain: 'p.example', record: 'v=', published: 'ours' },
  };
  const certificate = (ends: Date | null) => ({ ...keys, certificates: [{ name: 'm:993', ends }] });
  const dkim = (published: 'ours' | 'another' | 'nothing' | 'unknown') => ({
    ...keys,
    dkim: { name: 'd', domain: 'p', record: 'v=', published },
  });
  const mailbox = (polledAt: Date) => ({ mailboxes: [{ name: 'inbox', polledAt }] });
  const queue = (oldest: Date | null, jobs = 3) => ({
    queues: [{ name: 'distribution' as const, jobs, oldest }],
  });
  const overdue = (since: Date) => ({
    ...queue(null, 0),
    overdue: [{ queue: 'distribution' as const, since }],
  });

  test.each<[string, Partial<Figures>, Keys | null, string[], string[]]>([
    ['nothing', {}, keys, [], []],
    ['a mailbox read half an hour ago', mailbox(ago(30)), keys, [], []],
    ['a mailbox read longer ago', mailbox(ago(31)), keys, ['mailbox-unread inbox'], []],
    ['a mail that waits half an hour', { unread: { count: 1, oldest: ago(30) } }, keys, [], []],
    [
      'a mail that waits longer',
      { unread: { count: 1, oldest: ago(31) } },
      keys,
      ['mail-waits '],
      [],
    ],
    ['a job that waits an hour', queue(ago(60)), keys, [], []],
    ['a job that waits longer', queue(ago(61)), keys, ['queue-old distribution'], []],
    ['work that the queue has lost', overdue(ago(61)), keys, ['queue-old distribution'], []],
    ['a queue that does not answer', { queues: null }, keys, [], ['queue-old']],
    ['a tenth of notices that came back', { lately: { ended: 20, failed: 2 } }, keys, [], []],
    ['more than a tenth', { lately: { ended: 20, failed: 3 } }, keys, ['bounces '], []],
    ['a few notices only', { lately: { ended: 19, failed: 19 } }, keys, [], []],
    ['2 GB free', { free: 2e9 }, keys, [], []],
    ['less', { free: 2e9 - 1 }, keys, ['disk-short '], []],
    ['a disk that says nothing', { free: null }, keys, [], ['disk-short']],
    ['a certificate for three weeks', {}, certificate(inDays(21)), [], []],
    ['a certificate for less', {}, certificate(inDays(20)), ['certificate-ends m:993'], []],
    ['one that has ended', {}, certificate(inDays(-1)), ['certificate-ends m:993'], []],
    ['a server that cannot be asked', {}, certificate(null), [], ['certificate-ends']],
    ['another key in the DNS', {}, dkim('another'), ['dkim-record d'], []],
    ['no key in the DNS', {}, dkim('nothing'), ['dkim-record d'], []],
    ['a DNS that does not answer', {}, dkim('unknown'), [], ['dkim-record']],
    ['keys nobody has looked at yet', {}, null, [], ['certificate-ends', 'dkim-record']],
  ])('%s', (_what, figures, seen, alarms, unknown) => {
    const found = alarmsIn({ ...well, ...figures }, config, seen);
    expect(found.alarms.map(({ condition, about }) => `${condition} ${about}`)).toEqual(alarms);
    expect(found.unknown.map(({ condition }) => condition)).toEqual(unknown);
  });

  test('a desk that looks every hour is not told of at half an hour', () => {
    const environment = { ...config.environment, POLL_SECONDS: 3600 };
    const seldom = { alerts: config.alerts, environment };
    const found = (minutes: number) =>
      alarmsIn({ ...well, ...mailbox(ago(minutes)) }, seldom, keys).alarms.length;
    expect([found(119), found(121)]).toEqual([0, 1]);
  });
});

describe('the figures', () => {
  test('name the larger domains only, however many there are', () => {
    const rows = Array.from({ length: 500 }, (_, i) => ({
      domain: `d${i}.example`,
      state: 'sent',
      n: 1000 - i,
      people: i % 2 ? 20 : 4,
      lately: 0,
    }));
    const figures = byDomain(rows);
    expect(figures).toHaveLength(11);
    expect(figures.map(({ domain }) => domain)).toContain('d1.example');
    expect(figures.map(({ domain }) => domain)).not.toContain('d0.example');
    expect(figures.reduce((sum, { count }) => sum + count, 0)).toBe(
      rows.reduce((sum, { n }) => sum + n, 0),
    );
  });
});
