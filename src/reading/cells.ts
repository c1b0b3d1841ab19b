/** A bar between cells, as texts made from HTML tables have it (archive.ipu.org); never inside a word. */
const bar = /(?:^|\s)[|¦]+(?=\s|$)/;

/** The cells of a printed line; the line itself where it has no bars. */
export function cellsOf(text: string): string[] {
  if (!/[|¦]/.test(text)) return [text];
  const cells = text
    .split(bar)
    .map((cell) => cell.trim())
    .filter(Boolean);
  return cells.length > 0 ? cells : [text];
}
