import { sql } from 'drizzle-orm';
import { bigserial, index, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { looks } from '../../domain/audited.ts';
import { desk, moment } from './columns.ts';
import { messages } from './mail.ts';

const someLooks = looks.map((look) => `'${look}'`).join(', ');
/** Conditions on `what`, to the letter those of the indexes: by them alone the database knows that these serve. */
export const isLook = sql.raw(`what in (${someLooks})`);
export const isDone = sql.raw(`what not in (${someLooks})`);

/** Every change that matters, and who looked at what: who, what, when, from which message. Only ever added to. */
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
    // What was done is found without passing by what was looked at, of which there is much more.
    index('audit_done').on(t.id).where(isDone),
    index('audit_done_by').on(t.who, t.id).where(isDone),
    // Once for a person, a thing and a day.
    uniqueIndex('audit_look')
      .on(t.who, t.thing, t.thingId, t.what, sql`((at at time zone 'UTC')::date)`)
      .where(isLook),
    index('audit_message').on(t.message).where(sql`message is not null`),
  ],
);
