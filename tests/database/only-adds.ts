/**
 * What a migration may do while processes of the version before go on working: add what they need not know.
 * What is not known to be of that kind is found too.
 */
import type { Migration } from '../../src/database/migration-files.ts';

const onTable = String.raw`ALTER TABLE "desk"\."(\w+)"`;
const matcher = (pattern: string) => {
  const regex = new RegExp(`^${pattern}`, 'is');
  return (text: string): readonly string[] | null => regex.exec(text)?.slice(1) ?? null;
};
const createTable = matcher(String.raw`CREATE TABLE "desk"\."(\w+)"`);
const createIndex = matcher(String.raw`CREATE INDEX .* ON "desk"\."(\w+)"`);
const createUnique = matcher(String.raw`CREATE UNIQUE INDEX .* ON "desk"\."(\w+)"`);
const addColumn = matcher(String.raw`${onTable} ADD COLUMN "(\w+)" (.*)$`);
const loosen = matcher(
  String.raw`${onTable} ALTER COLUMN "(\w+)" (?:DROP NOT NULL|SET DEFAULT .*)`,
);
const dropConstraint = matcher(String.raw`${onTable} DROP CONSTRAINT "(\w+)"`);
const addConstraint = matcher(String.raw`${onTable} ADD CONSTRAINT "(\w+)" (.*)$`);

/** Rows that an older process writes have a value too, and those that are there need not be written anew. */
const isHarmlessColumn = (definition: string): boolean =>
  !/\b(UNIQUE|PRIMARY KEY|GENERATED|REFERENCES)\b/i.test(definition) &&
  !/DEFAULT .*(random|clock_timestamp|nextval)/i.test(definition) &&
  (!/NOT NULL/i.test(definition) || /\bDEFAULT\b/i.test(definition));

const statesIn = (check: string): string[] =>
  [...check.matchAll(/'(\w+)'/g)].map((match) => match[1] ?? '');

/** The CHECK of that name as it stood before. */
const checkBefore = (name: string, before: readonly Migration[]): string | undefined =>
  before
    .flatMap(({ statements }) => statements)
    .flatMap((statement) => statement.split('\n'))
    .findLast((line) => line.includes(`CONSTRAINT "${name}" CHECK`));

/** What takes something away, or may refuse what an older process does, each in a line. */
export function notOnlyAdding(migration: Migration, before: readonly Migration[]): string[] {
  const statements = migration.statements.map((text) => text.replace(/^--.*\n/gm, '').trim());
  const madeTables = new Set(statements.flatMap((text) => createTable(text) ?? []));
  const madeColumns = new Set(
    statements.flatMap((text) => addColumn(text)?.slice(0, 2).join('.') ?? []),
  );
  /** A CHECK of states that lets in all that it did. */
  const isWider = (name: string): boolean => {
    const after = statements.find((text) => addConstraint(text)?.[1] === name);
    const was = checkBefore(name, before);
    return (
      after !== undefined &&
      was !== undefined &&
      name.endsWith('_state') &&
      statesIn(was).every((state) => statesIn(after).includes(state))
    );
  };
  const onlyAdds = (text: string): boolean => {
    if (createTable(text) || createIndex(text) || loosen(text)) return true;
    const [indexed] = createUnique(text) ?? [];
    if (indexed) return madeTables.has(indexed);
    const column = addColumn(text);
    if (column) return isHarmlessColumn(column[2] ?? '');
    const dropped = dropConstraint(text);
    if (dropped) return isWider(dropped[1] ?? '');
    const [table = '', name = '', definition = ''] = addConstraint(text) ?? [];
    const key = /^FOREIGN KEY \("(\w+)"\)/i.exec(definition)?.[1];
    return madeTables.has(table) || madeColumns.has(`${table}.${key}`) || isWider(name);
  };
  return statements.filter((text) => !onlyAdds(text)).map((text) => `${migration.name}: ${text}`);
}
