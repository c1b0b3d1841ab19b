import type { Country } from './country.ts';
import { type Region, regionOf } from './region.ts';

/** What a member wants to be told of. */
export interface Follows {
  readonly countries: readonly Country[];
  readonly regions: readonly Region[];
  /** Codes of cases, also of collective ones (`MNG-01`, `VEN-COLL-06`). */
  readonly cases: readonly string[];
}

/** What following needs to know of a decision. */
export interface Followable {
  readonly country: Country;
  /** The codes of its cases and of its collective cases. */
  readonly codes: readonly string[];
}

/** @param follows null: everything */
export const isFollowed = (follows: Follows | null, { country, codes }: Followable): boolean => {
  if (!follows) return true;
  const region = regionOf(country);
  return (
    follows.countries.includes(country) ||
    (region !== null && follows.regions.includes(region)) ||
    codes.some((code) => follows.cases.includes(code))
  );
};
