import type { Mended, PrintedLine } from './mend.ts';

/** `E, MUSHORIWA`: the point behind an initial is taken for a comma. */
export function mendedInitials(lines: readonly PrintedLine[]): {
  lines: PrintedLine[];
  mended: Mended[];
} {
  const mended: Mended[] = [];
  const initialled = lines.map((line) =>
    line.map((word, i) => {
      const next = line[i + 1]?.text ?? '';
      if (!/^\p{Lu},$/u.test(word.text) || !/^\p{Lu}{3,}$/u.test(next)) return word;
      const taken = word.text.replace(',', '.');
      mended.push({ read: `${word.text} ${next}`, taken: `${taken} ${next}` });
      return { ...word, text: taken };
    }),
  );
  return { lines: initialled, mended };
}
