/** `chamber`: who we are. */
import { z } from 'zod';
import { isAlpha2 } from '../../domain/country.ts';
import { day, hours, id } from './fields.ts';

export const chamber = z
  .object({
    id: id.describe('Short id of the chamber; stands in loop headers and list ids.'),
    name: z.string().min(1).describe('Name of the chamber, as mails show it.'),
    logo: z
      .string()
      .min(1)
      .nullable()
      .default(null)
      .describe('SVG or PNG file with the logo that reports show, relative to desk.yaml.'),
    timeZone: z
      .string()
      .refine(isZone, 'is no IANA time zone (Europe/Copenhagen)')
      .describe('IANA time zone.'),
    country: z
      .string()
      .refine(isAlpha2, 'is no country of ISO 3166-1 (DK; the United Kingdom is GB)')
      .describe('ISO 3166 alpha-2 code; gives the public holidays.'),
    officeHours: hours('09:00-17:00')
      .default('09:00-17:00')
      .describe('Office hours, in the time zone.'),
    recess: z
      .array(
        z
          .object({ from: day, until: day, name: z.string() })
          .strict()
          .refine((r) => r.from <= r.until, 'ends before it begins'),
      )
      .default([])
      .describe('Days on which parliament does not sit; deadlines wait.'),
  })
  .strict()
  .describe('Who we are.');

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
