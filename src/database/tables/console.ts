import { index, integer, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { desk, id, moment } from './columns.ts';
import { letters } from './mail.ts';

/** Requests to sign in: a link and a code to type, by mail; each opens one session, once. */
export const signIns = desk.table('sign_ins', {
  id: id(),
  /** Id of the clerk. */
  person: text('person').notNull(),
  linkHash: text('link_hash').notNull().unique(),
  codeHash: text('code_hash').notNull(),
  /** Wrong codes that were typed. */
  wrong: integer('wrong').notNull().default(0),
  createdAt: moment('created_at').notNull(),
  expiresAt: moment('expires_at').notNull(),
  usedAt: moment('used_at'),
  letter: uuid('letter').references(() => letters.id),
});

/** Who is signed in to the console. */
export const sessions = desk.table(
  'sessions',
  {
    id: id(),
    /** Hash of the token in the cookie. */
    tokenHash: text('token_hash').notNull().unique(),
    person: text('person').notNull(),
    /** `link`, `code` or `oidc`. */
    by: text('by').notNull(),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    endedAt: moment('ended_at'),
  },
  (t) => [index('sessions_person').on(t.person)],
);

/** Keys of other programs to the JSON API. */
export const apiTokens = desk.table('api_tokens', {
  id: id(),
  name: text('name').notNull(),
  tokenHash: text('token_hash').notNull().unique(),
  scopes: text('scopes').array().notNull(),
  createdBy: text('created_by').notNull(),
  createdAt: moment('created_at').notNull(),
  expiresAt: moment('expires_at').notNull(),
  revokedAt: moment('revoked_at'),
  lastUsedAt: moment('last_used_at'),
});

/** How often somebody asked of late; what limits follow from it: `pages/pace.ts`. */
export const requestCounts = desk.table(
  'request_counts',
  {
    /** For what, and an HMAC of who; many strangers share one. */
    counted: text('counted').primaryKey(),
    count: integer('count').notNull(),
    /** Then it is counted anew. */
    endsAt: moment('ends_at').notNull(),
  },
  (t) => [index('request_counts_ends_at').on(t.endsAt)],
);

/** First answers of the API, for requests that are sent again with their key. */
export const idempotencyKeys = desk.table(
  'idempotency_keys',
  {
    /** Id of the token, or `command-line`. */
    bearer: text('bearer').notNull(),
    key: text('key').notNull(),
    /** Hash of the request. */
    fingerprint: text('fingerprint').notNull(),
    firstAt: moment('first_at').notNull(),
    /** Of HTTP; null: there is no answer yet. */
    status: integer('status'),
    /** JSON. */
    answer: text('answer'),
  },
  (t) => [
    primaryKey({ columns: [t.bearer, t.key] }),
    index('idempotency_keys_first_at').on(t.firstAt),
  ],
);
