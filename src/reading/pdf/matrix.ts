/** An affine map of the plane: x' = a x + c y + e, y' = b x + d y + f (ISO 32000-1 §8.3.4). */
export type Matrix = readonly [number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function after(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [p, q, r, s, t, u] = inner;
  return [
    a * p + c * q,
    b * p + d * q,
    a * r + c * s,
    b * r + d * s,
    a * t + c * u + e,
    b * t + d * u + f,
  ];
}

/** The way back; null where the map flattens the plane. */
export function inverse([a, b, c, d, e, f]: Matrix): Matrix | null {
  const area = a * d - b * c;
  if (!Number.isFinite(1 / area)) return null;
  return [d / area, -b / area, -c / area, a / area, (c * f - d * e) / area, (b * e - a * f) / area];
}

/** Any six numbers as a map: what a document gives may be anything. */
export function matrixOf(values: unknown): Matrix {
  const list = Array.from((values ?? []) as ArrayLike<unknown>);
  const numbers = list.filter((each) => Number.isFinite(each)) as number[];
  return numbers.length === 6 ? (numbers as unknown as Matrix) : identity;
}
