import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import {
  type ActionKind,
  type Actor,
  actionKinds,
  actors,
  type Visibility,
  visibilities,
} from '../../domain/action.ts';
import { commandMoves } from '../../domain/command.ts';
import type { Country } from '../../domain/country.ts';
import type { Day } from '../../domain/day.ts';
import { intentionMoves } from '../../domain/intention.ts';
import { replyMoves } from '../../domain/reply.ts';
import { desk, id, moment, state, stateCheck } from './columns.ts';
import { deliveries } from './distribution.ts';
import { followUps } from './follow-up.ts';
import { letters, messages } from './mail.ts';
import { members } from './members.ts';

const oneOf = (words: readonly string[]) => sql.raw(words.map((w) => `'${w}'`).join(', '));

/** One action, or intention, that a free text may speak of; a clerk confirms it. */
export interface Suggestion {
  readonly kind: ActionKind;
  readonly cases: readonly string[];
  /** Named without one of their cases. */
  readonly countries: readonly Country[];
  /** The text says that it will be done, and not that it was. */
  readonly planned: boolean;
  /** The day that the text names; null: none. */
  readonly on: Day | null;
  /** The words of the text that it rests on. */
  readonly words: string;
}

/** A member's answer to a notice, without the quoted text, which is kept beside it. */
export const replies = desk.table(
  'replies',
  {
    id: id(),
    message: uuid('message')
      .notNull()
      .unique()
      .references(() => messages.id),
    delivery: uuid('delivery')
      .notNull()
      .references(() => deliveries.id),
    member: uuid('member')
      .notNull()
      .references(() => members.id),
    receivedAt: moment('received_at').notNull(),
    text: text('text').notNull(),
    signature: text('signature'),
    rest: text('rest').notNull(),
    /** Which rule cut the quotation off. */
    cutBy: text('cut_by').notNull(),
    suggestions: jsonb('suggestions').$type<readonly Suggestion[]>().notNull(),
    state: state(replyMoves, 'new'),
  },
  (t) => [stateCheck('replies', t.state, replyMoves)],
);

/** An out-of-office answer; never counts as a reply. */
export const absences = desk.table('absences', {
  message: uuid('message')
    .primaryKey()
    .references(() => messages.id),
  address: text('address').notNull(),
  until: date('until', { mode: 'string' }).$type<Day>(),
});

/** A person's order, given by mail or on the console, on its way to the stage that carries it out. */
export const commands = desk.table(
  'commands',
  {
    id: id(),
    /** Null: given on the console. */
    message: uuid('message')
      .unique()
      .references(() => messages.id),
    person: text('person').notNull(),
    /** The job that carries it out. */
    job: text('job').notNull(),
    /** The order itself, as parsed. */
    order: jsonb('order').notNull(),
    aboutKind: text('about_kind').notNull(),
    about: uuid('about').notNull(),
    state: state(commandMoves, 'taken'),
    takenAt: moment('taken_at').notNull(),
    outcome: text('outcome'),
  },
  (t) => [
    stateCheck('commands', t.state, commandMoves),
    index('commands_open').on(t.state).where(sql`state = 'taken'`),
  ],
);

/** Something the parliament did for colleagues at risk. */
export const actions = desk.table(
  'actions',
  {
    id: id(),
    /** Makes recording it twice one action: the command's or mailing's id and the kind. */
    once: text('once').notNull().unique(),
    kind: text('kind').$type<ActionKind>().notNull(),
    doneOn: date('done_on', { mode: 'string' }).$type<Day>().notNull(),
    actor: text('actor').$type<Actor>().notNull(),
    who: text('who').notNull(),
    /** The member who acted, for themselves or for their committee. */
    member: uuid('member').references(() => members.id),
    /** The member who acted consents to be named outside of this parliament. */
    named: boolean('named').notNull().default(false),
    /** The committee that acted, as what it owed or besides. */
    committee: text('committee'),
    followUp: uuid('follow_up').references(() => followUps.id),
    what: text('what'),
    countries: text('countries').array().notNull(),
    visibility: text('visibility').$type<Visibility>().notNull().default('ipu-only'),
    /** The message that it was taken from; null where the desk itself acted. */
    evidence: uuid('evidence').references(() => messages.id),
    recordedAt: moment('recorded_at').notNull(),
    /** It did not happen; kept, and told as a correction where a report told it. */
    withdrawnAt: moment('withdrawn_at'),
    /** Why it was corrected or withdrawn last. */
    changedBecause: text('changed_because'),
  },
  (t) => [
    check('actions_actor', sql`${t.actor} in (${oneOf(actors)})`),
    check('actions_member', sql`${t.actor} <> 'member' or ${t.member} is not null`),
    check('actions_committee', sql`${t.actor} <> 'committee' or ${t.committee} is not null`),
    check('actions_kind', sql`${t.kind} in (${oneOf(actionKinds)})`),
    check('actions_visibility', sql`${t.visibility} in (${oneOf(visibilities)})`),
    index('actions_countries').using('gin', t.countries),
    index('actions_member').on(t.member),
  ],
);

/** The cases an action was for. No reference to `cases`: a member may name one before its decision arrives. */
export const actionCases = desk.table(
  'action_cases',
  {
    action: uuid('action')
      .notNull()
      .references(() => actions.id),
    code: text('code').notNull(),
  },
  (t) => [primaryKey({ columns: [t.action, t.code] }), index('action_cases_code').on(t.code)],
);

/** What came with the words that an action was taken from: the evidence of it. */
export const actionFiles = desk.table('action_files', {
  id: id(),
  action: uuid('action')
    .notNull()
    .references(() => actions.id),
  filename: text('filename').notNull(),
  contentType: text('content_type').notNull(),
  bytes: integer('bytes').notNull(),
  /** Its content in the store of raw mail. */
  sha256: text('sha256').notNull(),
});

/** What somebody said that they would do; they are reminded of it once. */
export const intentions = desk.table(
  'intentions',
  {
    id: id(),
    /** Makes recording it twice one intention: the command's id and the kind. */
    once: text('once').notNull().unique(),
    kind: text('kind').$type<ActionKind>().notNull(),
    /** The day that was named; null: none. */
    plannedFor: date('planned_for', { mode: 'string' }).$type<Day>(),
    member: uuid('member')
      .notNull()
      .references(() => members.id),
    what: text('what'),
    cases: text('cases').array().notNull(),
    countries: text('countries').array().notNull(),
    /** Null: a clerk noted it on the console. */
    evidence: uuid('evidence').references(() => messages.id),
    state: state(intentionMoves, 'planned'),
    recordedAt: moment('recorded_at').notNull(),
    /** The one letter that reminded of it. */
    reminder: uuid('reminder').references(() => letters.id),
    /** What came of it. */
    action: uuid('action').references(() => actions.id),
  },
  (t) => [
    stateCheck('intentions', t.state, intentionMoves),
    check('intentions_kind', sql`${t.kind} in (${oneOf(actionKinds)})`),
    index('intentions_open').on(t.plannedFor).where(sql`state = 'planned'`),
  ],
);
