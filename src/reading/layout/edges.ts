/** Two pieces of text begin at the same place when they differ by less, in points. */
const aligned = 1.2;
/** Lines farther apart have nothing to do with each other. */
const nearby = 60;

interface Place {
  readonly x: number;
  readonly y: number;
}

/**
 * Where pieces of text begin. Justified lines have wide gaps too, but never at the same place in
 * two lines: a gap before an edge that other lines nearby have is a column's.
 */
export class Edges {
  readonly #places = new Map<string, Place[]>();

  constructor(places: readonly Place[]) {
    for (const place of places) {
      const cell = cellOf(place.x, place.y);
      const inside = this.#places.get(cell);
      if (inside) inside.push(place);
      else this.#places.set(cell, [place]);
    }
  }

  hasNear({ x, y }: Place): boolean {
    const around = [-1, 0, 1];
    return around.some((dx) =>
      around.some((dy) =>
        this.#places
          .get(cellOf(x + dx * aligned, y + dy * nearby))
          ?.some((at) => at.y !== y && Math.abs(at.x - x) < aligned && Math.abs(at.y - y) < nearby),
      ),
    );
  }
}

function cellOf(x: number, y: number): string {
  return `${Math.floor(x / aligned)}/${Math.floor(y / nearby)}`;
}
