import { z } from 'zod';
import { languages } from '../../../domain/language.ts';
import { listMembers } from '../../../members/list-members.ts';
import { looked, wholeList } from '../../looked.ts';
import { pageFrom, pageOf, pageQueryOf, readCursor } from '../cursor.ts';
import { named } from '../named.ts';
import { Problem } from '../problem.ts';
import { none, route } from '../route.ts';
import { day } from '../values.ts';

const member = named(
  'Member',
  z.object({
    key: z.string().describe('The parliament’s own id, or the e-mail address.'),
    name: z.string(),
    email: z.string(),
    language: z.enum(languages),
    committees: z.array(z.string()).describe('Today.'),
    without: z
      .enum(['left', 'undeliverable', 'stopped', 'paused'])
      .nullable()
      .describe('Why no notices go there; null: they do.'),
    since: day.nullable().describe('Since which day; of a pause, until which.'),
    followsSome: z.boolean().describe('Wants to hear of some countries, regions or cases only.'),
    digest: z.boolean().describe('Wants the notices of a day in one mail.'),
  }),
);
const memberPage = named('MemberPage', pageOf(member));

export const memberRoutes = [
  route({
    method: 'get',
    path: '/members',
    name: 'listMembers',
    summary: 'Members of the parliament, by name: who gets notices, and who does not and why',
    scope: 'members',
    needs: 'members',
    params: none,
    // One after the other they are read from one list: its pages are large.
    query: pageQueryOf(10_000),
    body: null,
    answer: memberPage,
    async handle({ desk, who, query }) {
      const after = readCursor(z.string(), query.cursor);
      const all = await listMembers(desk);
      const at = after === null ? -1 : all.findIndex(({ key }) => key === after);
      if (after !== null && at < 0)
        throw new Problem('invalid-request', 'The cursor is of a member who is not known');
      const rows = all.slice(at + 1, at + 2 + query.limit);
      await looked(desk, who, 'taken out', 'members', wholeList);
      return pageFrom(
        rows,
        query.limit,
        (row) => ({ ...row, committees: [...row.committees] }),
        ({ key }) => key,
      );
    },
  }),
];
