import { z } from 'zod';
import { longestIntroduction } from '../../../domain/mailing.ts';
import { namedRequest } from '../named.ts';
import { mailingSeenBy } from '../read/mailings.ts';
import { idParameter, none, route } from '../route.ts';
import { cameOf, knownCommittees, ordered } from './ordered.ts';

const reason = z.string().max(2000);
const mailingOrder = namedRequest(
  'MailingOrder',
  z.discriminatedUnion('verb', [
    z
      .strictObject({
        verb: z.literal('approve'),
        committees: z.array(z.string()).default([]).describe('Codes; none: all.'),
        official: z.boolean().default(false).describe('The presidency sends it to all.'),
        seen: z.iso
          .datetime()
          .describe('When it was read: a yes to what has changed since is not taken.'),
      })
      .describe('Lets it out to members.'),
    z
      .strictObject({
        verb: z.literal('hold'),
        until: z.iso.date().nullable().default(null).describe('Null: until somebody decides.'),
      })
      .describe('Keeps it from going out by itself.'),
    z
      .strictObject({
        verb: z.literal('introduce'),
        text: z.string().max(longestIntroduction).nullable().describe('Null: none.'),
      })
      .describe('Sets the words above the notice.'),
    z.strictObject({ verb: z.literal('release') }).describe('Takes it out of what was put aside.'),
    z
      .strictObject({ verb: z.literal('reject'), reason: reason.nullable().default(null) })
      .describe('It never goes out.'),
  ]),
);

export const mailingActs = [
  route({
    method: 'post',
    path: '/mailings/{id}/orders',
    name: 'decideMailing',
    summary: 'Decides on a mailing',
    scope: 'decide',
    needs: 'decide',
    params: idParameter,
    query: none,
    body: mailingOrder,
    answer: cameOf,
    async handle({ desk, who, path: { id }, body }) {
      await mailingSeenBy(desk, who, id);
      if (body.verb === 'approve') knownCommittees(desk, body.committees, '/committees');
      return ordered(desk, {
        person: who.clerk.id,
        job: 'decide-mailing',
        order: body,
        about: { kind: 'mailing', id },
      });
    },
  }),
];
