/** The world with the countries that have cases: each is a link, shaded by their number. */
import { geoPath } from 'd3-geo';
import type { Feature } from 'geojson';
import { html, raw } from 'hono/html';
import type { Country } from '../../../domain/country.ts';
import { shapeOf, shapesAt } from '../../../map/atlas.ts';
import { viewOn, width } from '../../../map/view.ts';
import type { Html } from '../../frame/page.ts';

/** A country as the map shows it. */
export interface Shaded {
  readonly country: Country;
  readonly cases: number;
  /** `Venezuela: 12 cases`. */
  readonly title: string;
  /** Where its link leads. */
  readonly href: string;
  /** The list beside the map is of this country. */
  readonly chosen: boolean;
}

/** The least number of cases of each shade, from light to dark. */
export const shades = [1, 2, 5, 10, 30] as const;

/** Which shade a number of cases has: 1 to 5. */
export const shadeOf = (cases: number): number => shades.filter((least) => cases >= least).length;

/** A country that covers fewer square pixels than this is shown by a dot as well. */
const small = 60;
const antarctica = '010';

const { projection, height } = viewOn([]);
const path = geoPath(projection).digits(1);

/** A country's outline, and where its dot stands if it is small. */
interface Outline {
  readonly shape: Feature;
  readonly line: string;
  readonly dot: readonly [number, number] | null;
}

const outlines = new Map<Country, Outline | null>();

function outlineOf(country: Country): Outline | null {
  const known = outlines.get(country);
  if (known !== undefined) return known;
  const shape = shapeOf(country, '110m');
  const outline = shape && { shape, line: lineOf(shape), dot: dotOn(shape) };
  outlines.set(country, outline);
  return outline;
}

const lines = new Map<Feature, string>();

/** Drawn once: the map stands on every page of the list. */
function lineOf(shape: Feature): string {
  const line = lines.get(shape) ?? path(shape) ?? '';
  lines.set(shape, line);
  return line;
}

function dotOn(shape: Feature): Outline['dot'] {
  if (path.area(shape) >= small) return null;
  const [x, y] = path.centroid(shape);
  return Number.isFinite(x) && Number.isFinite(y) ? [x, y] : null;
}

/** @param label what the map shows, for those who do not see it */
export function worldMap(countries: readonly Shaded[], label: string): Html {
  const shown = countries.flatMap((each) => {
    const outline = outlineOf(each.country);
    return outline ? [{ ...each, ...outline }] : [];
  });
  const own = new Set(shown.map(({ shape }) => shape));
  const land = shapesAt('110m')
    .filter((shape) => shape.id !== antarctica && !own.has(shape))
    .map(lineOf)
    .join('');
  return html`<svg class="world" viewBox="0 0 ${width} ${height}" role="group" aria-label="${label}">
<path class="land" d="${raw(land)}"/>
${shown.map(linked)}
</svg>`;
}

const linked = ({
  cases,
  title,
  href,
  chosen,
  line,
  dot,
}: Shaded &
  Outline): Html => html`<a href="${href}" class="shade-${shadeOf(cases)}" aria-label="${title}"${chosen ? raw(' aria-current="true"') : ''}><title>${title}</title><path d="${raw(line)}"/>${
  dot ? html`<circle cx="${dot[0].toFixed(1)}" cy="${dot[1].toFixed(1)}" r="5"/>` : ''
}</a>
`;
