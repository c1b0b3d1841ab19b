import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { deliveryMoves } from '../../domain/delivery.ts';
import type { Failure } from '../../domain/evidence.ts';
import type { FetchFault } from '../../domain/fetch-fault.ts';
import { messageMoves } from '../../domain/message.ts';
import type { Verdict } from '../../domain/verdict.ts';
import { desk, id, moment, state, stateCheck } from './columns.ts';

/** Every message that ever arrived, known by the hash of its bytes. */
export const messages = desk.table(
  'messages',
  {
    id: id(),
    sha256: text('sha256').notNull().unique(),
    bytes: integer('bytes').notNull(),
    state: state(messageMoves, 'stored'),
    storedAt: moment('stored_at').notNull(),
    /** Below: null until recognised. */
    kind: text('kind'),
    /** The job that acts on it. */
    next: text('next'),
    sender: text('sender'),
    /** Whose limit it counts for: the address in From, and apart from them those of whom nothing proves it. */
    countedAs: text('counted_as'),
    subject: text('subject'),
    /** A hint for threads only; never a key (RFC 5322 §3.6.4 is not enforced by anybody). */
    messageId: text('message_id'),
    /** Authenticity: result and evidence, made at arrival. */
    verdict: jsonb('verdict').$type<Verdict>(),
    /** Why it is in the pen. */
    failure: jsonb('failure').$type<Failure>(),
    /** What a clerk says it is, whatever the desk thinks. */
    treatAs: text('treat_as').$type<'mailing'>(),
    /** Not looked at before: its sender sends too much, or DNS did not answer. */
    notBefore: moment('not_before'),
    /** Its bytes are kept no more, nor what was known of its sender: by policy, or at a person's request. */
    erasedAt: moment('erased_at'),
  },
  (t) => [
    stateCheck('messages', t.state, messageMoves),
    index('messages_counted').on(t.countedAs),
    index('messages_open').on(t.state).where(sql`state in ('stored', 'recognised')`),
    index('messages_failed').on(t.state).where(sql`state = 'failed'`),
  ],
);

/** Which message of which mailbox was fetched: a UID is valid within one UIDVALIDITY (RFC 3501 §2.3.1.1). */
export const fetches = desk.table(
  'fetches',
  {
    mailbox: text('mailbox').notNull(),
    uidValidity: text('uid_validity').notNull(),
    uid: bigint('uid', { mode: 'number' }).notNull(),
    message: uuid('message')
      .notNull()
      .references(() => messages.id),
  },
  (t) => [primaryKey({ columns: [t.mailbox, t.uidValidity, t.uid] })],
);

/** Messages of a mailbox that could not be fetched or kept; the rest went on. */
export const failedFetches = desk.table(
  'failed_fetches',
  {
    mailbox: text('mailbox').notNull(),
    uidValidity: text('uid_validity').notNull(),
    uid: bigint('uid', { mode: 'number' }).notNull(),
    attempts: integer('attempts').notNull().default(1),
    reason: jsonb('reason').$type<FetchFault>().notNull(),
    failedAt: moment('failed_at').notNull(),
    /** Set when it is tried no more and the administrator was told. */
    gaveUpAt: moment('gave_up_at'),
  },
  (t) => [primaryKey({ columns: [t.mailbox, t.uidValidity, t.uid] })],
);

/** How far each mailbox was read, and when that last succeeded. */
export const mailboxes = desk.table('mailboxes', {
  name: text('name').primaryKey(),
  /** Null while nothing was found in it. */
  uidValidity: text('uid_validity'),
  /** Up to here every message is kept or among `failed_fetches`. */
  highestUid: bigint('highest_uid', { mode: 'number' }).notNull().default(0),
  polledAt: moment('polled_at').notNull(),
});

/** Which process reads a mailbox, where there are several; one in its own database needs none. */
export const leases = desk.table('leases', {
  mailbox: text('mailbox').primaryKey(),
  /** In words: machine and process. */
  holder: text('holder').notNull(),
  /** Grows with each new holder. */
  term: bigint('term', { mode: 'number' }).notNull(),
  /** By the database's clock. */
  until: moment('until').notNull(),
});

/** Every mail that we write, but for notices: to clerks, administrators and the IPU. Its bytes are fixed when its row is made. */
export const letters = desk.table(
  'letters',
  {
    id: id(),
    /** Says which letter this is, so that a job run twice writes one: `approval-request:<mailing>:<clerk>`. */
    once: text('once').notNull().unique(),
    mail: text('mail').notNull(),
    /** The person it was written to: a clerk's or member's id, or `ipu`. */
    person: text('person').notNull(),
    address: text('address').notNull(),
    subject: text('subject').notNull(),
    /** Hash of the finished bytes. */
    raw: text('raw').notNull(),
    messageId: text('message_id').notNull().unique(),
    /** What a reply to it is about. */
    aboutKind: text('about_kind'),
    about: uuid('about'),
    tokenHash: text('token_hash').unique(),
    /** The short typed code (`Q7F3-K2MD`), hashed; good only from `person`. */
    codeHash: text('code_hash'),
    expiresAt: moment('expires_at').notNull(),
    state: state(deliveryMoves, 'queued'),
    attempts: integer('attempts').notNull().default(0),
    createdAt: moment('created_at').notNull(),
    claimedAt: moment('claimed_at'),
    nextTryAt: moment('next_try_at'),
    sentAt: moment('sent_at'),
    response: text('response'),
    /** Its bytes are kept no more, nor to which address it went. */
    erasedAt: moment('erased_at'),
  },
  (t) => [
    stateCheck('letters', t.state, deliveryMoves),
    index('letters_open')
      .on(t.state, t.nextTryAt)
      .where(sql`state in ('queued', 'sending', 'uncertain')`),
    index('letters_about').on(t.aboutKind, t.about),
    unique('letters_code').on(t.codeHash),
  ],
);
