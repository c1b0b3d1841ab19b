import { describe, expect, it } from 'vitest';
import { columnsIn } from '../../src/reading/ocr/columns.ts';

const page = { width: 2480, height: 3508 };
const pitch = 55;

/** Words of a line from `x0` to `x1`, each of 150 dots with a blank of 14 behind it. */
function line(row: number, ...spans: readonly (readonly [number, number])[]) {
  const y0 = 200 + row * pitch;
  return spans.flatMap(([from, to]) => {
    const words = [];
    for (let x0 = from; x0 < to; x0 += 164)
      words.push({ x0, y0, x1: Math.min(x0 + 150, to), y1: y0 + 30 });
    return words;
  });
}

const lines = (rows: number, make: (row: number) => ReturnType<typeof line>) =>
  Array.from({ length: rows }, (_, row) => make(row));

describe('columns on a page', () => {
  it('are found between what has the whole width, and cut down the white between them', () => {
    const found = columnsIn(
      lines(12, (row) =>
        row < 3 || row > 8 ? line(row, [270, 2200]) : line(row, [270, 1190], [1240, 2200]),
      ),
      page,
    );

    expect(found).toHaveLength(1);
    expect(found[0]?.top).toBe(200 + 3 * pitch);
    expect(found[0]?.bottom).toBeGreaterThanOrEqual(200 + 8 * pitch + 30);
    expect(found[0]?.bottom).toBeLessThan(200 + 9 * pitch);
    expect(found[0]?.regions.map(({ x0, x1 }) => [x0, x1])).toEqual([
      [0, 1215],
      [1215, 2480],
    ]);
  });

  it('may have lines of different height side by side', () => {
    const left = lines(8, (row) => line(row, [270, 1190])).flat();
    const right = lines(6, (row) => line(row, [1240, 2000]))
      .flat()
      .map((box) => ({ ...box, y0: box.y0 * 1.3 - 60, y1: box.y1 * 1.3 - 60 }));

    expect(
      columnsIn([[...left], [...right], ...left.map((box, i) => [box, right[i] ?? box])], page),
    ).toHaveLength(1);
  });

  it.each([
    ['one column', lines(10, (row) => line(row, [270, 2200]))],
    ['numbers before paragraphs', lines(10, (row) => line(row, [270, 300], [390, 2200]))],
    ['a contents with page numbers', lines(10, (row) => line(row, [270, 1500], [2150, 2200]))],
    [
      'a running head in two parts',
      lines(10, (row) =>
        line(
          row,
          ...(row === 0
            ? ([
                [270, 600],
                [1900, 2200],
              ] as const)
            : ([[270, 2200]] as const)),
        ),
      ),
    ],
    ['no words at all', []],
  ])('are none in %s', (_, given) => {
    expect(columnsIn(given, page)).toEqual([]);
  });
});
