import { and, asc, eq, gt } from 'drizzle-orm';
import { z } from 'zod';
import { cases } from '../../../database/tables.ts';
import { adoptingBodies, decisionStatuses, personStatuses } from '../../../domain/decision.ts';
import { caseFile } from '../../../record/case-file.ts';
import { pageFrom, pageOf, pageQuery, readCursor } from '../cursor.ts';
import { named } from '../named.ts';
import { Problem } from '../problem.ts';
import { none, route } from '../route.ts';
import { amount, country, day, iso, moment } from '../values.ts';

const personStatus = z.enum(personStatuses).nullable().describe('As last said.');
const caseItem = named(
  'Case',
  z.object({
    code: z.string().describe('The IPU’s code: `VEN-13`.'),
    country,
    name: z.string().describe('As last printed.'),
    status: personStatus,
    firstSeenAt: moment,
  }),
);
const casePage = named('CasePage', pageOf(caseItem));
const changes = z.object({
  added: z.array(z.string()),
  gone: z.array(z.string()),
  newViolations: z.array(z.string()),
  goneViolations: z.array(z.string()),
});
const wholeCase = named(
  'WholeCase',
  z.object({
    code: z.string(),
    country,
    name: z.string().nullable().describe('As last printed; null for a collective case.'),
    names: z.array(z.string()).describe('Every spelling seen.'),
    status: personStatus,
    violations: z.array(z.string()).describe('Of the last decision.'),
    firstSeen: moment,
    decisions: z
      .array(
        z.object({
          adopted: day.nullable(),
          body: z.enum(adoptingBodies),
          session: z.int().nullable(),
          status: z.enum(decisionStatuses).nullable(),
          violations: z.array(z.string()),
          mps: amount.nullable(),
          received: moment,
          mailing: z.uuid(),
          replaced: z.boolean().describe('Replaced by a corrigendum.'),
          changes: changes.nullable().describe('Since the decision before; null: it is the first.'),
        }),
      )
      .describe('In the order of their adoption.'),
  }),
);

export const caseRoutes = [
  route({
    method: 'get',
    path: '/cases',
    name: 'listCases',
    summary: 'Cases, by their codes',
    scope: 'read',
    needs: null,
    params: none,
    query: {
      ...pageQuery,
      country: country.optional().describe('Only those of this country.'),
      status: z.enum(personStatuses).optional().describe('Only those of whom this was said last.'),
    },
    body: null,
    answer: casePage,
    async handle({ desk, query }) {
      const after = readCursor(z.string(), query.cursor);
      const rows = await desk.db
        .select()
        .from(cases)
        .where(
          and(
            query.country ? eq(cases.country, query.country.toUpperCase()) : undefined,
            query.status && eq(cases.status, query.status),
            after === null ? undefined : gt(cases.code, after),
          ),
        )
        .orderBy(asc(cases.code))
        .limit(query.limit + 1);
      return pageFrom(
        rows,
        query.limit,
        (row) => ({ ...row, firstSeenAt: iso(row.firstSeenAt) }),
        ({ code }) => code,
      );
    },
  }),
  route({
    method: 'get',
    path: '/cases/{code}',
    name: 'readCase',
    summary: 'A case over all its decisions',
    scope: 'read',
    needs: null,
    params: {
      code: z.string().max(40).describe('Of any time: `VEN-13`, `MON/01`, `VEN-COLL-06`.'),
    },
    query: none,
    body: null,
    answer: wholeCase,
    async handle({ desk, path: { code } }) {
      const file = await caseFile(desk, code);
      if (!file) throw new Problem('not-found', `No decision on ${code} has reached the desk`);
      return file;
    },
  }),
];
