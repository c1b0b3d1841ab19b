/** Words that OCR has got nearly right. */

/** True where one letter is changed, missing or too many. */
export function differsByOne(a: string, b: string): boolean {
  return a !== b && isWithin(a, b, 1);
}

/**
 * True where `b` becomes `a` by at most so many changed, missing or additional letters
 * (Levenshtein); the work is bounded by length times `most`.
 */
export function isWithin(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let row = Array.from({ length: 2 * most + 1 }, (_, k) => (k < most ? most + 1 : k - most));
  for (let i = 1; i <= a.length; i += 1) {
    const next: number[] = [];
    for (let k = 0; k <= 2 * most; k += 1) {
      const j = i + k - most;
      if (j < 0 || j > b.length) next.push(most + 1);
      else if (j === 0) next.push(i);
      else {
        const change = (row[k] ?? most + 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
        next.push(Math.min(change, (row[k + 1] ?? most + 1) + 1, (next[k - 1] ?? most + 1) + 1));
      }
    }
    row = next;
    if (Math.min(...row) > most) return false;
  }
  return (row[b.length - a.length + most] ?? most + 1) <= most;
}
