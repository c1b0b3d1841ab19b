import { and, desc, eq, lt } from 'drizzle-orm';
import { z } from 'zod';
import { reports, reportVersions } from '../../../database/tables.ts';
import type { Desk } from '../../../desk.ts';
import { statesOf } from '../../../domain/moves.ts';
import { reportMoves, reportOccasions } from '../../../domain/report.ts';
import { reportSchema } from '../../../reports/format/schema.ts';
import { reportParts } from '../../../reports/parts.ts';
import { looked } from '../../looked.ts';
import { pageFrom, pageOf, pageQuery, readCursor } from '../cursor.ts';
import { named } from '../named.ts';
import { Problem } from '../problem.ts';
import { none, route } from '../route.ts';
import { amount, day, iso, isoOrNull, moment } from '../values.ts';

const state = z.enum(statesOf(reportMoves));
const report = named(
  'Report',
  z.object({
    number: amount,
    state,
    from: day,
    until: day.describe('The last day that it covers.'),
    occasion: z.enum(reportOccasions),
    version: z.int().min(1).describe('The latest.'),
    actions: amount.describe('How many actions it tells of.'),
    draftedAt: moment,
    approvedAt: moment.nullable(),
    approvedBy: z.string().nullable(),
    sentAt: moment.nullable(),
  }),
);
const reportPage = named('ReportPage', pageOf(report));
const reportFiles = named(
  'ReportFiles',
  z.object({
    files: z.array(
      z.object({
        filename: z.string(),
        contentType: z.string().nullable(),
        base64: z.base64().describe('What is in it.'),
      }),
    ),
  }),
);
const contentSchema = named('ReportContent', reportSchema);

const reportsJoined = ({ db }: Desk) =>
  db
    .select({ report: reports, content: reportVersions.content })
    .from(reports)
    .innerJoin(
      reportVersions,
      and(eq(reportVersions.report, reports.id), eq(reportVersions.version, reports.version)),
    );
type Joined = Awaited<ReturnType<typeof reportsJoined>>[number];

const itemOf = ({ report: row, content }: Joined): z.infer<typeof report> => ({
  ...row,
  from: content.from,
  until: content.until,
  actions: content.actions.length,
  draftedAt: iso(row.draftedAt),
  approvedAt: isoOrNull(row.approvedAt),
  sentAt: isoOrNull(row.sentAt),
});

export const numberParameter = {
  number: z.coerce.number().int().min(1).max(1_000_000).describe('Number of the report.'),
};

/** @throws Problem */
export async function reportNumbered(desk: Desk, number: number): Promise<Joined['report']> {
  const [row] = await desk.db.select().from(reports).where(eq(reports.number, number));
  if (!row) throw new Problem('not-found', `No report No. ${number}`);
  return row;
}

const versionQuery = {
  version: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .optional()
    .describe('By itself the latest.'),
};

/** @throws Problem */
async function versionOf(
  desk: Desk,
  number: number,
  asked: number | undefined,
): Promise<typeof reportVersions.$inferSelect> {
  const { id, version } = await reportNumbered(desk, number);
  const wanted = asked ?? version;
  const [row] = await desk.db
    .select()
    .from(reportVersions)
    .where(and(eq(reportVersions.report, id), eq(reportVersions.version, wanted)));
  if (row) return row;
  throw new Problem('not-found', `Report No. ${number} has no version ${wanted}`, [], {
    reason: 'no-version',
  });
}

export const reportRoutes = [
  route({
    method: 'get',
    path: '/reports',
    name: 'listReports',
    summary: 'Reports to the IPU, the latest first',
    scope: 'read',
    needs: null,
    params: none,
    query: { ...pageQuery, state: state.optional().describe('Only those in this state.') },
    body: null,
    answer: reportPage,
    async handle({ desk, query }) {
      const after = readCursor(z.int(), query.cursor);
      const rows = await reportsJoined(desk)
        .where(
          and(
            query.state && eq(reports.state, query.state),
            after === null ? undefined : lt(reports.number, after),
          ),
        )
        .orderBy(desc(reports.number))
        .limit(query.limit + 1);
      return pageFrom(rows, query.limit, itemOf, (row) => row.report.number);
    },
  }),
  route({
    method: 'get',
    path: '/reports/{number}',
    name: 'readReport',
    summary: 'Where a report stands',
    scope: 'read',
    needs: null,
    params: numberParameter,
    query: none,
    body: null,
    answer: report,
    async handle({ desk, path: { number } }) {
      const [row] = await reportsJoined(desk).where(eq(reports.number, number));
      if (!row) throw new Problem('not-found', `No report No. ${number}`);
      return itemOf(row);
    },
  }),
  route({
    method: 'get',
    path: '/reports/{number}/content',
    name: 'readReportContent',
    summary: 'What a report says, in the published format of reports',
    scope: 'read',
    needs: null,
    params: numberParameter,
    query: versionQuery,
    body: null,
    answer: contentSchema,
    async handle({ desk, path: { number }, query }) {
      const { content } = await versionOf(desk, number, query.version);
      return content as z.input<typeof contentSchema>;
    },
  }),
  route({
    method: 'get',
    path: '/reports/{number}/files',
    name: 'readReportFiles',
    summary: 'A report as it was, or will be, attached: PDF, data, evidence',
    scope: 'read',
    needs: null,
    params: numberParameter,
    query: versionQuery,
    body: null,
    answer: reportFiles,
    async handle({ desk, who, path: { number }, query }) {
      const { report: id, content, madeAt } = await versionOf(desk, number, query.version);
      const { files } = await reportParts(desk, content, madeAt);
      await looked(desk, who, 'taken out', 'report', id);
      return {
        files: files.map(({ filename, contentType, content: bytes }) => ({
          filename,
          contentType: contentType ?? null,
          base64: bytes.toString('base64'),
        })),
      };
    },
  }),
];
