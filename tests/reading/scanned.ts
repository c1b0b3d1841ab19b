/** What a scan of a sample document must come to. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { readInCage } from '../../src/reading/cage.ts';
import { doubtsInEnglish } from '../in-english.ts';
import { expectedDocuments } from './samples.ts';

export const scan = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`./scans/${name}`, import.meta.url)));

/** Every field is right, and a clerk is told how it was read. */
export async function expectRead(id: string, bytes: Uint8Array): Promise<void> {
  const expected = expectedDocuments.find((each) => each.id.startsWith(id));
  const pages: number[] = [];
  const read = await readInCage({ startsAhead: false })({
    filename: 'scan.pdf',
    bytes,
    onProgress: ({ page, of }) => pages.push(page / of),
  });
  const [decision] = read.decisions;
  const [wanted] = expected?.decisions ?? [];

  expect(read).toMatchObject({ readable: 'image', problem: null, ocr: { pages: [1] } });
  expect(read.ocr?.confidence).toBeGreaterThan(85);
  expect(doubtsInEnglish(read.doubts)[0]).toMatch(
    /^The document was read by OCR \(confidence \d\d %\)/,
  );
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
}
