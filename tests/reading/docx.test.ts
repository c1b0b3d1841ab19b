import { describe, expect, it } from 'vitest';
import type { Decision } from '../../src/domain/decision.ts';
import { decisionsIn } from '../../src/reading/decisions-in.ts';
import { readDocx } from '../../src/reading/docx/read-docx.ts';
import { readPdf } from '../../src/reading/pdf/read-pdf.ts';
import { problemInEnglish } from '../in-english.ts';
import { docxOf, p, zipOf } from './archive.ts';
import { expectedDocuments, sample } from './samples.ts';

const limits = { pages: 100 };

/** Everything but where it stands: a Word document has pages only where it says so. */
function withoutPlaces({ page, places, ...decision }: Decision) {
  return decision;
}

async function understood(pages: ReturnType<typeof readDocx>) {
  const read = await pages;
  if (!('pages' in read)) throw new Error(problemInEnglish(read.problem));
  const { decisions, ...rest } = decisionsIn(read.pages);
  return { ...rest, decisions: decisions.map(withoutPlaces) };
}

describe('a Word document is read like the PDF that was made of it', () => {
  const both = expectedDocuments.flatMap(({ id, files }) => {
    const docx = files.find((file) => file.endsWith('.docx'))?.replace('documents/', '');
    const pdf = files.find((file) => file.endsWith('.pdf'))?.replace('documents/', '');
    return docx && pdf ? [{ id, docx, pdf }] : [];
  });

  it('the samples hold some', () => {
    expect(both.length).toBeGreaterThan(4);
  });

  it.each(both)('$id', async ({ docx, pdf }) => {
    expect(await understood(readDocx(sample(docx), limits))).toEqual(
      await understood(readPdf(sample(pdf), limits)),
    );
  });
});

async function linesOf(docx: Uint8Array): Promise<string[][]> {
  const read = await readDocx(docx, limits);
  if (!('pages' in read)) throw new Error(problemInEnglish(read.problem));
  return read.pages.map((page) => page.lines.map((line) => line.text));
}

describe('automatic numbers', () => {
  const level = (n: number, format: string, text: string, more = '') =>
    `<w:lvl w:ilvl="${n}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
  const abstract = (id: number, levels: string) =>
    `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`;
  const list = (id: number, definition: number, override = '') =>
    `<w:num w:numId="${id}"><w:abstractNumId w:val="${definition}"/>${override}</w:num>`;
  const item = (id: number, n = 0) =>
    `<w:numPr><w:ilvl w:val="${n}"/><w:numId w:val="${id}"/></w:numPr>`;

  it('are printed as Word prints them: levels, letters, romans, bullets', async () => {
    const numbering =
      abstract(
        0,
        level(0, 'decimal', '%1.') +
          level(1, 'lowerLetter', '(%2)') +
          level(2, 'lowerRoman', '%1.%3'),
      ) +
      abstract(1, level(0, 'bullet', '\uF0FC')) +
      abstract(2, level(0, 'bullet', '\uF0B7')) +
      list(1, 0) +
      list(2, 1) +
      list(3, 2);
    const body = [
      p('Thanks', item(1)),
      p('one', item(1, 1)),
      p('two', item(1, 1)),
      p('deep', item(1, 2)),
      p('Urges', item(1)),
      p('again', item(1, 1)),
      p('Torture', item(2)),
      p('A dot', item(3)),
      p('no number', '<w:numPr><w:numId w:val="0"/></w:numPr>'),
    ].join('');
    expect(await linesOf(docxOf(body, { numbering }))).toEqual([
      [
        '1. Thanks',
        '(a) one',
        '(b) two',
        '1.i deep',
        '2. Urges',
        '(a) again',
        '\uF0FC Torture',
        '• A dot',
        'no number',
      ],
    ]);
  });

  it('begin again where a list says so, and go on where it does not', async () => {
    const restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
    const numbering =
      abstract(0, level(0, 'decimal', '%1.')) + list(1, 0) + list(2, 0, restart) + list(3, 0);
    const body = [1, 1, 2, 2, 3].map((id) => p('x', item(id))).join('');
    expect(await linesOf(docxOf(body, { numbering }))).toEqual([
      ['1. x', '2. x', '1. x', '2. x', '3. x'],
    ]);
  });

  it('may come with the style, or a style it is built on', async () => {
    const numbering = abstract(0, level(0, 'decimal', '%1.')) + list(7, 0);
    const styles =
      '<w:style w:styleId="Op"><w:basedOn w:val="ListNumber"/></w:style>' +
      `<w:style w:styleId="ListNumber"><w:basedOn w:val="Op"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>`;
    const body = p('Thanks', '<w:pStyle w:val="Op"/>') + p('', '<w:pStyle w:val="Op"/>');
    expect(
      await linesOf(docxOf(body + p('Urges', '<w:pStyle w:val="Op"/>'), { numbering, styles })),
    ).toEqual([['1. Thanks', '3. Urges']]);
  });
});

describe('what Word prints and what it does not', () => {
  const run = (inside: string, properties = '') =>
    `<w:r><w:rPr>${properties}</w:rPr>${inside}</w:r>`;

  it('symbols, breaks, raised marks and insertions are text; deletions, hidden text and field codes are not', async () => {
    const body = `<w:p>${run('<w:sym w:font="Wingdings" w:char="F0FC"/><w:t xml:space="preserve"> Murder</w:t>')}${run('<w:t>1</w:t>', '<w:vertAlign w:val="superscript"/>')}<w:del>${run('<w:delText>gone</w:delText>')}</w:del><w:ins>${run('<w:t>, new</w:t>')}</w:ins>${run('<w:t>secret</w:t>', '<w:vanish/>')}${run('<w:t>, shown</w:t>', '<w:vanish w:val="0"/>')}${run('<w:instrText>PAGE</w:instrText>')}<w:hyperlink>${run('<w:br/><w:t>A &amp; B &#x2013; C</w:t>')}</w:hyperlink></w:p>`;
    expect(await linesOf(docxOf(body))).toEqual([['\uF0FC Murder¹, new, shown', 'A & B – C']]);
  });

  it('footnotes stand under a rule at the foot of the page that refers to them', async () => {
    const footnotes =
      '<w:footnote w:id="-1"><w:p/></w:footnote>' +
      `<w:footnote w:id="2">${p(' The delegation of Turkey expressed its reservations.')}</w:footnote>`;
    const body = `<w:p>${run('<w:t>Decision adopted by consensus</w:t>')}${run('<w:footnoteReference w:id="2"/>')}</w:p>${p('Text')}<w:p>${run('<w:br w:type="page"/>')}${run('<w:lastRenderedPageBreak/><w:t>Next</w:t>')}</w:p>`;
    expect(await linesOf(docxOf(body, { footnotes }))).toEqual([
      [
        'Decision adopted by consensus¹',
        'Text',
        '________',
        '¹ The delegation of Turkey expressed its reservations.',
      ],
      ['Next'],
    ]);
  });

  it('the reference of a running head is kept, its page numbers are not', async () => {
    const header1 = p('CL/206/9/R.2') + p('- 2 -');
    expect(await linesOf(docxOf(p('Gabon'), { header1 }))).toEqual([['CL/206/9/R.2', 'Gabon']]);
  });

  it('pages end where Word noted it, where the author or a section said so, once each', async () => {
    const body =
      p('one', '<w:sectPr/>') +
      `<w:p>${run('<w:lastRenderedPageBreak/><w:t>two</w:t>')}</w:p>` +
      p('three', '<w:pageBreakBefore/>') +
      `<w:p>${run('<w:t xml:space="preserve">it goes </w:t><w:lastRenderedPageBreak/><w:t>on</w:t>')}</w:p>` +
      p('same', '<w:sectPr><w:type w:val="continuous"/></w:sectPr>') +
      p('end');
    expect(await linesOf(docxOf(body))).toEqual([
      ['one'],
      ['two'],
      ['three', 'it goes'],
      ['on', 'same', 'end'],
    ]);
  });
});

describe('tables', () => {
  const cell = (...texts: string[]) => `<w:tc>${texts.map((text) => p(text)).join('')}</w:tc>`;
  const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
  const placed = async (body: string) => {
    const read = await readDocx(docxOf(body), limits);
    if (!('pages' in read)) throw new Error(problemInEnglish(read.problem));
    return read.pages.flatMap(({ lines }) => lines.map((l) => `${l.band}.${l.column} ${l.text}`));
  };

  it('are read column after column; a row across is ordinary text', async () => {
    const table = `<w:tbl>${row(cell('Case list'))}${row(cell('VEN-10 – A'), cell('VEN-40 – C'))}${row(cell('VEN-11 – B'), cell('VEN-41 – D'))}</w:tbl>`;
    expect(await placed(table)).toEqual([
      '0.0 Case list',
      '1.1 VEN-10 – A',
      '1.1 VEN-11 – B',
      '1.2 VEN-40 – C',
      '1.2 VEN-41 – D',
    ]);
  });

  it('a cell that only numbers or names the next one belongs to it', async () => {
    const table = `<w:tbl>${row(cell('1.'), cell('Thanks;', 'and more'))}${row(cell('VEN-10'), cell('Biagio Pilieri'))}${row(cell('Victim:'), cell('Female member'))}${row(cell('\uF0FC'), cell('Torture'))}</w:tbl>`;
    expect(await placed(table)).toEqual([
      '0.0 1. Thanks;',
      '0.0 and more',
      '0.0 VEN-10 - Biagio Pilieri',
      '0.0 Victim: Female member',
      '0.0 \uF0FC Torture',
    ]);
  });

  it('a floating box stands beside the text, once', async () => {
    const box = `<w:txbxContent>${p('Case PHL-08')}${p('Victim: one')}</w:txbxContent>`;
    const body = `<w:p><w:r><mc:AlternateContent><mc:Choice><wps:txbx>${box}</wps:txbx></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Ms. Leila</w:t></w:r></w:p>`;
    expect(await placed(body)).toEqual(['1.1 Case PHL-08', '1.1 Victim: one', '0.0 Ms. Leila']);
  });
});

describe('Word documents that are hostile or broken', () => {
  const problemOf = async (docx: Uint8Array) => {
    const read = await readDocx(docx, limits);
    return 'problem' in read
      ? `${read.readable}: ${problemInEnglish(read.problem)}`
      : read.readable;
  };
  const xml = (content: string) =>
    zipOf([{ name: '[Content_Types].xml' }, { name: 'word/document.xml', content }]);

  it.each([
    [
      'entities that multiply',
      `<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>`,
      /damaged: .*document type/,
    ],
    [
      'entities from elsewhere',
      `<!DOCTYPE d SYSTEM "https://evil.example/x.dtd"><d/>`,
      /document type/,
    ],
    ['nesting without end', '<w:p>'.repeat(50_000), /nested too deeply/],
    ['tags that do not match', '<a><b></a></b>', /do not match/],
    ['a tag without end', `<a b="${'x'.repeat(300_000)}`, /does not end/],
    ['a comment without end', `<a><!-- ${'-- '.repeat(50_000)}`, /does not end/],
    ['no XML at all', 'hello', /too early/],
  ])('%s', async (_, content, problem) => {
    expect(await problemOf(xml(content))).toMatch(problem);
  });

  it('a document that inflates to gigabytes is not even begun', async () => {
    const bomb = zipOf([{ name: 'word/document.xml', content: '<a/>', claims: 4_000_000_000 }]);
    expect(await problemOf(bomb)).toMatch(/^too-costly/);
  });

  it('a directory that lies about sizes is not believed', async () => {
    const lying = zipOf([
      { name: '[Content_Types].xml' },
      { name: 'word/document.xml', content: `<a>${' '.repeat(70_000)}</a>`, claims: 10 },
    ]);
    expect(await problemOf(lying)).toMatch(/^damaged/);
  });

  it('parts under a password are named', async () => {
    const locked = zipOf([{ name: 'word/document.xml', content: 'x', isEncrypted: true }]);
    expect(await problemOf(locked)).toMatch(/^encrypted: .*password/);
  });

  it('more pages than allowed are too costly', async () => {
    const pages = '<w:p><w:r><w:br w:type="page"/><w:t>x</w:t></w:r></w:p>'.repeat(200);
    expect(await problemOf(docxOf(p('x') + pages))).toMatch(/^too-costly: .* 201 pages/);
  });
});
