import { inArray, type SQL, sql } from 'drizzle-orm';
import { deliveries } from '../../database/tables.ts';

/**
 * For rows that are looked up by their keys. Said so that the index of open deliveries does not serve for it: where
 * the database has not looked at the table since most of them were made, it takes that index for nearly empty.
 */
export const stillIn = (states: readonly (typeof deliveries.$inferSelect)['state'][]): SQL =>
  inArray(sql`(${deliveries.state} || '')`, [...states]);
