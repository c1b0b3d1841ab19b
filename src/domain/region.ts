import { getCountryDataList } from 'countries-list';
import type { Country } from './country.ts';

/** Regions as the IPU groups its figures on the human rights of parliamentarians. */
export const regions = ['africa', 'americas', 'asia', 'europe', 'mena', 'pacific'] as const;
export type Region = (typeof regions)[number];

/** The Middle East and North Africa as the IPU counts them: the Arab states, Iran and Israel. */
const middleEastAndNorthAfrica = new Set(
  'DZA BHR EGY IRN IRQ ISR JOR KWT LBN LBY MAR OMN PSE QAT SAU SYR TUN ARE YEM'.split(' '),
);

const byContinent: Readonly<Record<string, Region>> = {
  AF: 'africa',
  AS: 'asia',
  EU: 'europe',
  NA: 'americas',
  SA: 'americas',
  OC: 'pacific',
};

const regionByCountry = new Map(
  getCountryDataList().map(({ iso3, continent }) => [
    iso3,
    middleEastAndNorthAfrica.has(iso3) ? ('mena' as const) : (byContinent[continent] ?? null),
  ]),
);

/** The region of a country; null for one that lies in none (Antarctica, not identified). */
export const regionOf = (country: Country): Region | null => regionByCountry.get(country) ?? null;
