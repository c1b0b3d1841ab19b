import { getCountryDataList } from 'countries-list';
import type { Country } from './country.ts';

/** Regions as the IPU groups its figures on the human rights of parliamentarians. */
export const regions = ['africa', 'americas', 'asia', 'europe', 'mena', 'pacific'] as const;
export type Region = (typeof regions)[number];

/**
 * Where the IPU's figures differ from the continents of geography: the Middle East and North Africa
 * is a region of its own (the Arab states, Iran and Israel); Türkiye, the Russian Federation and the
 * southern Caucasus are counted in Europe, Timor-Leste in Asia. `XKK` is Kosovo in i18n-iso-countries.
 */
const ofTheIpu: Readonly<Partial<Record<Region, string>>> = {
  mena: 'DZA BHR EGY IRN IRQ ISR JOR KWT LBN LBY MAR OMN PSE QAT SAU SYR TUN ARE YEM',
  europe: 'ARM AZE CYP GEO RUS TUR XKK',
  asia: 'TLS',
};

const byContinent: Readonly<Record<string, Region>> = {
  AF: 'africa',
  AS: 'asia',
  EU: 'europe',
  NA: 'americas',
  SA: 'americas',
  OC: 'pacific',
};

const regionByCountry = new Map<Country, Region>([
  ...getCountryDataList().flatMap(({ iso3, continent }): [Country, Region][] => {
    const region = byContinent[continent];
    return region ? [[iso3, region]] : [];
  }),
  ...regions.flatMap((region) =>
    (ofTheIpu[region]?.split(' ') ?? []).map((country) => [country, region] as const),
  ),
]);

/** The region of a country; null for one that lies in none (Antarctica, not identified). */
export const regionOf = (country: Country): Region | null => regionByCountry.get(country) ?? null;
