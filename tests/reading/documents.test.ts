import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/reading/read-document.ts';
import { problemInEnglish } from '../in-english.ts';
import { inManifest } from './in-manifest.ts';
import { expectedDocuments, sample } from './samples.ts';

const limits = { pages: 100 };

describe('documents with a text', () => {
  const readable = expectedDocuments.filter((each) => each.readable === 'text');

  it.each(readable)('$id', async (expected) => {
    const pdf = expected.files.find((file) => file.endsWith('.pdf')) ?? '';
    const read = await readDocument(sample(pdf.replace('documents/', '')), limits);

    expect(read.decisions.map(inManifest)).toEqual(expected.decisions);
    expect(read).toMatchObject({
      readable: 'text',
      problem: null,
      language: expected.language,
      style: expected.style,
      reference: expected.reference,
      totalMps: expected.totalMps,
      totalCountries: expected.totalCountries,
      doubts: [],
    });
    expect(read.decisions.flatMap((each) => each.doubts)).toEqual([]);
  });
});

describe('what stands beside the fields of the manifest', () => {
  it('keeps the side box out of the summary, and the paragraphs of the summary apart', async () => {
    const [decision] = (await readDocument(sample('gab-206-en.pdf'), limits)).decisions;

    expect(decision?.summary).toBe(
      'Mr. Justin Ndoundangoye, a former minister and a member of the National Assembly, was arrested in January 2020 on suspicion of misuse of public money, at the request of the public prosecutor and after his immunity had been lifted.\n\nAccording to the complainant he was beaten and tortured in prison on the night of 25 to 26 January 2020, and his lawyers have not had free access to him.',
    );
  });

  it('joins paragraphs over a page break without running heads or footnotes', async () => {
    const { decisions } = await readDocument(sample('cl-206-9-r2.pdf'), limits);
    const text = decisions.flatMap((each) => each.paragraphs.map((p) => p.text)).join('\n');

    expect(text).not.toMatch(/R\.2|- \d+ -|reservations|_{3}/);
    expect(
      text.match(
        /take concrete action in support of the urgent resolution of this case in a manner/g,
      ),
    ).not.toBeNull();
  });

  it('says on which page a decision begins', async () => {
    const { decisions } = await readDocument(sample('cl-206-9-r2.pdf'), limits);

    expect(decisions.map((each) => each.page)).toEqual([
      2, 4, 5, 7, 9, 10, 12, 13, 15, 16, 18, 19, 20,
    ]);
  });

  it('quotes what a corrigendum replaces', async () => {
    const read = await readDocument(sample('uga-205-corr1.pdf'), limits);

    expect(read.corrigendum).toMatch(/^This text replaces document CL\/205\/14\(b\)-R\.3, Uganda/);
    expect(read.reference).toBeNull();
  });
});

describe('documents without a text', () => {
  it.each([
    ['blr-176-scan.pdf', 'image'],
    ['tza-206-encrypted.pdf', 'encrypted'],
    ['bra-206-damaged.pdf', 'damaged'],
  ])('%s is %s, says so in words and yields no decision', async (name, readable) => {
    const read = await readDocument(sample(name), limits);

    expect(read).toMatchObject({ readable, decisions: [], pages: [] });
    expect(problemInEnglish(read.problem)).toMatch(/^[A-Z].*\.$/);
  });

  it.each([
    ['nothing', 'damaged', new Uint8Array()],
    ['a header only', 'damaged', new TextEncoder().encode('%PDF-1.7\n%%EOF\n')],
    ['noise', 'unsupported', new Uint8Array(50_000).map((_, i) => (i * 7919) % 251)],
  ])('%s is %s', async (_, readable, bytes) => {
    expect(await readDocument(bytes, limits)).toMatchObject({ readable, decisions: [] });
  });

  it('is damaged wherever the file is cut off', async () => {
    const whole = sample('gab-206-en.pdf');
    for (const share of [0.1, 0.5, 0.9, 0.99]) {
      const read = await readDocument(whole.slice(0, Math.floor(whole.length * share)), limits);
      expect(read).toMatchObject({ readable: 'damaged', decisions: [] });
    }
  });

  it('is too costly with more pages than allowed', async () => {
    expect(await readDocument(sample('cl-206-9-r2.pdf'), { pages: 19 })).toMatchObject({
      readable: 'too-costly',
      decisions: [],
    });
  });
});
