/** Sets of message numbers, `1:3,7,9:*` (RFC 3501 §9, sequence-set). */

/** @param last what `*` stands for */
export function inSet(set: string, last: number): (n: number) => boolean {
  const ranges = set.split(',').map((part) => {
    const [from = 0, to = from] = part.split(':').map((n) => (n === '*' ? last : Number(n)));
    // `9:*` means the last message too when 9 is past it: the ends may come in either order.
    return [Math.min(from, to), Math.max(from, to)] as const;
  });
  return (n) => ranges.some(([from, to]) => n >= from && n <= to);
}
