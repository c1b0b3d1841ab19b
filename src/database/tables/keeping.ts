import { bigint, date, text } from 'drizzle-orm/pg-core';
import type { Day } from '../../domain/day.ts';
import { desk, id, moment } from './columns.ts';

/**
 * The audit as a chain: each link carries a hash over the one before and its row of the audit, in the order in
 * which they were committed (database/audit-chain.ts). Written by the database itself. No reference to
 * `audit`: what was taken out of it has to be named.
 */
export const auditChain = desk.table('audit_chain', {
  position: bigint('position', { mode: 'number' }).primaryKey(),
  /** Id of the row of the audit. */
  audit: bigint('audit', { mode: 'number' }).notNull().unique(),
  hash: text('hash').notNull(),
});

/** What stood under these hashes was erased, by policy or on request: their absence is no damage. */
export const erasedBlobs = desk.table('erased_blobs', {
  sha256: text('sha256').primaryKey(),
  erasedAt: moment('erased_at').notNull(),
  /** The class of the retention policy, or `person`. */
  because: text('because').notNull(),
});

/** While one is open nothing is sent: after a restore nobody but a person knows what has gone out since. */
export const standstills = desk.table('standstills', {
  id: id(),
  since: moment('since').notNull(),
  /** When the backup was taken that was restored. */
  takenAt: moment('taken_at').notNull(),
  endedAt: moment('ended_at'),
  endedBy: text('ended_by'),
});

/** What is done once a day, and the last day on which it was. */
export const chores = desk.table('chores', {
  name: text('name').primaryKey(),
  doneOn: date('done_on', { mode: 'string' }).$type<Day>().notNull(),
});
