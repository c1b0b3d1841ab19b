import type pg from 'pg';
import { guardNames } from '../../database/guards.ts';
import { statesOf } from '../../domain/moves.ts';
import { stateMachines } from '../../domain/states.ts';
import { type Fault, faultIn } from './fault.ts';

/** States that the audit tells of: how the row there begins that every such thing has. */
const recorded: readonly {
  readonly table: keyof typeof stateMachines;
  readonly thing: string;
  readonly states: readonly string[];
  readonly as: readonly string[];
}[] = [
  { table: 'mailings', thing: 'mailing', states: ['approved', 'distributed'], as: ['approve'] },
  { table: 'mailings', thing: 'mailing', states: ['distributed'], as: ['distributed'] },
  { table: 'mailings', thing: 'mailing', states: ['rejected'], as: ['reject'] },
  { table: 'mailings', thing: 'mailing', states: ['superseded'], as: ['superseded'] },
  { table: 'follow_ups', thing: 'follow-up', states: ['done'], as: ['done'] },
  { table: 'follow_ups', thing: 'follow-up', states: ['waived'], as: ['waived'] },
  {
    table: 'reports',
    thing: 'report',
    states: ['approved', 'sent', 'acknowledged'],
    as: ['approve'],
  },
  { table: 'reports', thing: 'report', states: ['sent', 'acknowledged'], as: ['sent'] },
  { table: 'reports', thing: 'report', states: ['acknowledged'], as: ['acknowledged'] },
  { table: 'reports', thing: 'report', states: ['discarded'], as: ['reject'] },
];

/** Each thing is in a state of its table, came to it as the audit tells, and the guards that see to it are up. */
export async function verifyStates(pool: pg.Pool): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const [table, moves] of Object.entries(stateMachines)) {
    const { rows } = await pool.query(
      `select id::text, state from desk.${table} where state <> all($1::text[]) order by id`,
      [statesOf(moves)],
    );
    for (const { id, state } of rows)
      faults.push(faultIn('state-unknown', `${table} ${id}`, `There is no state “${state}”`));
  }
  for (const { table, thing, states, as } of recorded) {
    const { rows } = await pool.query(
      `select id::text, state from desk.${table} t where state = any($1::text[]) and not exists (
        select from desk.audit a where a.thing = $2 and a.thing_id = t.id and a.what like any($3::text[])) order by id`,
      [states, thing, as.map((word) => `${word}%`)],
    );
    for (const { id, state } of rows)
      faults.push(
        faultIn(
          'state-unrecorded',
          `${table} ${id}`,
          `It is ${state}, and nobody wrote “${as[0]}”`,
        ),
      );
  }
  return [...faults, ...(await verifyGuards(pool))];
}

async function verifyGuards(pool: pg.Pool): Promise<Fault[]> {
  const { rows } = await pool.query(
    `select t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where c.relnamespace = 'desk'::regnamespace and not t.tgisinternal and t.tgenabled in ('O', 'A')`,
  );
  const up = new Set(rows.map(({ name }) => String(name)));
  return guardNames()
    .filter((name) => !up.has(name))
    .map((name) => faultIn('guard-off', `trigger ${name}`, 'It is switched off, or gone'));
}
