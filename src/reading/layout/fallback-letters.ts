import type { Item } from './item.ts';

/** Blanks and letters of one line lie no farther apart in the file, in items. */
const nearby = 60;
/** The gap is as wide as the letter, but for rounding, in points. */
const same = 0.3;

/**
 * Puts letters back into their words that the font of a line does not have: LibreOffice leaves a
 * gap for them and draws them from another font behind the line ("Nguy n Dávila", "ễ").
 */
export function withFallbackLetters(items: readonly Item[]): Item[] {
  const placed: Item[] = [];
  for (const item of items) {
    const gap = item.text.trim() ? gapFor(item, placed) : -1;
    if (gap < 0) placed.push(item);
    else placed[gap] = item;
  }
  return placed;
}

/** The blank of exactly the item's place and width; -1 where there is none. */
function gapFor(item: Item, placed: readonly Item[]): number {
  const isGap = ({ text, x, y, width, font }: Item) =>
    !text.trim() &&
    font !== item.font &&
    width > same &&
    Math.abs(x - item.x) < same &&
    Math.abs(y - item.y) < same &&
    Math.abs(width - item.width) < same;
  const from = Math.max(0, placed.length - nearby);
  const at = placed.slice(from).findIndex(isGap);
  return at < 0 ? -1 : from + at;
}
