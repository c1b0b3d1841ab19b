import { arrowsOf } from '../domain/moves.ts';
import { stateMachines } from '../domain/states.ts';
import { chainTrigger } from './audit-chain.ts';

/** Tables that are only added to. */
const keptTables = ['audit', 'audit_chain'] as const;

/** Names of all triggers of `guards`. */
export const guardNames = (): string[] => [
  ...Object.keys(stateMachines).map((table) => `${table}_moves`),
  ...keptTables.flatMap((table) => [`${table}_kept`, `${table}_kept_whole`]),
  'audit_chained',
];

/**
 * SQL that makes the database refuse a move that the tables of moves do not know, and any change of
 * the audit, and chains its rows. Written from the tables, and applied anew after each migration.
 */
export function guards(): string {
  const triggers = Object.entries(stateMachines).map(
    ([table, moves]) => `
drop trigger if exists ${table}_moves on desk.${table};
create trigger ${table}_moves before update of state on desk.${table} for each row
  when (old.state is distinct from new.state)
  execute function desk.only_allowed_moves(${arrowsOf(moves)
    .map((arrow) => `'${arrow}'`)
    .join(', ')});`,
  );
  return `
create or replace function desk.only_allowed_moves() returns trigger language plpgsql as $$
begin
  if not (old.state || '>' || new.state = any (tg_argv)) then
    raise exception '%: no move from % to %', tg_table_name, old.state, new.state using errcode = 'check_violation';
  end if;
  return new;
end $$;
create or replace function desk.only_added_to() returns trigger language plpgsql as $$
begin
  raise exception '% is only added to', tg_table_name using errcode = 'check_violation';
end $$;
${keptTables
  .map(
    (table) => `
drop trigger if exists ${table}_kept on desk.${table};
create trigger ${table}_kept before update or delete on desk.${table} for each row execute function desk.only_added_to();
drop trigger if exists ${table}_kept_whole on desk.${table};
create trigger ${table}_kept_whole before truncate on desk.${table} for each statement execute function desk.only_added_to();`,
  )
  .join('')}
${chainTrigger}
${triggers.join('\n')}`;
}
