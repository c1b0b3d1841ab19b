import { and, asc, desc, eq, ne } from 'drizzle-orm';
import { z } from 'zod';
import {
  decisionCases,
  decisions,
  documents,
  mailings,
  notices,
} from '../../../database/tables.ts';
import type { Desk } from '../../../desk.ts';
import {
  adoptingBodies,
  decisionStatuses,
  personStatuses,
  readabilities,
} from '../../../domain/decision.ts';
import type { Doubt } from '../../../domain/doubt.ts';
import { mailingMoves } from '../../../domain/mailing.ts';
import { statesOf } from '../../../domain/moves.ts';
import { doubtWords } from '../../../mail/doubt-words.ts';
import { may, type SignedIn } from '../../who.ts';
import { afterMoment, olderThan, pageFrom, pageOf, pageQuery, readCursor } from '../cursor.ts';
import { english } from '../english.ts';
import { evidenceItem, evidenceItems } from '../evidence.ts';
import { named } from '../named.ts';
import { Problem } from '../problem.ts';
import { idParameter, none, route } from '../route.ts';
import { amount, caseCodes, country, day, iso, isoOrNull, moment } from '../values.ts';

const mailingState = z.enum(statesOf(mailingMoves));

const mailing = z.object({
  id: z.uuid(),
  state: mailingState,
  subject: z.string(),
  receivedAt: moment,
  sort: z.enum(['decisions', 'corrigendum', 'urgent']).describe('What it announces.'),
  heldUntil: day
    .nullable()
    .describe('Held by a clerk until this day; null: not held, or for ever.'),
  held: z.boolean().describe('It does not go out by itself.'),
  approvedAt: moment.nullable(),
  approvedBy: z.string().nullable().describe('Id of a clerk, or `delay` or `automatic`.'),
  distributedAt: moment.nullable(),
});

const decision = named(
  'Decision',
  z.object({
    id: z.uuid(),
    country,
    body: z.enum(adoptingBodies).describe('Who adopted it.'),
    session: z.int().nullable(),
    place: z.string().nullable(),
    adopted: day.nullable(),
    mps: amount.nullable().describe('How many members of parliament it is about.'),
    status: z.enum(decisionStatuses).nullable(),
    violations: z.array(z.string()).describe('What is alleged.'),
    collective: caseCodes,
    cases: z.array(
      z.object({
        code: z.string().nullable().describe('Null: the text prints none.'),
        name: z.string(),
        status: z.enum(personStatuses).nullable(),
      }),
    ),
    summary: z.string().nullable(),
    supersedes: z.uuid().nullable().describe('An earlier decision that it replaces.'),
    doubts: z.array(z.string()).describe('What a clerk has to look at, in English.'),
  }),
);

const mailingItem = named('Mailing', mailing);
const wholeMailing = named(
  'WholeMailing',
  mailing.extend({
    genuine: z.string().describe('Whether it is proven to be the IPU’s.'),
    evidence: z.array(evidenceItem),
    doubts: z
      .array(z.string())
      .describe('What a clerk has to look at before it goes out, in English.'),
    committees: z.array(z.string()).nullable().describe('Those it was approved for.'),
    official: z.boolean().describe('The presidency sends it to all.'),
    introduction: z.string().nullable(),
    rejectedFor: z.string().nullable(),
    notice: z.uuid().nullable().describe('What members were told of it.'),
    documents: z.array(
      z.object({
        filename: z.string(),
        contentType: z.string(),
        bytes: amount,
        sha256: z.string(),
        language: z.string().nullable(),
        readable: z.enum(readabilities).nullable().describe('Null: not read yet.'),
        pages: amount.nullable(),
      }),
    ),
    decisions: z.array(decision),
  }),
);
const mailingPage = named('MailingPage', pageOf(mailingItem));

type Row = typeof mailings.$inferSelect;

const saidInEnglish = (doubts: readonly Doubt[]): string[] =>
  doubts.map((doubt) => doubtWords(doubt, english));

const itemOf = (row: Row): z.infer<typeof mailing> => ({
  id: row.id,
  state: row.state,
  subject: row.subject,
  receivedAt: iso(row.receivedAt),
  sort: row.sort,
  held: row.heldAt !== null,
  heldUntil: row.heldUntil,
  approvedAt: isoOrNull(row.approvedAt),
  approvedBy: row.approvedBy,
  distributedAt: isoOrNull(row.distributedAt),
});

/** What was put aside is for few. */
export const visibleTo = (who: SignedIn) =>
  may(who, 'quarantine') ? undefined : ne(mailings.state, 'quarantined');

/** A mailing that somebody may see. @throws Problem */
export async function mailingSeenBy(desk: Desk, who: SignedIn, id: string): Promise<Row> {
  const [row] = await desk.db
    .select()
    .from(mailings)
    .where(and(eq(mailings.id, id), visibleTo(who)));
  if (!row) throw new Problem('not-found', `No mailing ${id}`);
  return row;
}

async function decisionsOf({ db }: Desk, id: string): Promise<z.infer<typeof decision>[]> {
  const rows = await db
    .select()
    .from(decisions)
    .where(eq(decisions.mailing, id))
    .orderBy(asc(decisions.position));
  const lines = await db
    .select({ line: decisionCases })
    .from(decisionCases)
    .innerJoin(decisions, eq(decisions.id, decisionCases.decision))
    .where(eq(decisions.mailing, id))
    .orderBy(asc(decisionCases.position));
  return rows.map((row) => ({
    ...row,
    doubts: saidInEnglish(row.doubts),
    cases: lines.flatMap(({ line }) =>
      line.decision === row.id ? [{ code: line.code, name: line.name, status: line.status }] : [],
    ),
  }));
}

export const mailingRoutes = [
  route({
    method: 'get',
    path: '/mailings',
    name: 'listMailings',
    summary: 'Mailings of the IPU, the newest first',
    scope: 'read',
    needs: null,
    params: none,
    query: { ...pageQuery, state: mailingState.optional().describe('Only those in this state.') },
    body: null,
    answer: mailingPage,
    async handle({ desk, who, query }) {
      const after = readCursor(afterMoment, query.cursor);
      const rows = await desk.db
        .select()
        .from(mailings)
        .where(
          and(
            visibleTo(who),
            query.state && eq(mailings.state, query.state),
            olderThan(mailings.receivedAt, mailings.id, after),
          ),
        )
        .orderBy(desc(mailings.receivedAt), desc(mailings.id))
        .limit(query.limit + 1);
      return pageFrom(rows, query.limit, itemOf, (row) => [iso(row.receivedAt), row.id]);
    },
  }),
  route({
    method: 'get',
    path: '/mailings/{id}',
    name: 'readMailing',
    summary: 'A mailing with its documents and what was read of them',
    scope: 'read',
    needs: null,
    params: idParameter,
    query: none,
    body: null,
    answer: wholeMailing,
    async handle({ desk, who, path: { id } }) {
      const row = await mailingSeenBy(desk, who, id);
      const [notice] = await desk.db
        .select({ id: notices.id })
        .from(notices)
        .where(eq(notices.mailing, id));
      const files = await desk.db
        .select()
        .from(documents)
        .where(eq(documents.mailing, id))
        .orderBy(asc(documents.position));
      return {
        ...itemOf(row),
        genuine: row.genuine,
        evidence: evidenceItems(row.evidence),
        doubts: saidInEnglish(row.doubts),
        committees: row.committees,
        official: row.official,
        introduction: row.introduction,
        rejectedFor: row.rejectedFor,
        notice: notice?.id ?? null,
        documents: files.map((file) => ({ ...file, pages: file.pages?.length ?? null })),
        decisions: await decisionsOf(desk, id),
      };
    },
  }),
];
