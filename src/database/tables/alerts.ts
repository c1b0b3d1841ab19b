import { sql } from 'drizzle-orm';
import { check, jsonb, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { type AlertCondition, type AlertFacts, alertConditions } from '../../domain/alert.ts';
import { desk, id, moment } from './columns.ts';

/** What was or is not as it should be; its row decides who of several processes tells the administrator. */
export const alerts = desk.table(
  'alerts',
  {
    id: id(),
    condition: text('condition').$type<AlertCondition>().notNull(),
    /** Which of several: a queue, a host. */
    about: text('about').notNull(),
    /** As it was seen last. */
    facts: jsonb('facts').$type<AlertFacts>().notNull(),
    beganAt: moment('began_at').notNull(),
    /** When the administrator was told last. */
    toldAt: moment('told_at').notNull(),
    /** Not seen since then; null while it is. */
    quietSince: moment('quiet_since'),
    endedAt: moment('ended_at'),
  },
  (t) => [
    check(
      'alerts_condition',
      sql`${t.condition} in (${sql.raw(alertConditions.map((c) => `'${c}'`).join(', '))})`,
    ),
    uniqueIndex('alerts_one_open').on(t.condition, t.about).where(sql`ended_at is null`),
  ],
);
