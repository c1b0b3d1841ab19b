import { sql } from 'drizzle-orm';
import {
  boolean,
  date,
  integer,
  jsonb,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Day } from '../../domain/day.ts';
import { type ReportChange, type ReportOccasion, reportMoves } from '../../domain/report.ts';
import type { ReportContent } from '../../domain/report-content.ts';
import { desk, id, moment, state, stateCheck } from './columns.ts';
import { letters, messages } from './mail.ts';
import { actions } from './replies.ts';

/** What we tell the IPU. */
export const reports = desk.table(
  'reports',
  {
    id: id(),
    number: integer('number').notNull().unique(),
    state: state(reportMoves, 'draft'),
    from: date('from_day', { mode: 'string' }).$type<Day>().notNull(),
    /** The first day that it no longer covers. */
    until: date('until_day', { mode: 'string' }).$type<Day>().notNull(),
    occasion: text('occasion').$type<ReportOccasion>().notNull(),
    /** The clerk's own words at its head. */
    introduction: text('introduction'),
    /** The latest version: what a yes approves, and what is sent. */
    version: integer('version').notNull(),
    /** The version that the clerks were sent last; 0: none yet. */
    askedVersion: integer('asked_version').notNull().default(0),
    draftedAt: moment('drafted_at').notNull(),
    approvedAt: moment('approved_at'),
    approvedBy: text('approved_by'),
    letter: uuid('letter').references(() => letters.id),
    /** When the mail server took it. */
    sentAt: moment('sent_at'),
    /** When the clerk was told that nobody has answered it. */
    silenceToldAt: moment('silence_told_at'),
    acknowledgedBy: uuid('acknowledged_by').references(() => messages.id),
  },
  (t) => [
    stateCheck('reports', t.state, reportMoves),
    // A second draft would tell the same things.
    uniqueIndex('reports_one_draft').on(t.state).where(sql`state = 'draft'`),
  ],
);

/** Every version that was put before a clerk: fixed, as what was approved is what is sent. */
export const reportVersions = desk.table(
  'report_versions',
  {
    report: uuid('report')
      .notNull()
      .references(() => reports.id),
    version: integer('version').notNull(),
    content: jsonb('content').$type<ReportContent>().notNull(),
    madeAt: moment('made_at').notNull(),
    /** Id of the clerk, or `desk`. */
    madeBy: text('made_by').notNull(),
    change: jsonb('change').$type<ReportChange>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.report, t.version] })],
);

/** Which actions went into which report: each goes into one. */
export const reportActions = desk.table(
  'report_actions',
  {
    report: uuid('report')
      .notNull()
      .references(() => reports.id),
    action: uuid('action')
      .notNull()
      .references(() => actions.id),
    /** A clerk left it out of this one; the next one proposes it again. */
    omitted: boolean('omitted').notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.report, t.action] })],
);

/** Who said yes to which version of a report. */
export const reportApprovals = desk.table(
  'report_approvals',
  {
    report: uuid('report')
      .notNull()
      .references(() => reports.id),
    person: text('person').notNull(),
    version: integer('version').notNull(),
    at: moment('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.report, t.person] })],
);

/** What the IPU answered to a report. */
export const reportAnswers = desk.table('report_answers', {
  message: uuid('message')
    .primaryKey()
    .references(() => messages.id),
  report: uuid('report')
    .notNull()
    .references(() => reports.id),
  receivedAt: moment('received_at').notNull(),
  sender: text('sender').notNull(),
  text: text('text').notNull(),
  /** It asks something: somebody has to answer. */
  asks: boolean('asks').notNull(),
});
