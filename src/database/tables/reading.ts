import {
  type AnyPgColumn,
  boolean,
  date,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { CorrectableField } from '../../domain/correction.ts';
import type { Day } from '../../domain/day.ts';
import type {
  AdoptingBody,
  DecisionStatus,
  DocumentStanding,
  DocumentStyle,
  Manner,
  NextStep,
  Paragraph,
  PersonStatus,
  Place,
  Readability,
  ReadByOcr,
} from '../../domain/decision.ts';
import type { DecisionDoubt, Doubt } from '../../domain/doubt.ts';
import type { Evidence } from '../../domain/evidence.ts';
import { linkMoves } from '../../domain/link.ts';
import type { LinkFault } from '../../domain/link-fault.ts';
import { type MailingSort, mailingMoves } from '../../domain/mailing.ts';
import type { ReadingProblem } from '../../domain/reading-problem.ts';
import type { Violation } from '../../domain/violation.ts';
import { desk, id, moment, state, stateCheck } from './columns.ts';
import { messages } from './mail.ts';

const day = (name: string) => date(name, { mode: 'string' }).$type<Day>();

/** One message from the IPU about human-rights cases. */
export const mailings = desk.table(
  'mailings',
  {
    id: id(),
    message: uuid('message')
      .notNull()
      .unique()
      .references(() => messages.id),
    state: state(mailingMoves, 'received'),
    subject: text('subject').notNull(),
    receivedAt: moment('received_at').notNull(),
    genuine: text('genuine').notNull(),
    evidence: jsonb('evidence').$type<Evidence[]>().notNull(),
    forwardedBy: text('forwarded_by'),
    /** What the covering letter announces. */
    sort: text('sort').$type<MailingSort>().notNull().default('decisions'),
    /** An earlier mailing with the same documents. */
    duplicateOf: uuid('duplicate_of').references((): AnyPgColumn => mailings.id),
    /** What a clerk has to look at before it goes out. */
    doubts: jsonb('doubts').$type<Doubt[]>().notNull().default([]),
    askedAt: moment('asked_at'),
    /** Held by a clerk: it does not go out by itself. */
    heldAt: moment('held_at'),
    /** The first day on which it goes out all the same, if nobody decides before; null: never. */
    heldUntil: day('held_until'),
    approvedAt: moment('approved_at'),
    /** A clerk's id, or `delay` or `automatic`. */
    approvedBy: text('approved_by'),
    /** The committees it was approved for. */
    committees: text('committees').array(),
    /** True where a clerk named the committees: then only their members are told. */
    onlyCommittees: boolean('only_committees').notNull().default(false),
    /** The presidency sends it to all: members cannot stop it, and it says so. */
    official: boolean('official').notNull().default(false),
    introduction: text('introduction'),
    rejectedFor: text('rejected_for'),
    distributedAt: moment('distributed_at'),
  },
  (t) => [stateCheck('mailings', t.state, mailingMoves), index('mailings_state').on(t.state)],
);

/** Who said yes to a mailing; with approval by two persons it goes out at the second one. */
export const approvals = desk.table(
  'approvals',
  {
    id: id(),
    mailing: uuid('mailing')
      .notNull()
      .references(() => mailings.id),
    /** A clerk's id. */
    person: text('person').notNull(),
    at: moment('at').notNull(),
    /** As named on the line; none: all. */
    committees: text('committees').array().notNull(),
    official: boolean('official').notNull().default(false),
  },
  (t) => [unique('approvals_once').on(t.mailing, t.person)],
);

/** One attachment (or body, or linked file) and its text, page by page. */
export const documents = desk.table(
  'documents',
  {
    id: id(),
    mailing: uuid('mailing')
      .notNull()
      .references(() => mailings.id),
    position: integer('position').notNull(),
    filename: text('filename').notNull(),
    via: text('via').notNull(),
    contentType: text('content_type').notNull(),
    sha256: text('sha256').notNull(),
    bytes: integer('bytes').notNull(),
    /** Null until it was read. */
    readable: text('readable').$type<Readability>(),
    problem: jsonb('problem').$type<ReadingProblem>(),
    language: text('language'),
    style: text('style').$type<DocumentStyle>(),
    reference: text('reference'),
    standing: text('standing').$type<DocumentStanding>(),
    /** The sentence in which a corrigendum says what it replaces. */
    corrigendum: text('corrigendum'),
    ocr: jsonb('ocr').$type<ReadByOcr>(),
    /** A better copy that a clerk sent; then this one counts no more. */
    replacedBy: uuid('replaced_by').references((): AnyPgColumn => documents.id),
    /** What opens it, as a clerk gave it. */
    password: text('password'),
    pages: jsonb('pages').$type<string[]>(),
  },
  (t) => [unique('documents_position').on(t.mailing, t.position)],
);

/** What the documents of a mailing say on one country. */
export const decisions = desk.table(
  'decisions',
  {
    id: id(),
    mailing: uuid('mailing')
      .notNull()
      .references(() => mailings.id),
    position: integer('position').notNull(),
    country: text('country').notNull(),
    countryPrinted: text('country_printed').notNull(),
    body: text('body').$type<AdoptingBody>().notNull(),
    session: integer('session'),
    place: text('place'),
    adopted: day('adopted'),
    adoptedFrom: day('adopted_from'),
    manner: text('manner').$type<Manner>(),
    mps: integer('mps'),
    collective: text('collective').array().notNull(),
    violations: text('violations').array().$type<Violation[]>().notNull(),
    violationsPrinted: text('violations_printed').array().notNull(),
    reservations: text('reservations').array().notNull(),
    languages: text('languages').array().$type<('en' | 'fr')[]>().notNull(),
    summary: text('summary'),
    paragraphs: jsonb('paragraphs').$type<Paragraph[]>().notNull(),
    status: text('status').$type<DecisionStatus>(),
    nextSteps: jsonb('next_steps').$type<NextStep[]>().notNull().default([]),
    /** An earlier decision that this one, of a corrigendum, replaces; it takes effect when the mailing is approved. */
    supersedes: uuid('supersedes').references((): AnyPgColumn => decisions.id, {
      onDelete: 'set null',
    }),
    doubts: jsonb('doubts').$type<DecisionDoubt[]>().notNull(),
  },
  (t) => [
    unique('decisions_position').on(t.mailing, t.position),
    index('decisions_country').on(t.country),
  ],
);

/** Where in which document a decision stands: one row for each language version. */
export const decisionDocuments = desk.table(
  'decision_documents',
  {
    decision: uuid('decision')
      .notNull()
      .references(() => decisions.id, { onDelete: 'cascade' }),
    document: uuid('document')
      .notNull()
      .references(() => documents.id),
    page: integer('page').notNull(),
    /** Where in the document each field stands. */
    places: jsonb('places').$type<Place[]>().notNull().default([]),
  },
  (t) => [primaryKey({ columns: [t.decision, t.document] })],
);

/** What a clerk put right: the decision shows it, and what was read is kept here beside it. */
export const corrections = desk.table(
  'corrections',
  {
    id: id(),
    decision: uuid('decision')
      .notNull()
      .references(() => decisions.id, { onDelete: 'cascade' }),
    field: text('field').$type<CorrectableField>().notNull(),
    /** As it was read. */
    read: jsonb('read'),
    corrected: jsonb('corrected').notNull(),
    /** A clerk's id. */
    by: text('by').notNull(),
    at: moment('at').notNull(),
    message: uuid('message').references(() => messages.id),
  },
  (t) => [index('corrections_decision').on(t.decision)],
);

/** Where documents of a mailing lie that came as links only. */
export const links = desk.table(
  'links',
  {
    id: id(),
    mailing: uuid('mailing')
      .notNull()
      .references(() => mailings.id),
    position: integer('position').notNull(),
    url: text('url').notNull(),
    state: state(linkMoves, 'waiting'),
    attempts: integer('attempts').notNull().default(0),
    nextTryAt: moment('next_try_at'),
    /** Why it was refused or failed. */
    problem: jsonb('problem').$type<LinkFault>(),
    fetchedAt: moment('fetched_at'),
  },
  (t) => [
    stateCheck('links', t.state, linkMoves),
    unique('links_position').on(t.mailing, t.position),
  ],
);

/** The IPU's case, by its code; the code is the key, never the name. */
export const cases = desk.table('cases', {
  code: text('code').primaryKey(),
  country: text('country').notNull(),
  /** As last printed. */
  name: text('name').notNull(),
  gender: text('gender').$type<'F' | 'M'>(),
  /** As last said. */
  status: text('status').$type<PersonStatus>(),
  firstSeenAt: moment('first_seen_at').notNull(),
  lastDecision: uuid('last_decision').references(() => decisions.id, { onDelete: 'set null' }),
});

/** A line of a decision's case list. */
export const decisionCases = desk.table(
  'decision_cases',
  {
    decision: uuid('decision')
      .notNull()
      .references(() => decisions.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    code: text('code').references(() => cases.code),
    printed: text('printed'),
    name: text('name').notNull(),
    gender: text('gender').$type<'F' | 'M'>(),
    status: text('status').$type<PersonStatus>(),
  },
  (t) => [
    primaryKey({ columns: [t.decision, t.position] }),
    index('decision_cases_code').on(t.code),
  ],
);
