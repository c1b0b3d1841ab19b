import type { Country } from '../domain/country.ts';
import type { Voice } from '../mail/voice.ts';
import { drawMap } from '../map/draw.ts';
import type { GivenFiles } from './typeset.ts';

/** What `map` of paper.typ takes. */
export interface MapView {
  readonly file: string;
  readonly alt: string;
  /** Words of the legend; null: there are no such countries. */
  readonly acted: string | null;
  readonly open: string | null;
}

/**
 * The map of countries for which the parliament acted, and of those with open follow-up only.
 * @returns no view when none of them is on a map
 */
export function mapView(
  acted: readonly Country[],
  open: readonly Country[],
  voice: Voice,
): { readonly view: MapView | null; readonly files: GivenFiles } {
  const openOnly = open.filter((country) => !acted.includes(country));
  const svg = drawMap(acted, openOnly);
  if (!svg) return { view: null, files: {} };
  const names = (countries: readonly Country[]) =>
    voice.list(countries.map((country) => voice.country(country)));
  const parts = [
    ...(acted.length ? [voice.say('paper.mapActed', { countries: names(acted) })] : []),
    ...(openOnly.length ? [voice.say('paper.mapOpen', { countries: names(openOnly) })] : []),
  ];
  const view = {
    file: 'map.svg',
    alt: [voice.say('paper.map'), ...parts].join(' '),
    acted: acted.length ? voice.say('paper.legendActed') : null,
    open: openOnly.length ? voice.say('paper.legendOpen') : null,
  };
  return { view, files: { 'map.svg': Buffer.from(svg) } };
}
