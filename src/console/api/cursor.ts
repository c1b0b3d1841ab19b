/** Pages of a list: a cursor says after which entry the next one begins, whatever came before it meanwhile. */
import { and, eq, lt, or, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { Problem } from './problem.ts';

const mostOnPage = 200;
const usualOnPage = 50;

/** The parameters of a list. @param most entries of a page that may be asked for */
export const pageQueryOf = (most: number) => ({
  cursor: z.string().max(300).optional().describe('`next` of the page before.'),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(most)
    .default(usualOnPage)
    .describe('Entries of a page.'),
});
export const pageQuery = pageQueryOf(mostOnPage);

/** The shape of a page. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    next: z.string().nullable().describe('Cursor of the next page; null: this is the last.'),
  });

/** What stands in a cursor, by the schema of the list. @throws Problem */
export function readCursor<T>(schema: z.ZodType<T>, cursor: string | undefined): T | null {
  if (cursor === undefined) return null;
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw new Problem('invalid-request', 'The cursor is none of ours', [
      { pointer: 'cursor', detail: 'is none of ours' },
    ]);
  }
}

/** @param rows one more than fits, if there is more */
export function pageFrom<Row, Item>(
  rows: readonly Row[],
  limit: number,
  item: (row: Row) => Item,
  after: (row: Row) => unknown,
): { items: Item[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(item),
    next:
      rows.length > limit && last !== undefined
        ? Buffer.from(JSON.stringify(after(last))).toString('base64url')
        : null,
  };
}

/** After an entry of a list by moment, the newest first. */
export const afterMoment = z.tuple([z.iso.datetime(), z.uuid()]);

/** Entries that come after one, in a list by moment or day, the newest first. */
export function olderThan(
  at: PgColumn,
  id: PgColumn,
  after: readonly [at: string, id: string] | null,
): SQL | undefined {
  if (!after) return undefined;
  const moment = sql`${after[0]}::${sql.raw(at.getSQLType())}`;
  return or(lt(at, moment), and(eq(at, moment), lt(id, sql`${after[1]}::uuid`)));
}
