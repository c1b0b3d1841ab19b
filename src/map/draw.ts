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

/** A country that covers fewer square pixels than this gets a dot as well. */
const small = 60;

/**
 * @param countries ISO 3166-1 alpha-3; what is in no atlas is left out
 * @returns null when nothing is left to be shown
 */
export function drawMap(countries: readonly Country[]): string | null {
  const mains = countries.flatMap((country): Feature<Polygon>[] => {
    const shape = shapeOf(country, '50m');
    const main = shape && mainPart(shape);
    return main ? [main] : [];
  });
  if (mains.length === 0) return null;
  const { projection, height, whole } = viewOn(mains);
  const scale = whole ? '110m' : '50m';
  // One decimal is a twentieth of a device's pixel.
  const path = geoPath(projection).digits(1);
  const shapes = countries.flatMap((country) => shapeOf(country, scale) ?? []);
  const others = shapesAt(scale)
    // The Antarctic.
    .filter((shape) => shape.id !== '010' && !shapes.includes(shape))
    .map((shape) => path(shape) ?? '')
    .join('');
  const dots = mains
    .filter((main) => path.area(main) < small)
    .map((main) => path.centroid(main))
    .filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<path d="${others}" fill="${land}" stroke="${border}" stroke-width="${whole ? 0.3 : 0.6}"/>`,
    `<path d="${shapes.map((shape) => path(shape) ?? '').join('')}" fill="${concerned}" stroke="${ring}" stroke-width="0.6"/>`,
    ...dots.map(
      ([x, y]) =>
        `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="4.5" fill="${concerned}" stroke="${ring}" stroke-width="1.2"/>`,
    ),
    '</svg>',
  ].join('');
}
