import { sql } from 'drizzle-orm';
import { date, index, integer, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { Day } from '../../domain/day.ts';
import { deliveryMoves } from '../../domain/delivery.ts';
import type { Language } from '../../domain/language.ts';
import { desk, id, moment, state, stateCheck } from './columns.ts';
import { mailings } from './reading.ts';

/** A member of our parliament. Who left keeps the row, with an end date. */
export const members = desk.table('members', {
  id: id(),
  /** The parliament's own id of the person, or the e-mail address. */
  key: text('key').notNull().unique(),
  name: text('name').notNull(),
  salutation: text('salutation').notNull(),
  email: text('email').notNull(),
  language: text('language').$type<Language>().notNull(),
  committees: text('committees').array().notNull(),
  endedOn: date('ended_on', { mode: 'string' }).$type<Day>(),
  pausedUntil: date('paused_until', { mode: 'string' }).$type<Day>(),
  /** Since a bounce said that the address is dead. */
  undeliverableSince: moment('undeliverable_since'),
});

/** The number under which a committee files a mailing, in its own series per session year. */
export const registrations = desk.table(
  'registrations',
  {
    id: id(),
    mailing: uuid('mailing')
      .notNull()
      .references(() => mailings.id),
    committee: text('committee').notNull(),
    session: text('session').notNull(),
    number: integer('number').notNull(),
    printed: text('printed').notNull(),
  },
  (t) => [
    unique('registrations_mailing').on(t.mailing, t.committee),
    unique('registrations_series').on(t.committee, t.session, t.number),
  ],
);

/** What we tell members about a mailing. */
export const notices = desk.table('notices', {
  id: id(),
  mailing: uuid('mailing')
    .notNull()
    .unique()
    .references(() => mailings.id),
  createdAt: moment('created_at').notNull(),
});

/** One notice to one member: every member is told once. */
export const deliveries = desk.table(
  'deliveries',
  {
    id: id(),
    notice: uuid('notice')
      .notNull()
      .references(() => notices.id),
    member: uuid('member')
      .notNull()
      .references(() => members.id),
    address: text('address').notNull(),
    language: text('language').$type<Language>().notNull(),
    state: state(deliveryMoves, 'queued'),
    attempts: integer('attempts').notNull().default(0),
    createdAt: moment('created_at').notNull(),
    claimedAt: moment('claimed_at'),
    nextTryAt: moment('next_try_at'),
    sentAt: moment('sent_at'),
    /** What the server, or the bounce, said last. */
    response: text('response'),
    tokenHash: text('token_hash').notNull().unique(),
    messageId: text('message_id').notNull().unique(),
  },
  (t) => [
    unique('deliveries_once').on(t.notice, t.member),
    stateCheck('deliveries', t.state, deliveryMoves),
    index('deliveries_open')
      .on(t.notice, t.state, t.nextTryAt)
      .where(sql`state in ('queued', 'sending', 'uncertain')`),
  ],
);
