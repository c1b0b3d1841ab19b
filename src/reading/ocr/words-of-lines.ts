import type { RecognisedWord } from './recognised-page.ts';
import type { TesseractLine } from './tesseract.ts';

/** Dots to points: the picture has 300 dots an inch, the layout's measures are in points. */
const pointsPerDot = 72 / 300;
/** The size of type in heights of a row, from the tallest letter to the lowest; measured on print in Arial. */
const typeSize = 1.055;
/** Rows whose heights differ by less are set in one size. */
const sameSize = 0.12;
/** A line in which no word is read with so much confidence is none. */
const sureWord = 60;
/** Behind the beginning of a line, where ticks stand, a mark without letters or digits and below this is a speck, a rule, or the edge of a box. */
const sureMark = 50;

/** The words of recognised lines, each line on one level and its type in one of the page's sizes. */
export function wordsOf(lines: readonly TesseractLine[]): RecognisedWord[] {
  const sizes = sizesOf(lines);
  return lines.flatMap((line, i) => {
    const y = ((line.baseline.y0 + line.baseline.y1) / 2) * pointsPerDot;
    const size = sizes[i] ?? 0;
    // In a photograph OCR sees letters that nobody else would.
    if (line.words.every(({ confidence }) => confidence < sureWord)) return [];
    return line.words.flatMap(({ text, bbox, confidence }, k) =>
      k > 0 && isSpeck(text, confidence)
        ? []
        : [
            {
              text,
              x: bbox.x0 * pointsPerDot,
              y,
              width: (bbox.x1 - bbox.x0) * pointsPerDot,
              size,
              confidence,
            },
          ],
    );
  });
}

function isSpeck(text: string, confidence: number): boolean {
  return (
    !text.trim() || (!/[\p{L}\p{N}]/u.test(text) && confidence < sureMark && !/[-–—]/.test(text))
  );
}

/** Sizes of type in points: the commonest one wherever the difference may be chance. */
function sizesOf(lines: readonly TesseractLine[]): number[] {
  const sizes = lines.map(({ rowAttributes }) => rowAttributes.rowHeight * pointsPerDot * typeSize);
  const sorted = sizes.toSorted((a, b) => a - b);
  const common = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return sizes.map((size) => (Math.abs(size - common) < common * sameSize ? common : size));
}
