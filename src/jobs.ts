/** Everything that can wait in a queue, on one page. Payloads are ids, never text or addresses. */
import { z } from 'zod';
import { reportOccasions } from './domain/report.ts';

export const queueNames = ['inbox', 'distribution', 'reminders', 'reports'] as const;
export type QueueName = (typeof queueNames)[number];

interface JobShape {
  readonly queue: QueueName;
  readonly payload: z.ZodObject;
  /** Tries before the job gives up; the sweep then makes it anew while its row asks for it. */
  readonly attempts: number;
}

const message = z.object({ message: z.uuid() });
const mailing = z.object({ mailing: z.uuid() });
const command = z.object({ command: z.uuid() });
const report = z.object({ report: z.uuid() });
const letter = z.object({ letter: z.uuid() });

export const jobs = {
  // inbox: from stored bytes to rows
  'recognise-message': { queue: 'inbox', payload: message, attempts: 3 },
  'open-mailing': { queue: 'inbox', payload: message, attempts: 3 },
  'fetch-links': { queue: 'inbox', payload: mailing, attempts: 3 },
  'read-mailing': { queue: 'inbox', payload: mailing, attempts: 3 },
  'note-bounce': { queue: 'inbox', payload: message, attempts: 3 },
  'note-absence': { queue: 'inbox', payload: message, attempts: 3 },
  'set-aside': { queue: 'inbox', payload: message, attempts: 3 },
  'send-round': { queue: 'inbox', payload: command, attempts: 3 },
  'take-reply': { queue: 'inbox', payload: message, attempts: 3 },
  'take-command': { queue: 'inbox', payload: message, attempts: 3 },
  'record-action': { queue: 'inbox', payload: command, attempts: 3 },
  'remind-intention': { queue: 'inbox', payload: z.object({ member: z.uuid() }), attempts: 3 },
  // distribution: a clerk's yes, notices, and everything that goes out
  'ask-approval': { queue: 'distribution', payload: mailing, attempts: 5 },
  'decide-mailing': { queue: 'distribution', payload: command, attempts: 5 },
  'approve-unanswered': { queue: 'distribution', payload: mailing, attempts: 5 },
  'distribute-mailing': { queue: 'distribution', payload: mailing, attempts: 5 },
  'send-notice': {
    queue: 'distribution',
    // Several lanes of one notice may run at once, in one process or in several.
    payload: z.object({ notice: z.uuid(), lane: z.int().min(0) }),
    attempts: 5,
  },
  'account-notice': { queue: 'distribution', payload: z.object({ notice: z.uuid() }), attempts: 5 },
  'send-missing': { queue: 'distribution', payload: command, attempts: 5 },
  'send-letter': { queue: 'distribution', payload: letter, attempts: 5 },
  'tell-unreached': { queue: 'distribution', payload: letter, attempts: 5 },
  // reminders: what committees owe; what is kept no longer
  'open-follow-ups': { queue: 'reminders', payload: mailing, attempts: 5 },
  'close-superseded': { queue: 'reminders', payload: mailing, attempts: 5 },
  'move-deadlines': { queue: 'reminders', payload: z.object({}), attempts: 5 },
  'settle-follow-up': { queue: 'reminders', payload: command, attempts: 5 },
  'remind-person': { queue: 'reminders', payload: z.object({ person: z.string() }), attempts: 5 },
  'answer-status': { queue: 'reminders', payload: command, attempts: 5 },
  'weekly-overview': {
    queue: 'reminders',
    payload: z.object({ week: z.string().regex(/^\d{4}-W\d\d$/) }),
    attempts: 5,
  },
  'erase-expired': { queue: 'reminders', payload: z.object({ day: z.iso.date() }), attempts: 3 },
  // reports: what we tell the IPU
  'draft-report': {
    queue: 'reports',
    payload: z.object({ until: z.iso.date(), occasion: z.enum(reportOccasions) }),
    attempts: 5,
  },
  'ask-report': { queue: 'reports', payload: report, attempts: 5 },
  'decide-report': { queue: 'reports', payload: command, attempts: 5 },
  'send-report': { queue: 'reports', payload: report, attempts: 5 },
  'tell-silence': { queue: 'reports', payload: report, attempts: 5 },
  'note-acknowledgement': { queue: 'reports', payload: message, attempts: 3 },
} as const satisfies Record<string, JobShape>;

export type JobName = keyof typeof jobs;
export type PayloadOf<N extends JobName> = z.infer<(typeof jobs)[N]['payload']>;
export type JobsIn<Q extends QueueName> = {
  [N in JobName]: (typeof jobs)[N]['queue'] extends Q ? N : never;
}[JobName];

/** A job that should be on its queue. */
export type JobRequest = {
  [N in JobName]: { readonly name: N; readonly payload: PayloadOf<N> };
}[JobName];
export const job = <N extends JobName>(name: N, payload: PayloadOf<N>): JobRequest =>
  ({ name, payload }) as JobRequest;

/**
 * How a job ended, said in a word (a thrown error is a bug or an outage).
 * `again`: there is more to do, at that moment; `nothing-to-do`: somebody was there first.
 */
export type JobResult =
  | { readonly result: 'done' }
  | { readonly result: 'nothing-to-do'; readonly why: string }
  | { readonly result: 'again'; readonly at: Date; readonly why: string };

export const done: JobResult = { result: 'done' };
export const nothingToDo = (why: string): JobResult => ({ result: 'nothing-to-do', why });
export const again = (at: Date, why: string): JobResult => ({ result: 'again', at, why });

/** What a job needs of the world is the stage's matter; the queue knows only this. */
export type Handler<N extends JobName, World> = (
  payload: PayloadOf<N>,
  world: World,
) => Promise<JobResult>;
/** One handler for each job of a queue: a missing one does not compile. */
export type HandlersOf<Q extends QueueName, World> = { [N in JobsIn<Q>]: Handler<N, World> };
