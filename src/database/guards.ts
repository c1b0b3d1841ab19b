import { arrowsOf } from '../domain/moves.ts';
import { stateMachines } from '../domain/states.ts';

/**
 * SQL that makes the database refuse a move that the tables of moves do not know, and any change of
 * the audit. Written from the tables, and applied anew after each migration.
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
drop trigger if exists audit_kept on desk.audit;
create trigger audit_kept before update or delete on desk.audit for each row execute function desk.only_added_to();
${triggers.join('\n')}`;
}
