/** The doubts that the caged process may have on a text. */
import { z } from 'zod';
import { type Day, isDay } from '../../domain/day.ts';
import { countedPlaces, type TextDoubt, undecidedStandings } from '../../domain/doubt.ts';
import { printed } from './printed.ts';

const several = z.array(printed);
const count = z.int().nonnegative();
const confidence = z.number().min(0).max(100);
const country = z.string().regex(/^[A-Z]{3}$/);
const day = z.custom<Day>((value) => typeof value === 'string' && isDay(value));

const kind = <K extends TextDoubt['kind'], S extends z.core.$ZodLooseShape>(name: K, shape: S) =>
  z.strictObject({ kind: z.literal(name), ...shape });

export const textDoubt: z.ZodType<TextDoubt> = z.discriminatedUnion('kind', [
  kind('line-missing', {}),
  kind('session-unnamed', {}),
  kind('date-incomplete', {}),
  kind('place-unnamed', {}),
  kind('session-misprinted', { printed }),
  kind('session-not-of-date', { adopted: day, session: count, expected: count }),
  kind('country-unread', {}),
  kind('country-without-heading', {}),
  kind('no-case', {}),
  kind('codes-unknown', { codes: several }),
  kind('codes-unprinted', { names: several }),
  kind('codes-of-others', { codes: several }),
  kind('codes-twice', { codes: several }),
  kind('code-mended', { printed, code: printed }),
  kind('mps-unread', {}),
  kind('mps-differ', { where: z.enum(countedPlaces), stated: count, found: count.nullable() }),
  kind('no-violations', {}),
  kind('violation-near', { printed, category: printed }),
  kind('violation-unknown', { printed }),
  kind('no-paragraphs', {}),
  kind('paragraphs-unnumbered', {}),
  kind('paragraph-skipped', { after: count, number: count }),
  kind('reservations-of-unknown', { sentence: printed }),
  kind('reservation-unread', { delegation: printed }),
  kind('status-mixed', {}),
  kind('not-final', {}),
  kind('no-decision', {}),
  kind('announced-missing', { countries: z.array(country) }),
  kind('unannounced', { count }),
  kind('undecided', {
    standing: z.enum(undecidedStandings),
    named: z.array(z.strictObject({ country, cases: several, more: count })),
  }),
  kind('page-picture', { page: count }),
  kind('text-layer', {}),
  kind('ocr-whole', { confidence }),
  kind('ocr-pages', { pages: z.array(count), confidence }),
  kind('ocr-mended', { repairs: z.array(z.strictObject({ read: printed, taken: printed })) }),
  kind('ocr-unsure', { words: several }),
]);
