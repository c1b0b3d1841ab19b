// Fills the heap.
const taken: string[][] = [];
for (;;) taken.push(Array.from({ length: 10_000 }, (_, i) => `${i}${taken.length}`));
