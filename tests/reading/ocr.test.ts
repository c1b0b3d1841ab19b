/** OCR as the desk does it, in caged processes. Each page takes seconds: more of them are in tests/services. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readInCage } from '../../src/reading/cage.ts';
import { expectedDocuments, sample } from './samples.ts';

const scan = (name: string) =>
  new Uint8Array(readFileSync(new URL(`./scans/${name}`, import.meta.url)));

describe('a scan is read by OCR', () => {
  it.each([
    ['photographed in greys, slightly turned', 'blr-176', sample('blr-176-scan.pdf')],
    ['as a fax writes it (G4), in English', 'zwe-178', scan('zwe-178-g4.pdf')],
    [
      'as a copier writes it (JBIG2), in French with a box',
      'tgo-164',
      scan('tgo-164-fr-jbig2.pdf'),
    ],
  ])(
    '%s: every field is right, and a clerk is told how it was read',
    async (_, id, bytes) => {
      const expected = expectedDocuments.find((each) => each.id.startsWith(id));
      const pages: number[] = [];
      const read = await readInCage()({
        filename: 'scan.pdf',
        bytes,
        onProgress: ({ page, of }) => pages.push(page / of),
      });
      const [decision] = read.decisions;
      const [wanted] = expected?.decisions ?? [];

      expect(read).toMatchObject({ readable: 'image', problem: null, ocr: { pages: [1] } });
      expect(read.ocr?.confidence).toBeGreaterThan(85);
      expect(read.doubts[0]).toMatch(/^The document was read by OCR \(confidence \d\d %\)/);
      expect(pages).toEqual([1]);
      expect(decision).toMatchObject({
        country: wanted?.country,
        body: wanted?.body,
        session: wanted?.session,
        place: wanted?.place,
        adopted: wanted?.adopted,
        manner: wanted?.manner,
        mps: wanted?.mps,
        violations: wanted?.violations,
      });
      expect(decision?.cases.map(({ code, name }) => [code, name])).toEqual(
        wanted?.cases.map(({ code, name }) => [code, name]),
      );
      expect(decision?.paragraphs).toHaveLength(wanted?.paragraphs ?? -1);
    },
    120_000,
  );
});
