import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  check,
  date,
  index,
  integer,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Day } from '../../domain/day.ts';
import { followUpMoves } from '../../domain/follow-up.ts';
import { desk, id, moment, state, stateCheck } from './columns.ts';
import { letters, messages } from './mail.ts';
import { members } from './members.ts';
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
    /** Its place among the parts into which the committee split what it owes; 0: the whole, or what is left of it. */
    part: integer('part').notNull().default(0),
    splitFrom: uuid('split_from').references((): AnyPgColumn => followUps.id),
    /** Codes of the cases that it is about; null: all of the mailing that no other part has. */
    cases: text('cases').array(),
    state: state(followUpMoves, 'open'),
    /** The day from which its working days count: of the approval, or of the last reopening. */
    openedOn: date('opened_on', { mode: 'string' }).$type<Day>().notNull(),
    workingDays: integer('working_days').notNull(),
    /** How often it was reopened: each time its reminders begin anew. */
    round: integer('round').notNull().default(0),
    /** Who looks after it; neither: the clerks of the committee. */
    assignedClerk: text('assigned_clerk'),
    assignedMember: uuid('assigned_member').references(() => members.id),
    /** No reminders before this day, and why. */
    snoozedUntil: date('snoozed_until', { mode: 'string' }).$type<Day>(),
    snoozedBecause: text('snoozed_because'),
    /** When somebody last did anything about it: reminders escalate when nobody does. */
    reactedAt: moment('reacted_at'),
    /** The deadline that its clerks were told; a holiday or recess added later moves the computed one. */
    toldDeadline: date('told_deadline', { mode: 'string' }).$type<Day>().notNull(),
    /** Of its calendar entry, how often it was changed (RFC 5545 SEQUENCE). */
    sequence: integer('sequence').notNull().default(0),
    closedAt: moment('closed_at'),
    closedBy: text('closed_by'),
    reason: text('reason'),
  },
  (t) => [
    unique('follow_ups_once').on(t.mailing, t.committee, t.part),
    stateCheck('follow_ups', t.state, followUpMoves),
    check('follow_ups_one_owner', sql`${t.assignedClerk} is null or ${t.assignedMember} is null`),
    check('follow_ups_waived_for_a_reason', sql`${t.state} <> 'waived' or ${t.reason} is not null`),
    index('follow_ups_open').on(t.committee).where(sql`state = 'open'`),
  ],
);

/** What was noted about a follow-up on its way. */
export const followUpNotes = desk.table('follow_up_notes', {
  id: id(),
  followUp: uuid('follow_up')
    .notNull()
    .references(() => followUps.id),
  at: moment('at').notNull(),
  /** Id of the clerk or member. */
  person: text('person').notNull(),
  text: text('text').notNull(),
  message: uuid('message').references(() => messages.id),
});

/** The ledger of reminders: reserved before the letter is written, so that none is sent twice. */
export const reminders = desk.table(
  'reminders',
  {
    id: id(),
    followUp: uuid('follow_up')
      .notNull()
      .references(() => followUps.id),
    round: integer('round').notNull(),
    rule: text('rule').notNull(),
    /** Id of the clerk or member who is reminded. */
    person: text('person').notNull(),
    letter: uuid('letter')
      .notNull()
      .references(() => letters.id),
    reservedAt: moment('reserved_at').notNull(),
  },
  (t) => [unique('reminders_once').on(t.followUp, t.round, t.rule, t.person)],
);
