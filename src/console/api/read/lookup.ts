import { and, eq, like, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import { mailings, notices } from '../../../database/tables.ts';
import { named } from '../named.ts';
import { Problem } from '../problem.ts';
import { none, route } from '../route.ts';
import { iso, moment } from '../values.ts';
import { visibleTo } from './mailings.ts';

const found = named(
  'Found',
  z.object({
    mailing: z.uuid(),
    notice: z.uuid().nullable().describe('Null: it was not distributed.'),
    at: moment.describe('When this was so, by the clock of the desk: what `seen` asks for.'),
  }),
);

export const lookupRoutes = [
  route({
    method: 'get',
    path: '/lookup/{beginning}',
    name: 'lookUp',
    summary: 'The mailing, and its notice, whose id begins so',
    scope: 'read',
    needs: null,
    params: {
      // Hexadecimal digits and hyphens mean nothing to LIKE.
      beginning: z
        .string()
        .regex(/^[0-9a-f][0-9a-f-]{3,35}$/i)
        .describe('Of the id of a mailing or of a notice: four characters or more.'),
    },
    query: none,
    body: null,
    answer: found,
    async handle({ desk, who, path: { beginning } }) {
      const at = iso(desk.clock.now());
      const begins = `${beginning.toLowerCase()}%`;
      const [one, another] = await desk.db
        .select({ mailing: mailings.id, notice: notices.id })
        .from(mailings)
        .leftJoin(notices, eq(notices.mailing, mailings.id))
        .where(
          and(
            visibleTo(who),
            or(like(sql`${mailings.id}::text`, begins), like(sql`${notices.id}::text`, begins)),
          ),
        )
        .limit(2);
      if (!one) throw new Problem('not-found', `No id begins with ${beginning}`);
      if (another)
        throw new Problem('invalid-request', `Several ids begin with ${beginning}`, [], {
          reason: 'ambiguous',
        });
      return { ...one, at };
    },
  }),
];
