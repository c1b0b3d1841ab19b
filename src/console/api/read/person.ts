import { z } from 'zod';
import { exportMember } from '../../../keeping/person/export-member.ts';
import { named } from '../named.ts';
import { Problem } from '../problem.ts';
import { none, route } from '../route.ts';
import { amount, memberNamed } from '../values.ts';

const exported = named(
  'ExportedMember',
  z.object({
    files: z
      .array(z.object({ name: z.string(), base64: z.base64().describe('The bytes of it.') }))
      .describe('`data.json`, then every mail and every file of theirs.'),
    lacking: amount.describe('Mails that are kept no longer, or are damaged.'),
  }),
);

export const personRoutes = [
  route({
    method: 'get',
    path: '/members/{key}/export',
    name: 'exportMember',
    summary: 'Everything that the desk has on a member, for them to read',
    scope: 'members',
    needs: 'personal-data',
    params: { key: memberNamed },
    query: none,
    body: null,
    answer: exported,
    long: true,
    async handle({ desk, who, path: { key: member } }) {
      const answer = await exportMember(desk, { member, by: who.clerk.id });
      if (!answer.ok) throw new Problem('not-found', 'There is no such member, or more than one');
      return answer;
    },
  }),
];
