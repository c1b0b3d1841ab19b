/** What is not as it should be: each condition is a question to the figures and keys, and asks nobody else. */
import type { Config } from '../config.ts';
import type { Alarm, AlertCondition } from '../domain/alert.ts';
import type { Figures } from './figures.ts';
import { endsSoon, type Keys } from './keys.ts';

/** What was found, and of what nothing could be found out: that goes neither on nor off. */
export interface Found {
  readonly alarms: readonly Alarm[];
  readonly unknown: readonly {
    readonly condition: AlertCondition;
    readonly about: string | null;
  }[];
}

type Settings = Pick<Config, 'alerts' | 'environment'>;
type Question = (figures: Figures, settings: Settings, keys: Keys | null) => Found;

const minute = 60_000;
const alarms = (...found: Alarm[]): Found => ({ alarms: found, unknown: [] });
const unknown = (condition: AlertCondition, about: string | null = null): Found => ({
  alarms: [],
  unknown: [{ condition, about }],
});

/** Two intervals at least: one look may always fail. */
const unreadAfterMs = ({ alerts, environment }: Settings): number =>
  Math.max(alerts.mailUnreadMinutes * minute, 2 * environment.POLL_SECONDS * 1000);

const isOlder = (since: Date, than: number, { at }: Figures): boolean =>
  at.getTime() - since.getTime() > than;

const mailboxUnread: Question = (figures, settings) =>
  alarms(
    ...figures.mailboxes
      .filter(({ polledAt }) => isOlder(polledAt, unreadAfterMs(settings), figures))
      .map(({ name, polledAt, never }) => ({
        condition: 'mailbox-unread' as const,
        about: name,
        facts: never ? {} : { since: polledAt.toISOString() },
      })),
  );

const mailWaits: Question = (figures, settings) => {
  const { count, oldest } = figures.unread;
  return oldest && isOlder(oldest, unreadAfterMs(settings), figures)
    ? alarms({ condition: 'mail-waits', about: '', facts: { count, since: oldest.toISOString() } })
    : alarms();
};

const queueOld: Question = (figures, { alerts }) => {
  const { queues, overdue } = figures;
  if (!queues) return unknown('queue-old');
  const old = queues.flatMap(({ name, jobs, oldest }) => {
    const waits = [oldest, ...overdue.filter(({ queue }) => queue === name).map((o) => o.since)];
    const first = waits
      .filter((since) => since !== null)
      .toSorted((a, b) => a.getTime() - b.getTime())[0];
    return first && isOlder(first, alerts.queueMinutes * minute, figures)
      ? [
          {
            condition: 'queue-old' as const,
            about: name,
            facts: { count: jobs, since: first.toISOString() },
          },
        ]
      : [];
  });
  return alarms(...old);
};

/** Below so many a share says nothing. */
const enoughNotices = 20;

const bounces: Question = ({ lately: { ended, failed } }, { alerts }) =>
  ended >= enoughNotices && failed / ended > alerts.bounceShare
    ? alarms({
        condition: 'bounces',
        about: '',
        facts: { count: failed, total: ended, share: Math.round((100 * failed) / ended) },
      })
    : alarms();

const diskShort: Question = ({ free }, { alerts }) => {
  if (free === null) return unknown('disk-short');
  return free < alerts.diskFreeGB * 1e9
    ? alarms({ condition: 'disk-short', about: '', facts: { free } })
    : alarms();
};

const certificateEnds: Question = ({ at }, { alerts }, keys) => {
  if (!keys) return unknown('certificate-ends');
  const { certificates } = keys;
  return {
    alarms: certificates.flatMap(({ name, ends }) =>
      ends && endsSoon(ends, at, alerts.certificateDays)
        ? [
            {
              condition: 'certificate-ends' as const,
              about: name,
              facts: { ends: ends.toISOString() },
            },
          ]
        : [],
    ),
    unknown: certificates
      .filter(({ ends }) => ends === null)
      .map(({ name }) => ({ condition: 'certificate-ends', about: name })),
  };
};

const dkimRecord: Question = (_figures, _settings, keys) => {
  if (!keys || keys.dkim?.published === 'unknown') return unknown('dkim-record');
  const { dkim } = keys;
  return dkim && dkim.published !== 'ours'
    ? alarms({ condition: 'dkim-record', about: dkim.name, facts: { record: dkim.record } })
    : alarms();
};

const questions: Readonly<Record<AlertCondition, Question>> = {
  'mailbox-unread': mailboxUnread,
  'mail-waits': mailWaits,
  'queue-old': queueOld,
  bounces,
  'disk-short': diskShort,
  'certificate-ends': certificateEnds,
  'dkim-record': dkimRecord,
};

/** @param keys null: they were not looked at yet */
export function alarmsIn(figures: Figures, settings: Settings, keys: Keys | null): Found {
  const found = Object.values(questions).map((ask) => ask(figures, settings, keys));
  return {
    alarms: found.flatMap((each) => each.alarms),
    unknown: found.flatMap((each) => each.unknown),
  };
}
