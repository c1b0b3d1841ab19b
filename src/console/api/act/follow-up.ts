import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { followUps } from '../../../database/tables.ts';
import { committeesOf, may } from '../../who.ts';
import { namedRequest } from '../named.ts';
import { Problem } from '../problem.ts';
import { idParameter, none, route } from '../route.ts';
import { did, ourCodes } from './did.ts';
import { cameOf, orRefused } from './ordered.ts';

const text = z.string().max(10_000);
const followUpOrder = namedRequest(
  'FollowUpOrder',
  z.discriminatedUnion('verb', [
    z
      .strictObject({
        verb: z.literal('done'),
        note: text.nullable().default(null),
        did: did.nullable().default(null).describe('Recorded as an action of the committee.'),
      })
      .describe('Closes it.'),
    z
      .strictObject({ verb: z.literal('record'), did })
      .describe('Records an action of the committee; it stays open.'),
    z
      .strictObject({ verb: z.literal('waive'), reason: text.min(1) })
      .describe('Closes it without an action.'),
    z
      .strictObject({
        verb: z.literal('snooze'),
        days: z
          .int()
          .min(0)
          .max(60)
          .nullable()
          .default(null)
          .describe('Working days; 0: reminders come again.'),
        until: z.iso.date().nullable().default(null),
        reason: text.nullable().default(null),
      })
      .describe('No reminders for some days, or until a day.'),
    z
      .strictObject({ verb: z.literal('assign'), to: z.string().min(1).max(300) })
      .describe('To a clerk or a member, by name or address; to the committee, by its code.'),
    z.strictObject({ verb: z.literal('note'), text: text.min(1) }).describe('Notes something.'),
    z
      .strictObject({ verb: z.literal('split'), cases: ourCodes.min(1) })
      .describe('These cases become a follow-up of their own.'),
    z
      .strictObject({ verb: z.literal('reopen'), reason: text.nullable().default(null) })
      .describe('Opens it again.'),
  ]),
);

export const followUpActs = [
  route({
    method: 'post',
    path: '/follow-ups/{id}/orders',
    name: 'settleFollowUp',
    summary: 'Orders something about a follow-up',
    scope: 'follow-up',
    needs: 'follow-up-own',
    params: idParameter,
    query: none,
    body: followUpOrder,
    answer: cameOf,
    async handle({ desk, who, path: { id }, body, give }) {
      const [row] = await desk.db.select().from(followUps).where(eq(followUps.id, id));
      if (!row) throw new Problem('not-found', `No follow-up ${id}`);
      const own = committeesOf(desk.config, who).includes(row.committee);
      if (!may(who, 'follow-up-all') && !own && row.assignedClerk !== who.clerk.id)
        throw new Problem('forbidden', `It is of ${row.committee}`);
      const about = { kind: 'follow-up', id };
      return orRefused(
        await give(
          body.verb === 'record'
            ? { job: 'record-action', order: { ...body.did, verb: 'done' }, about }
            : { job: 'settle-follow-up', order: body, about },
        ),
      );
    },
  }),
];
