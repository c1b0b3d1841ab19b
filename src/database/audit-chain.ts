/**
 * The audit as a chain. A row's link is made by a deferred trigger, at the end of its transaction: the lock that
 * makes one chain of several processes' rows is then held during the commit alone, and nothing else is waited
 * for under it, so that two transactions cannot wait for each other.
 */

/** Any number; one transaction at a time adds to the chain. */
const chainLock = 0x43_48_41_49_4e;

/**
 * SQL of a link's hash: SHA-256 over the hash before (none: empty) and the fields of the row, written so that
 * nothing in one field can be taken for another.
 * @param before SQL of the hash before
 * @param row name of the row of `audit`
 */
export const linkHash = (before: string, row: string): string =>
  `encode(sha256(convert_to(jsonb_build_array(${before}, ${row}.id, to_char(${row}.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), ${row}.who, ${row}.what, ${row}.thing, ${row}.thing_id, ${row}.message, ${row}.details)::text, 'UTF8')), 'hex')`;

export const chainTrigger = `
create or replace function desk.chain_audit() returns trigger language plpgsql as $$
declare
  before record;
begin
  perform pg_advisory_xact_lock(${chainLock});
  -- A statement of its own: it sees what was committed by whoever held the lock before.
  select position, hash into before from desk.audit_chain order by position desc limit 1;
  insert into desk.audit_chain (position, audit, hash)
    values (coalesce(before.position, 0) + 1, new.id, ${linkHash("coalesce(before.hash, '')", 'new')});
  return null;
end $$;
drop trigger if exists audit_chained on desk.audit;
create constraint trigger audit_chained after insert on desk.audit deferrable initially deferred
  for each row execute function desk.chain_audit();`;
