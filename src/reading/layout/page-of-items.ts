import type { Line, Page } from '../page.ts';
import { tidy } from '../words.ts';
import { bandsOf, rowsOf } from './bands.ts';
import { withFallbackLetters } from './fallback-letters.ts';
import type { Item, Segment } from './item.ts';
import { segmentsOf } from './segments.ts';

/** White between baselines, in letter heights, above which a new paragraph begins. */
const paragraphGap = 1.55;

/** Puts positioned text in the order in which a person reads it: column after column, never across. */
export function pageOfItems(items: readonly Item[]): Page {
  const lines: Line[] = [];
  let above = Number.NEGATIVE_INFINITY;
  let number = 0;
  for (const { columns } of bandsOf(rowsOf(segmentsOf(withFallbackLetters(items))))) {
    const top = above;
    const isBand = columns.length > 1;
    if (isBand) number += 1;
    columns.forEach((segments, i) => {
      let before = top;
      for (const row of isBand ? rowsOf(segments) : [segments]) {
        const first = row[0];
        if (!first) continue;
        lines.push(lineOf(row, { band: isBand ? number : 0, column: isBand ? i + 1 : 0, before }));
        before = first.y;
        above = Math.max(above, first.y);
      }
    });
  }
  return { lines };
}

function lineOf(
  row: readonly Segment[],
  at: { band: number; column: number; before: number },
): Line {
  const size = Math.max(...row.map((segment) => segment.size));
  const y = row[0]?.y ?? 0;
  return {
    // A tab where the page has a wide gap: `CL/206/9/R.2 <tab> - 2 - <tab> 3 November 2020`.
    text: row.map((segment) => tidy(segment.text)).join('\t'),
    band: at.band,
    column: at.column,
    gap: y - at.before > size * paragraphGap,
    size,
  };
}
