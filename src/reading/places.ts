import type { Decision, Place, PlacedField } from '../domain/decision.ts';
import type { Located } from './located.ts';
import { quotationOf } from './quotation.ts';

type Lines = readonly Located[];

/** The lines that each field was read from; empty or missing where it was read from none. */
export interface Sources {
  readonly heading: Lines;
  readonly line: Lines;
  readonly mps: Lines;
  readonly cases: readonly Lines[];
  readonly collective: readonly Lines[];
  readonly violations: readonly Lines[];
  readonly summary: Lines;
  readonly paragraphs: readonly Lines[];
  readonly reservations: Lines;
  readonly status: Lines;
  readonly nextSteps: readonly Lines[];
}

type Read = Omit<Decision, 'places' | 'doubts'>;

/** Where each field that was read stands: a page and words that are printed there. */
export function placesOf(read: Read, sources: Sources): Place[] {
  const single = (field: PlacedField & keyof Read, lines: Lines) =>
    read[field] === null ? [] : placeOf(field, null, lines);
  const several = (field: PlacedField, lines: readonly Lines[]) =>
    lines.flatMap((each, index) => placeOf(field, index, each));
  return [
    ...placeOf('country', null, sources.heading),
    ...single('body', sources.line),
    ...single('session', sources.line),
    ...single('place', sources.line),
    ...single('adopted', sources.line),
    ...single('manner', sources.line),
    ...single('mps', sources.mps),
    ...several('cases', sources.cases),
    ...several('collective', sources.collective),
    ...several('violations', sources.violations),
    ...single('summary', sources.summary),
    ...several('paragraphs', sources.paragraphs),
    ...several(
      'reservations',
      read.reservations.map(() => sources.reservations),
    ),
    ...single('status', sources.status),
    ...several('nextSteps', sources.nextSteps),
  ];
}

function placeOf(field: PlacedField, index: number | null, lines: Lines): Place[] {
  const found = quotationOf(lines);
  return found ? [{ field, index, ...found }] : [];
}
