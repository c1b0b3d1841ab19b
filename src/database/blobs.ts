import { getTableName } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { actionFiles, documents, letters, messages } from './tables.ts';

/** The columns that name stored bytes, and where there is one, that which says that they are kept no more. */
const naming: readonly {
  readonly table: PgTable;
  readonly hash: PgColumn;
  readonly erased: PgColumn | null;
}[] = [
  { table: messages, hash: messages.sha256, erased: messages.erasedAt },
  { table: letters, hash: letters.raw, erased: letters.erasedAt },
  { table: documents, hash: documents.sha256, erased: null },
  { table: actionFiles, hash: actionFiles.sha256, erased: null },
];

/** SQL of all bytes that are to be there: `sha256`, and the `table` and `id` of each row that names them. */
export const namedBlobs = naming
  .map(({ table, hash, erased }) => {
    const name = getTableName(table);
    const kept = erased ? ` where ${erased.name} is null` : '';
    return `select ${hash.name} as sha256, '${name}' as "table", id::text as id from desk.${name}${kept}`;
  })
  .join(' union all ');
