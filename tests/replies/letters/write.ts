/**
 * Writes the letters of this folder, `NN-name.eml` and what has to be made of each, from the tables
 * in `table-*.ts`: `node tests/replies/letters/write.ts`. The letters are what is tested; a real one
 * may be dropped in beside them.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Letter, rawOf } from './letter.ts';
import { automaticLetters } from './table-automatic.ts';
import { memberLetters } from './table-members.ts';
import { orderLetters } from './table-orders.ts';

const all: Letter[] = [...memberLetters, ...orderLetters, ...automaticLetters];
for (const [index, letter] of all.entries()) {
  const name = `${String(index + 1).padStart(2, '0')}-${letter.name}`;
  writeFileSync(join(import.meta.dirname, `${name}.eml`), rawOf(letter, name));
  writeFileSync(
    join(import.meta.dirname, `${name}.expected.json`),
    `${JSON.stringify(letter.expected, null, 2)}\n`,
  );
}
console.log(`${all.length} letters`);
