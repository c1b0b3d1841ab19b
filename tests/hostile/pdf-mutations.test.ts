/** Thousands of them by hand: `node tests/hostile/pdf-mutations.ts`. */
import { expect, it } from 'vitest';
import { readDocument } from '../../src/reading/read-document.ts';
import { mutatedPdf } from './mutated-pdf.ts';

it('a damaged PDF is an answer, whatever the damage', async () => {
  for (let number = 1; number <= 40; number += 1) {
    const read = await readDocument(mutatedPdf(number), { pages: 100 });

    expect(read.problem ?? read.pages, `mutation ${number}`).toBeTruthy();
    if (read.problem) expect(read.decisions, `mutation ${number}`).toEqual([]);
  }
});
