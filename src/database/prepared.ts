import type { Database } from './database.ts';

const known = new WeakMap<Database, Map<string, unknown>>();

/**
 * A statement that is asked for thousands of times: built once, and parsed and planned by the database
 * once, under its name.
 * @param build makes it, with placeholders (`sql.placeholder`) for all that changes
 */
export function preparedOnce<S>(
  db: Database,
  name: string,
  build: (db: Database) => { prepare(name: string): S },
): S {
  const statements = known.get(db) ?? new Map<string, unknown>();
  known.set(db, statements);
  const statement = (statements.get(name) as S | undefined) ?? build(db).prepare(name);
  statements.set(name, statement);
  return statement;
}
