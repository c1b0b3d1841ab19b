import { z } from 'zod';
import { statusOf } from '../../../condition/status.ts';
import { named } from '../named.ts';
import { none, route } from '../route.ts';
import { amount, counts, day, iso, moment } from '../values.ts';

const status = named(
  'Status',
  z.object({
    at: moment,
    standsStillSince: moment
      .nullable()
      .describe('Since when nothing is sent, because a backup was restored; null: mails go out.'),
    mailboxes: z.array(z.object({ name: z.string(), lastPoll: moment })),
    messages: counts,
    mailings: z
      .array(
        z.object({
          id: z.uuid(),
          subject: z.string(),
          state: z.string(),
          received: moment,
          deliveries: counts,
        }),
      )
      .describe('The latest 20.'),
    letters: counts,
    followUps: z.object({ open: amount, overdue: amount, done: amount, waived: amount }),
    reports: z
      .array(
        z.object({
          number: amount,
          state: z.string(),
          from: day,
          until: day.describe('The day after the last that it covers.'),
        }),
      )
      .describe('The latest 10.'),
    queues: counts.describe('Jobs waiting, running or delayed.'),
    longWork: z
      .array(
        z.object({
          name: z.string().describe('The operation that was asked for.'),
          since: moment,
          doing: z.string().nullable().describe('Null: it has just begun.'),
          done: amount,
          of: amount.nullable().describe('Null: nobody knows yet.'),
        }),
      )
      .describe('What was asked of the process that answers, and goes on there.'),
  }),
);

export const statusRoutes = [
  route({
    method: 'get',
    path: '/status',
    name: 'readStatus',
    summary: 'Where everything stands, in numbers',
    scope: 'read',
    needs: 'system',
    params: none,
    query: none,
    body: null,
    answer: status,
    handle: async ({ desk, underWay }) => ({
      ...(await statusOf(desk)),
      longWork: underWay().map(({ name, since, step }) => ({
        name,
        since: iso(since),
        doing: step?.doing ?? null,
        done: step?.done ?? 0,
        of: step?.of ?? null,
      })),
    }),
  }),
];
