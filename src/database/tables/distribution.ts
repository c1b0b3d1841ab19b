import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  date,
  index,
  integer,
  jsonb,
  real,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Country } from '../../domain/country.ts';
import type { Day } from '../../domain/day.ts';
import { deliveryMoves } from '../../domain/delivery.ts';
import type { Pause } from '../../domain/desk-fault.ts';
import type { Language } from '../../domain/language.ts';
import { desk, id, moment, state, stateCheck } from './columns.ts';
import { members } from './members.ts';
import { mailings } from './reading.ts';

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
  /** Set while it is paused: too many of its mails failed. An administrator lets it go on. */
  pausedAt: moment('paused_at'),
  pausedFor: jsonb('paused_for').$type<Pause>(),
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
    /** Of the address, in lower case: limits are by domain. */
    domain: text('domain').notNull(),
    language: text('language').$type<Language>().notNull(),
    /** The countries whose decisions it shows, for a member who follows some only; null: all of the mailing. */
    extract: jsonb('extract').$type<Country[]>(),
    /** Waits for the daily digest of this day. */
    digestOn: date('digest_on', { mode: 'string' }).$type<Day>(),
    /** Told in the mail of this delivery, whose states it shares. */
    digestOf: uuid('digest_of').references((): AnyPgColumn => deliveries.id),
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
    index('deliveries_digest').on(t.digestOf).where(sql`digest_of is not null`),
  ],
);

/** How a mail server's pace is kept over restarts and processes: one row for a domain, `*` for all of them. */
export const sendingDomains = desk.table('sending_domains', {
  domain: text('domain').primaryKey(),
  /** What may be sent at once; grows with time up to the limit of a minute. */
  tokens: real('tokens').notNull(),
  refilledAt: moment('refilled_at').notNull(),
  /** Nothing is sent there before: it said that it is busy. */
  notBefore: moment('not_before'),
  /** What it said. */
  because: text('because'),
  /** How often in a row it said so; the waits grow. */
  refusals: integer('refusals').notNull().default(0),
});
