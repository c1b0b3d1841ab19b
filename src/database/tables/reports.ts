import { date, integer, jsonb, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Day } from '../../domain/day.ts';
import { reportMoves } from '../../domain/report.ts';
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
    until: date('until_day', { mode: 'string' }).$type<Day>().notNull(),
    /** What it says, fixed when it was drafted: what the clerk approved is what is sent. */
    content: jsonb('content').notNull(),
    draftedAt: moment('drafted_at').notNull(),
    approvedAt: moment('approved_at'),
    approvedBy: text('approved_by'),
    letter: uuid('letter').references(() => letters.id),
    acknowledgedBy: uuid('acknowledged_by').references(() => messages.id),
  },
  (t) => [stateCheck('reports', t.state, reportMoves)],
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
  },
  (t) => [primaryKey({ columns: [t.report, t.action] })],
);
