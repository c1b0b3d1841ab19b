import { date, integer, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { Day } from '../../domain/day.ts';
import { followUpMoves } from '../../domain/follow-up.ts';
import { desk, id, moment, state, stateCheck } from './columns.ts';
import { letters } from './mail.ts';
import { mailings } from './reading.ts';

/** What a committee owes on a mailing. Its deadline is computed: `workingDays` after `openedOn`. */
export const followUps = desk.table(
  'follow_ups',
  {
    id: id(),
    mailing: uuid('mailing')
      .notNull()
      .references(() => mailings.id),
    committee: text('committee').notNull(),
    state: state(followUpMoves, 'open'),
    openedOn: date('opened_on', { mode: 'string' }).$type<Day>().notNull(),
    workingDays: integer('working_days').notNull(),
    closedAt: moment('closed_at'),
    closedBy: text('closed_by'),
    reason: text('reason'),
  },
  (t) => [
    unique('follow_ups_once').on(t.mailing, t.committee),
    stateCheck('follow_ups', t.state, followUpMoves),
  ],
);

/** The ledger of reminders: reserved before the letter is written, so that none is sent twice. */
export const reminders = desk.table(
  'reminders',
  {
    id: id(),
    followUp: uuid('follow_up')
      .notNull()
      .references(() => followUps.id),
    rule: text('rule').notNull(),
    clerk: text('clerk').notNull(),
    letter: uuid('letter')
      .notNull()
      .references(() => letters.id),
    reservedAt: moment('reserved_at').notNull(),
  },
  (t) => [unique('reminders_once').on(t.followUp, t.rule, t.clerk)],
);
