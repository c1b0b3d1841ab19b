import { z } from 'zod';
import { type Day, isDay } from '../../domain/day.ts';
import {
  adoptingBodies,
  decisionStatuses,
  documentStandings,
  documentStyles,
  manners,
  nextStepKinds,
  personStatuses,
  placedFields,
  readabilities,
} from '../../domain/decision.ts';
import { storable } from '../../domain/storable.ts';
import { violations } from '../../domain/violation.ts';
import type { RecognisedPage } from '../ocr/recognised-page.ts';
import type { ReadBytes } from '../read-document.ts';
import { textDoubt } from './doubt-shape.ts';
import { readingProblem } from './problem-shape.ts';

const text = z.string().transform(storable);
const count = z.int().nonnegative();
const day = z.custom<Day>((value) => typeof value === 'string' && isDay(value));
const language = z.enum(['en', 'fr']);
const country = z.string().regex(/^[A-Z]{3}$/);

const decisionCase = z.strictObject({
  code: text.nullable(),
  printed: text.nullable(),
  name: text,
  gender: z.enum(['F', 'M']).nullable(),
  status: z.enum(personStatuses).nullable(),
});

const nextStep = z.strictObject({
  kind: z.enum(nextStepKinds),
  text,
  on: day.nullable(),
  whenPrinted: text.nullable(),
  paragraph: count.nullable(),
});

const place = z.strictObject({
  field: z.enum(placedFields),
  index: count.nullable(),
  page: count,
  quotation: text,
});

const paragraph = z.strictObject({ number: count, text, asksParliaments: z.boolean() });

const decision = z.strictObject({
  country,
  countryPrinted: text,
  language,
  body: z.enum(adoptingBodies),
  session: count.nullable(),
  place: text.nullable(),
  adopted: day.nullable(),
  adoptedFrom: day.nullable(),
  manner: z.enum(manners).nullable(),
  mps: count.nullable(),
  cases: z.array(decisionCase),
  collective: z.array(text),
  violations: z.array(z.enum(violations)),
  violationsPrinted: z.array(text),
  summary: text.nullable(),
  paragraphs: z.array(paragraph),
  reservations: z.array(country),
  status: z.enum(decisionStatuses).nullable(),
  nextSteps: z.array(nextStep),
  places: z.array(place),
  page: count,
  doubts: z.array(textDoubt),
});

/** What the caged process may say, and nothing else. */
export const readBytes: z.ZodType<ReadBytes> = z.strictObject({
  readable: z.enum(readabilities),
  ocr: z.strictObject({ pages: z.array(count), confidence: z.number().min(0).max(100) }).nullable(),
  standing: z.enum(documentStandings),
  problem: readingProblem.nullable(),
  language: language.nullable(),
  style: z.enum(documentStyles),
  reference: text.nullable(),
  corrigendum: text.nullable(),
  pages: z.array(text),
  pictures: z.array(count),
  decisions: z.array(decision),
  totalMps: count.nullable(),
  totalCountries: count.nullable(),
  doubts: z.array(textDoubt),
});

const recognisedWord = z.strictObject({
  text,
  x: z.number(),
  y: z.number(),
  width: z.number().nonnegative(),
  size: z.number().nonnegative(),
  confidence: z.number().min(0).max(100),
});

/** What OCR in the cage may say of a page. */
export const recognisedPage: z.ZodType<RecognisedPage> = z.strictObject({
  page: count,
  isPicture: z.boolean(),
  words: z.array(recognisedWord),
});
