import { sql } from 'drizzle-orm';
import { type AnyPgColumn, check, pgSchema, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { type Moves, type StateOf, statesOf } from '../../domain/moves.ts';

/** All our tables live in this schema; BullMQ's, where it uses PostgreSQL, in `bullmq`. */
export const desk = pgSchema('desk');

export const id = () => uuid('id').primaryKey().defaultRandom();
/** A moment, stored in UTC. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
/** The column of a thing's state, typed by its table of moves. */
export const state = <M extends Moves>(_moves: M, first: StateOf<M>) =>
  text('state').$type<StateOf<M>>().notNull().default(first);

/** The CHECK constraint that lets only the states of the table of moves in. */
export const stateCheck = (table: string, column: AnyPgColumn, moves: Moves) =>
  check(
    `${table}_state`,
    sql`${column} in (${sql.raw(
      statesOf(moves)
        .map((s) => `'${s}'`)
        .join(', '),
    )})`,
  );
