/** Values that many answers have. */
import { z } from 'zod';

export const moment = z.iso.datetime().describe('A moment in UTC.');
export const day = z.iso.date().describe('A day in the parliament’s zone.');
export const country = z.string().length(3).describe('ISO 3166-1 alpha-3 code.');
export const caseCodes = z.array(z.string()).describe('The IPU’s codes of cases.');
export const amount = z.int().min(0);
/** How many there are in each state. */
export const counts = z.record(z.string(), amount);

export const iso = (at: Date): string => at.toISOString();
export const isoOrNull = (at: Date | null): string | null => at?.toISOString() ?? null;
export const memberNamed = z
  .string()
  .min(1)
  .max(300)
  .describe('Key of the list of members, e-mail address, or our id.');
