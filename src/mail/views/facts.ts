import type { Country } from '../../domain/country.ts';
import type { View } from '../template.ts';
import type { Voice } from '../voice.ts';

/** Label and value; a fact without a value is left out. */
export type Facts = readonly (readonly [label: string, value: string | null])[];

export const factsView = (facts: Facts): { readonly facts: readonly View[] } => ({
  facts: facts
    .filter(([, value]) => value !== null && value !== '')
    .map(([label, value]) => ({ label, value })),
});

export const greetingOf = (name: string, voice: Voice): string =>
  voice.say('common.greeting', { name });

/** `PHL-08 Leila de Lima`; a collective case may have a code only. */
export const caseNames = (
  cases: readonly { readonly code: string | null; readonly name: string }[],
): string[] => cases.map(({ code, name }) => [code, name].filter(Boolean).join(' '));

export const countryNames = (
  { countries }: { readonly countries: readonly Country[] },
  voice: Voice,
): string => voice.list(countries.map((country) => voice.country(country)));
