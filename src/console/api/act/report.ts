import { z } from 'zod';
import { wholeDesk } from '../../../domain/command.ts';
import { namedRequest } from '../named.ts';
import { numberParameter, reportNumbered } from '../read/reports.ts';
import { none, route } from '../route.ts';
import { actor } from './action.ts';
import { did } from './did.ts';
import { cameOf, knownCommittees, orRefused } from './ordered.ts';

const text = z.string().max(10_000);
const number = z.int().min(0).describe('Of the action, as the draft numbers them.');
const seen = z.iso
  .datetime()
  .describe('When the draft was read: numbers, and a yes, mean what it said then.');
const reportOrder = namedRequest(
  'ReportOrder',
  z.discriminatedUnion('verb', [
    z.strictObject({ verb: z.literal('approve'), seen }).describe('Sends it to the IPU.'),
    z
      .strictObject({ verb: z.literal('reject'), reason: text.nullable().default(null) })
      .describe('Throws the draft away; what was in it is proposed anew.'),
    z
      .strictObject({ verb: z.literal('introduce'), text: text.nullable().describe('Null: none.') })
      .describe('Sets the words at its head.'),
    z
      .strictObject({
        verb: z.literal('omit'),
        numbers: z.array(number).min(1),
        internal: z.boolean().default(false).describe('They never leave the house.'),
        seen,
      })
      .describe('Leaves actions out of this report.'),
    z
      .strictObject({
        verb: z.literal('add'),
        did,
        actor,
      })
      .describe('Records an action.'),
    z
      .strictObject({
        verb: z.literal('correct'),
        number,
        field: z.enum(['date', 'kind', 'cases', 'text', 'visibility']),
        value: text.min(1),
        seen,
      })
      .describe('Puts an action right.'),
    z
      .strictObject({
        verb: z.literal('withdraw'),
        number,
        reason: text.nullable().default(null),
        seen,
      })
      .describe('The action did not happen.'),
  ]),
);

export const reportActs = [
  route({
    method: 'post',
    path: '/reports',
    name: 'draftReport',
    summary: 'Drafts the report on all that was done until today',
    scope: 'report',
    needs: 'decide',
    params: none,
    query: none,
    body: null,
    answer: cameOf,
    async handle({ give }) {
      return orRefused(
        await give({ job: 'decide-report', order: { verb: 'draft' }, about: wholeDesk }),
      );
    },
  }),
  route({
    method: 'post',
    path: '/reports/{number}/orders',
    name: 'decideReport',
    summary: 'Decides on a report, or changes its draft',
    scope: 'report',
    needs: 'decide',
    params: numberParameter,
    query: none,
    body: reportOrder,
    answer: cameOf,
    async handle({ desk, path, body, give }) {
      const report = await reportNumbered(desk, path.number);
      if (body.verb === 'add' && body.actor.kind === 'committee')
        knownCommittees(desk, [body.actor.code ?? ''], '/actor/code');
      return orRefused(
        await give({
          job: 'decide-report',
          order: body,
          about: { kind: 'report', id: report.id },
        }),
      );
    },
  }),
];
