import { z } from 'zod';
import { actionKinds, visibilities } from '../../../domain/action.ts';
import { isCountry } from '../../../domain/country.ts';

/** Codes of cases as the desk writes them; others would name nothing. */
export const ourCodes = z
  .array(z.string().regex(/^[A-Z]{3}-(COLL-)?\d{2,4}$/))
  .describe('The IPU’s codes of cases: `VEN-13`.');

/** Something that was done, as a follow-up and a report take it. */
export const did = z.strictObject({
  action: z.enum(actionKinds),
  cases: ourCodes.default([]),
  countries: z
    .array(z.string().refine(isCountry, 'is no ISO 3166-1 alpha-3 code'))
    .default([])
    .describe('ISO 3166-1 alpha-3 codes.'),
  date: z.iso.date().nullable().default(null).describe('Null: today.'),
  visibility: z.enum(visibilities).nullable().default(null).describe('Null: for the IPU only.'),
  note: z.string().max(10_000).nullable().default(null),
});
