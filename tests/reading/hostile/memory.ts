// Takes memory that no heap limit counts.
const taken: Buffer[] = [];
setInterval(() => taken.push(Buffer.alloc(16_000_000, 1)), 1);
