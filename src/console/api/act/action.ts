import { z } from 'zod';
import { actors } from '../../../domain/action.ts';
import { wholeDesk } from '../../../domain/command.ts';
import { namedRequest } from '../named.ts';
import { none, route } from '../route.ts';
import { did } from './did.ts';
import { cameOf, knownCommittees, orRefused } from './ordered.ts';

/** Who of the house did it; members report themselves. */
export const actor = z
  .strictObject({
    kind: z.enum(actors).exclude(['member']),
    code: z.string().optional().describe('Of the committee.'),
  })
  .default({ kind: 'parliament' });

const newAction = namedRequest('NewAction', z.strictObject({ did, actor }));

export const actionActs = [
  route({
    method: 'post',
    path: '/actions',
    name: 'recordAction',
    summary: 'Records something that was done, on cases or countries or for all',
    scope: 'report',
    needs: 'decide',
    params: none,
    query: none,
    body: newAction,
    answer: cameOf,
    async handle({ desk, body, give }) {
      const { did: told, actor: by } = body;
      if (by.kind === 'committee') knownCommittees(desk, [by.code ?? ''], '/actor/code');
      return orRefused(
        await give({
          job: 'record-action',
          order: { verb: 'done', ...told, actor: by },
          about: wholeDesk,
        }),
      );
    },
  }),
];
