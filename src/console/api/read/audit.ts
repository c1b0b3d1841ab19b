import { and, desc, eq, lt } from 'drizzle-orm';
import { z } from 'zod';
import { audit, isDone, isLook } from '../../../database/tables.ts';
import { auditSorts } from '../../../domain/audited.ts';
import { pageFrom, pageOf, pageQuery, readCursor } from '../cursor.ts';
import { named } from '../named.ts';
import { none, route } from '../route.ts';
import { iso, moment } from '../values.ts';

const entry = named(
  'AuditEntry',
  z.object({
    id: z.int(),
    at: moment,
    who: z.string().describe('Id of a clerk or member, or `desk`.'),
    what: z.string(),
    thing: z.string().describe('The kind of thing: `mailing`, `report`, …'),
    thingId: z.uuid(),
    message: z.uuid().nullable().describe('The message that ordered it; null: none did.'),
  }),
);
const auditPage = named('AuditPage', pageOf(entry));

export const auditRoutes = [
  route({
    method: 'get',
    path: '/audit',
    name: 'listAudit',
    summary: 'Who did what when, and who looked at what, the newest first',
    scope: 'read',
    needs: 'audit',
    params: none,
    query: {
      ...pageQuery,
      who: z.string().max(100).optional().describe('Only of this person.'),
      thing: z.string().max(100).optional().describe('Only of this kind of thing.'),
      id: z.uuid().optional().describe('Only of this thing.'),
      sort: z
        .enum(auditSorts)
        .default('done')
        .describe('What was done, what was looked at or taken out, or both.'),
    },
    body: null,
    answer: auditPage,
    async handle({ desk, query }) {
      const after = readCursor(z.int(), query.cursor);
      const rows = await desk.db
        .select()
        .from(audit)
        .where(
          and(
            query.who ? eq(audit.who, query.who) : undefined,
            query.thing ? eq(audit.thing, query.thing) : undefined,
            query.id ? eq(audit.thingId, query.id) : undefined,
            query.sort === 'all' ? undefined : query.sort === 'done' ? isDone : isLook,
            after === null ? undefined : lt(audit.id, after),
          ),
        )
        .orderBy(desc(audit.id))
        .limit(query.limit + 1);
      return pageFrom(
        rows,
        query.limit,
        (row) => ({ ...row, at: iso(row.at) }),
        ({ id }) => id,
      );
    },
  }),
];
