import { sql } from 'drizzle-orm';
import { bigserial, index, jsonb, text, uuid } from 'drizzle-orm/pg-core';
import { desk, moment } from './columns.ts';
import { messages } from './mail.ts';

/** Every change that matters: who, what, when, from which message. Only ever added to. */
export const audit = desk.table(
  'audit',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    at: moment('at').notNull(),
    /** A clerk's or member's id, or `desk`. */
    who: text('who').notNull(),
    what: text('what').notNull(),
    thing: text('thing').notNull(),
    thingId: uuid('thing_id').notNull(),
    message: uuid('message').references(() => messages.id),
    details: jsonb('details'),
  },
  (t) => [
    index('audit_thing').on(t.thing, t.thingId),
    index('audit_message').on(t.message).where(sql`message is not null`),
  ],
);
