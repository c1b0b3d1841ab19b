/** Fields that several sections have. */
import { z } from 'zod';
import type { Day } from '../../domain/day.ts';
import { languages } from '../../domain/language.ts';

export const language = z.enum(languages);
export const email = z.email('is not an e-mail address');
export const day = z.iso.date('is not a day (YYYY-MM-DD)') as unknown as z.ZodType<Day>;
export const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'takes lower-case letters, digits and hyphens');
/** `09:00-17:00`. */
export const hours = (example: string) =>
  z.string().regex(/^\d\d:\d\d-\d\d:\d\d$/, `looks like ${example}`);
