/** The figures of the database and the queues as Prometheus reads them: the same from every process. */
import { Counter, Gauge, Registry } from 'prom-client';
import type { Desk } from '../desk.ts';
import { alertConditions } from '../domain/alert.ts';
import { digestsDue } from '../follow-up/reminders/digests-due.ts';
import { deskVersion } from '../open.ts';
import { type Figures, figuresOf } from './figures.ts';
import { withPatience } from './patience.ts';

const patienceMs = 8000;
/** Several who scrape are answered from one look. */
const freshMs = 5000;

const secondsSince = (since: Date | null, { at }: Figures): number =>
  since ? Math.max(0, (at.getTime() - since.getTime()) / 1000) : 0;

/** The figures, and who is due a reminder: that reads all that is open, and is asked for once a minute. */
type Shown = Figures & { readonly remindersDue: number };
const remindersEveryMs = 60_000;

interface Metric {
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly string[];
  /** It only ever grows. */
  readonly counts?: true;
  /** What it is, as [labels, value]. */
  readonly of: (figures: Shown) => readonly (readonly [Record<string, string>, number])[];
}
const one = (value: number): [Record<string, string>, number][] => [[{}, value]];

const metrics: readonly Metric[] = [
  {
    name: 'desk_mailbox_last_poll_timestamp_seconds',
    help: 'When the mailbox was last read to its end.',
    labels: ['mailbox'],
    of: ({ mailboxes }) =>
      mailboxes.map(({ name, polledAt }) => [{ mailbox: name }, polledAt.getTime() / 1000]),
  },
  {
    name: 'desk_mail_unread',
    help: 'Mails that were taken in and are not read yet.',
    of: ({ unread }) => one(unread.count),
  },
  {
    name: 'desk_mail_oldest_unread_age_seconds',
    help: 'Age of the oldest mail that was taken in and is not read yet; 0: there is none.',
    of: (figures) => one(secondsSince(figures.unread.oldest, figures)),
  },
  {
    name: 'desk_messages_failed',
    help: 'Mails put aside because they could not be read.',
    of: ({ failedMessages }) => one(failedMessages),
  },
  {
    name: 'desk_documents_unread',
    help: 'Documents of the mailings of the last 30 days that could not be read.',
    of: ({ unreadDocuments }) => one(unreadDocuments),
  },
  {
    name: 'desk_fetches_given_up',
    help: 'Messages that the mailbox lists and does not give.',
    of: ({ givenUp }) => one(givenUp),
  },
  {
    name: 'desk_queue_jobs',
    help: 'Jobs waiting, running or delayed.',
    labels: ['queue'],
    of: ({ queues }) => (queues ?? []).map(({ name, jobs }) => [{ queue: name }, jobs]),
  },
  {
    name: 'desk_queue_oldest_job_age_seconds',
    help: 'How long the oldest job has waited for a worker; 0: none waits.',
    labels: ['queue'],
    of: (figures) =>
      (figures.queues ?? []).map(({ name, oldest }) => [
        { queue: name },
        secondsSince(oldest, figures),
      ]),
  },
  {
    name: 'desk_queue_up',
    help: 'Whether the queues answer.',
    of: ({ queues }) => one(queues ? 1 : 0),
  },
  {
    name: 'desk_letters_waiting',
    help: 'Letters that are not sent yet.',
    of: ({ letters }) => one(letters.count),
  },
  {
    name: 'desk_letters_oldest_waiting_age_seconds',
    help: 'Age of the oldest letter that is not sent yet; 0: there is none.',
    of: (figures) => one(secondsSince(figures.letters.oldest, figures)),
  },
  {
    name: 'desk_deliveries',
    help: 'Deliveries of the notices of the last 30 days, and earlier ones that are not at their end; small domains are `other`.',
    labels: ['state', 'domain'],
    of: ({ deliveries }) =>
      deliveries.map(({ state, domain, count }) => [{ state, domain }, count]),
  },
  {
    name: 'desk_reminders_due',
    help: 'People whose reminder is due and not written yet.',
    of: ({ remindersDue }) => one(remindersDue),
  },
  {
    name: 'desk_reminders_sent_total',
    counts: true,
    help: 'Reminders of follow-ups that were ever written.',
    of: ({ remindersSent }) => one(remindersSent),
  },
  {
    name: 'desk_data_free_bytes',
    help: 'What is free where the data directory lies.',
    of: ({ free }) => (free === null ? [] : one(free)),
  },
];

/** @param alerting which conditions the administrator is told of now */
export function figureMeters(
  desk: Desk,
  alerting: () => Promise<readonly { readonly condition: string }[]>,
): { text(): Promise<string> } {
  const remindersDue = onceIn(remindersEveryMs, async () => (await digestsDue(desk)).size);
  let latest: { readonly at: number; readonly text: Promise<string> } | null = null;
  return {
    text() {
      if (!latest || performance.now() - latest.at > freshMs)
        latest = { at: performance.now(), text: textOf(desk, alerting, remindersDue) };
      return latest.text;
    },
  };
}

/** What was found out last, unless that is longer ago; a failure is not kept. */
function onceIn<T>(ms: number, ask: () => Promise<T>): () => Promise<T> {
  let known: { readonly at: number; readonly value: T } | null = null;
  return async () => {
    if (!known || performance.now() - known.at > ms)
      known = { value: await ask(), at: performance.now() };
    return known.value;
  };
}

async function textOf(
  desk: Desk,
  alerting: () => Promise<readonly { readonly condition: string }[]>,
  remindersDue: () => Promise<number>,
): Promise<string> {
  const register = new Registry();
  const gauge = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Gauge({ name, help, labelNames, registers: [register] });
  gauge('desk_info', 'Version of the desk and of Node.js.', ['version', 'node']).set(
    { version: deskVersion, node: process.versions.node },
    1,
  );
  const ask = async () => ({
    figures: { ...(await figuresOf(desk)), remindersDue: await remindersDue() },
    alerts: await alerting(),
  });
  const found = await withPatience(ask(), patienceMs);
  gauge('desk_database_up', 'Whether the database answers.').set(found ? 1 : 0);
  if (!found) return register.metrics();
  const { figures, alerts } = found;
  for (const { name, help, labels, counts, of } of metrics)
    if (counts) {
      const counter = new Counter({ name, help, registers: [register] });
      for (const [, value] of of(figures)) counter.inc(value);
    } else {
      const meter = gauge(name, help, labels);
      for (const [labelled, value] of of(figures)) meter.set(labelled, value);
    }
  const alert = gauge('desk_alerts', 'What the administrator was told of and is not over.', [
    'condition',
  ]);
  for (const condition of alertConditions)
    alert.set({ condition }, alerts.filter((each) => each.condition === condition).length);
  return register.metrics();
}
