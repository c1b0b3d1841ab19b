import { boolean, date, index, jsonb, real, text } from 'drizzle-orm/pg-core';
import type { Day } from '../../domain/day.ts';
import type { Follows } from '../../domain/follows.ts';
import type { Language } from '../../domain/language.ts';
import type { Membership } from '../../domain/membership.ts';
import { desk, id, moment } from './columns.ts';

/** A member of our parliament. Who left keeps the row, with an end date. */
export const members = desk.table(
  'members',
  {
    id: id(),
    /** The parliament's own id of the person, or the e-mail address. */
    key: text('key').notNull().unique(),
    name: text('name').notNull(),
    /** How a mail begins, without a word of greeting. */
    salutation: text('salutation').notNull(),
    /** Where notices go; in lower case. */
    email: text('email').notNull(),
    /** Other addresses that the member writes from; in lower case. */
    otherEmails: text('other_emails').array().notNull().default([]),
    language: text('language').$type<Language>().notNull(),
    chamber: text('chamber'),
    party: text('party'),
    constituency: text('constituency'),
    memberships: jsonb('memberships').$type<Membership[]>().notNull().default([]),
    /** The first day on which the person is a member no more. */
    endedOn: date('ended_on', { mode: 'string' }).$type<Day>(),
    /** Below: what the member chose. Null: everything. */
    follows: jsonb('follows').$type<Follows>(),
    /** Notices of a day in one mail, the next morning, instead of each at once. */
    digest: boolean('digest').notNull().default(false),
    /** The first day on which notices come again. */
    pausedUntil: date('paused_until', { mode: 'string' }).$type<Day>(),
    /** Wishes no notices. */
    stoppedAt: moment('stopped_at'),
    /** The language was chosen by the member: an import does not change it. */
    languageChosen: boolean('language_chosen').notNull().default(false),
    /** How often notices came back lately, as of `bouncedAt` (domain/bounce-score.ts). */
    bounceScore: real('bounce_score').notNull().default(0),
    bouncedAt: moment('bounced_at'),
    /** Since the score says that the address is dead. */
    undeliverableSince: moment('undeliverable_since'),
    /** Who this was is known no more; the row stays, since a member was told. */
    erasedAt: moment('erased_at'),
  },
  (t) => [index('members_email').on(t.email)],
);
