import type { Matrix } from './matrix.ts';
import type { Painted } from './painted.ts';
import type { PDFPageProxy } from './pdfjs.ts';

/** The share of a page that its pictures cover, each counted by the box around it; 1 at most. */
export function coverage(page: PDFPageProxy, painted: readonly Painted[]): number {
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const area = painted.reduce((sum, each) => {
    if (each.what !== 'picture') return sum;
    const { xs, ys } = cornersOf(each.matrix);
    const width = Math.min(right, Math.max(...xs)) - Math.max(left, Math.min(...xs));
    const height = Math.min(top, Math.max(...ys)) - Math.max(bottom, Math.min(...ys));
    return sum + Math.max(0, width) * Math.max(0, height);
  }, 0);
  return Math.min(1, area / Math.max(1, (right - left) * (top - bottom)));
}

/** Where the corners of the unit square go. */
export function cornersOf([a, b, c, d, e, f]: Matrix) {
  return { xs: [e, e + a, e + c, e + a + c], ys: [f, f + b, f + d, f + b + d] };
}
