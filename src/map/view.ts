/** Which part of the world a map shows. */
import { type GeoProjection, geoCentroid, geoDistance, geoEqualEarth, geoPath } from 'd3-geo';
import type { Feature, MultiPoint, Polygon } from 'geojson';

/** In CSS pixels; the picture has twice as many. */
export const width = 596;
const worldHeight = 262;
const partHeight = 320;

/** Farther from their common centre than this, in radians, countries are shown on the whole world. */
const near = 0.75;
/** A part of the world is at least so large: a country alone says nothing about where it lies. */
const leastScale = 1 / 5;

export interface MapView {
  readonly projection: GeoProjection;
  readonly height: number;
  readonly whole: boolean;
}

/** The world without the Antarctic, which has no parliament. */
const inhabited: MultiPoint = {
  type: 'MultiPoint',
  coordinates: [
    [-168, 0],
    [190, 0],
    [0, 76],
    [0, -55],
  ],
};

/** @param shapes what must be seen, each without far-away parts */
export function viewOn(shapes: readonly Feature<Polygon>[]): MapView {
  const centre = geoCentroid({ type: 'FeatureCollection', features: [...shapes] });
  const whole = shapes.some((shape) => geoDistance(geoCentroid(shape), centre) > near);
  if (whole || shapes.length === 0) {
    const projection = geoEqualEarth().rotate([-11, 0]);
    projection.fitExtent(
      [
        [2, 2],
        [width - 2, worldHeight - 2],
      ],
      inhabited,
    );
    return { projection, height: worldHeight, whole: true };
  }
  const projection = geoEqualEarth().rotate([-centre[0], 0]);
  projection.fitExtent(
    [
      [width * 0.18, partHeight * 0.18],
      [width * 0.82, partHeight * 0.82],
    ],
    { type: 'FeatureCollection', features: [...shapes] },
  );
  const most = worldScale() / leastScale;
  if (projection.scale() > most) {
    projection.scale(most);
    const [x, y] = projection(centre) ?? [width / 2, partHeight / 2];
    const [left, top] = projection.translate();
    projection.translate([left + width / 2 - x, top + partHeight / 2 - y]);
  }
  projection.clipExtent([
    [0, 0],
    [width, partHeight],
  ]);
  return { projection, height: partHeight, whole: false };
}

const worldScale = (): number => geoEqualEarth().fitWidth(width, { type: 'Sphere' }).scale();

/** The largest piece of a country: France without Guiana, the United States without Alaska. */
export function mainPart(shape: Feature): Feature<Polygon> | null {
  const { geometry } = shape;
  if (geometry.type === 'Polygon') return shape as Feature<Polygon>;
  if (geometry.type !== 'MultiPolygon') return null;
  const path = geoPath(geoEqualEarth());
  const pieces = geometry.coordinates.map(
    (coordinates): Feature<Polygon> => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'Polygon', coordinates },
    }),
  );
  return pieces.reduce((one, two) => (path.area(two) > path.area(one) ? two : one));
}
