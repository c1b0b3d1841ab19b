import type { Item } from '../layout/item.ts';
import type { PDFPageProxy } from './pdfjs.ts';

/** The text of a PDF page with its positions, in the order of the file. */
export async function itemsOf(page: PDFPageProxy): Promise<Item[]> {
  const { items } = await page.getTextContent();
  return upright(
    items.flatMap((item) =>
      'str' in item && item.str
        ? [
            {
              text: item.str,
              width: item.width,
              font: item.fontName,
              matrix: item.transform as number[],
            },
          ]
        : [],
    ),
  );
}

interface Placed {
  readonly text: string;
  readonly width: number;
  readonly font: string;
  /** From the text's space to the page's (ISO 32000-1 §9.4.4); `y` counts upwards. */
  readonly matrix: readonly number[];
}

/**
 * Turns the page until most of its text runs from left to right: scanners and printers store
 * pages lying or standing on their heads, and what they note about it is not always right. Text
 * that runs otherwise (stamps, watermarks) is left out.
 */
function upright(items: readonly Placed[]): Item[] {
  const letters = [0, 1, 2, 3].map((turn) =>
    items.filter((item) => turnOf(item) === turn).reduce((sum, { text }) => sum + text.length, 0),
  );
  const turn = letters.indexOf(Math.max(...letters));
  const cos = [1, 0, -1, 0][turn] ?? 1;
  const sin = [0, 1, 0, -1][turn] ?? 0;
  return items
    .filter((item) => turnOf(item) === turn)
    .map(({ text, width, font, matrix: [, , c = 0, d = 0, e = 0, f = 0] }) => ({
      text,
      width,
      font,
      size: Math.hypot(c, d),
      x: e * cos + f * sin,
      y: e * sin - f * cos,
    }));
}

/** Quarter turns against the clock; null for text at a slant. */
function turnOf({ matrix: [a = 0, b = 0] }: Placed): number | null {
  const quarters = Math.atan2(b, a) / (Math.PI / 2);
  const turn = Math.round(quarters);
  return Math.abs(quarters - turn) < 0.06 ? (turn + 4) % 4 : null;
}
