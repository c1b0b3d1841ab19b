/** A map as SVG: land, and on it the countries concerned. No text is in it, so no font is needed. */
import { geoPath } from 'd3-geo';
import type { Feature, Polygon } from 'geojson';
import type { Country } from '../domain/country.ts';
import { shapeOf, shapesAt } from './atlas.ts';
import { mainPart, viewOn, width } from './view.ts';

/** Middle tones on no background, so that they stand out from white as from black. */
const land = '#b4bcc4';
const border = '#8e99a4';
const concerned = '#c8452f';
const ring = '#ffffff';
/** The second tone is lighter and striped, to be told apart without colours too. */
const light = '#f2cf87';
const stripe = '#8a5a00';
const striped = 'url(#striped)';
const stripes = [
  '<defs><pattern id="striped" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">',
  `<rect width="4" height="4" fill="${light}"/><rect width="1" height="4" fill="${stripe}"/>`,
  '</pattern></defs>',
].join('');

/** A country that covers fewer square pixels than this gets a dot as well. */
const small = 60;

/**
 * @param countries ISO 3166-1 alpha-3; what is in no atlas is left out
 * @param others further countries, in a second tone
 * @returns null when nothing is left to be shown
 */
export function drawMap(
  countries: readonly Country[],
  others: readonly Country[] = [],
): string | null {
  const first = mainPartsOf(countries);
  const second = mainPartsOf(others);
  if (first.length + second.length === 0) return null;
  const { projection, height, whole } = viewOn([...first, ...second]);
  const scale = whole ? '110m' : '50m';
  // One decimal is a twentieth of a device's pixel.
  const path = geoPath(projection).digits(1);
  const shapesOf = (group: readonly Country[]) =>
    group.flatMap((country) => shapeOf(country, scale) ?? []);
  const outline = (shapes: readonly Feature[]) => shapes.map((shape) => path(shape) ?? '').join('');
  const shown = [...shapesOf(countries), ...shapesOf(others)];
  const rest = shapesAt(scale)
    // The Antarctic.
    .filter((shape) => shape.id !== '010' && !shown.includes(shape));
  const dotsOn = (mains: readonly Feature<Polygon>[], fill: string, edge: string) =>
    mains
      .filter((main) => path.area(main) < small)
      .map((main) => path.centroid(main))
      .filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y))
      .map(
        ([x, y]) =>
          `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="4.5" fill="${fill}" stroke="${edge}" stroke-width="1.2"/>`,
      );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    ...(others.length > 0 ? [stripes] : []),
    `<path d="${outline(rest)}" fill="${land}" stroke="${border}" stroke-width="${whole ? 0.3 : 0.6}"/>`,
    ...(others.length > 0
      ? [
          `<path d="${outline(shapesOf(others))}" fill="${striped}" stroke="${stripe}" stroke-width="0.6"/>`,
        ]
      : []),
    `<path d="${outline(shapesOf(countries))}" fill="${concerned}" stroke="${ring}" stroke-width="0.6"/>`,
    ...dotsOn(second, light, stripe),
    ...dotsOn(first, concerned, ring),
    '</svg>',
  ].join('');
}

const mainPartsOf = (countries: readonly Country[]): Feature<Polygon>[] =>
  countries.flatMap((country) => {
    const shape = shapeOf(country, '50m');
    const main = shape && mainPart(shape);
    return main ? [main] : [];
  });
