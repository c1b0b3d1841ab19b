import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/reading/read-document.ts';
import { inManifest } from './in-manifest.ts';
import type { ExpectedDocument } from './samples.ts';

const folder = new URL('made/', import.meta.url);
const documents: ExpectedDocument[] = JSON.parse(
  readFileSync(new URL('expected.json', folder), 'utf8'),
).documents;

/**
 * Documents with invented persons, made with Word and LibreOffice as the samples were: a box that a
 * page breaks, letters from a second font, groups in a list, a person without a code, contents
 * without leader dots.
 */
describe('documents made like the samples', () => {
  it.each(documents.flatMap((document) => document.files.map((file) => [file, document] as const)))(
    '%s',
    async (file, expected) => {
      const bytes = new Uint8Array(readFileSync(new URL(file, folder)));
      const read = await readDocument(bytes, { pages: 20 });

      expect(read).toMatchObject({
        language: expected.language,
        style: expected.style,
        reference: expected.reference,
        totalMps: expected.totalMps,
        totalCountries: expected.totalCountries,
      });
      expect(read.decisions.map(inManifest)).toEqual(expected.decisions);
    },
  );
});
