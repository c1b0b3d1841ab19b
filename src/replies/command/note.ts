/** A name or initials as a farewell, and the line by which a reply finds home. */
const farewell = /^[/–—-]\s?\p{Lu}[\p{L}. ]{0,30}$|^(mvh|vh)\b.{0,40}$/iu;
const reference = /^[\s>]*ref\s*[:：]/i;

/** The free text below an order: without farewell and reference. Null: there is none. */
export function noteOf(lines: readonly string[]): string | null {
  const kept = lines.filter((line) => !reference.test(line));
  while (kept.length && (!kept.at(-1)?.trim() || farewell.test(kept.at(-1)?.trim() ?? '')))
    kept.pop();
  return kept.join('\n').trim() || null;
}
