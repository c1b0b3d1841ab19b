/** The shapes of countries, from Natural Earth (public domain) as the world-atlas package gives them. */
import { createRequire } from 'node:module';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Country } from '../domain/country.ts';

type Shape = Feature<Geometry, { readonly name: string }>;
/** How finely drawn: 1:110 million lacks the smallest states, 1:10 million has all. */
type Scale = '110m' | '50m' | '10m';

const require = createRequire(import.meta.url);
const codes = require('i18n-iso-countries/index.js') as typeof import('i18n-iso-countries');

const read = new Map<Scale, readonly Shape[]>();

/** All countries at a scale; read at the first use and kept. */
export function shapesAt(scale: Scale): readonly Shape[] {
  const known = read.get(scale);
  if (known) return known;
  const atlas = require(`world-atlas/countries-${scale}.json`) as Topology<{
    countries: GeometryCollection<{ name: string }>;
  }>;
  const { features } = feature(atlas, atlas.objects.countries) as FeatureCollection<
    Geometry,
    { name: string }
  >;
  read.set(scale, features);
  return features;
}

/** The atlas goes by ISO 3166-1 numeric codes, and has none for Kosovo. */
const isOf = (shape: Shape, country: Country): boolean =>
  country === 'XKX' || country === 'XKK'
    ? shape.properties.name === 'Kosovo'
    : shape.id !== undefined && shape.id === codes.alpha3ToNumeric(country);

/** A country's shape at a scale, or where it is too small for that at the next finer one; null for what is no country. */
export function shapeOf(country: Country, scale: Exclude<Scale, '10m'>): Shape | null {
  const scales: readonly Scale[] = scale === '110m' ? ['110m', '50m', '10m'] : ['50m', '10m'];
  for (const each of scales) {
    const found = shapesAt(each).find((shape) => isOf(shape, country));
    if (found) return found;
  }
  return null;
}
