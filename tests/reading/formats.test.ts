import { describe, expect, it } from 'vitest';
import { type FileKind, kindOfFile } from '../../src/reading/kind-of-file.ts';
import { pagesOfOther } from '../../src/reading/other-formats.ts';
import { problemInEnglish } from '../in-english.ts';
import { docxOf, p, zipOf } from './archive.ts';
import { sample } from './samples.ts';
import { tnefOf } from './winmail.ts';

const utf16 = (text: string, swap = false) => {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint8Array(swap ? bytes.swap16() : bytes);
};
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const bytes = (text: string) => new TextEncoder().encode(text);
const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

describe('a file is what its content says', () => {
  it.each<[string, FileKind, Uint8Array]>([
    ['a PDF', 'pdf', sample('gab-206-en.pdf')],
    ['a PDF behind a few lines', 'pdf', bytes('junk\n%PDF-1.7\n')],
    ['a Word document', 'docx', sample('gab-206-fr.docx')],
    ['a Word document of Word 365', 'docx', zipOf([{ name: 'word/document2.xml' }])],
    ['an archive', 'zip', zipOf([{ name: 'a.pdf' }])],
    ['an archive of a Word document', 'zip', zipOf([{ name: 'a.docx', content: docxOf(p('x')) }])],
    ['an empty archive', 'zip', zipOf([])],
    [
      'a spreadsheet',
      'office',
      zipOf([{ name: '[Content_Types].xml' }, { name: 'xl/workbook.xml' }]),
    ],
    ['an OpenDocument text', 'office', zipOf([{ name: 'mimetype', content: 'application/…' }])],
    ['an old Word document', 'ole', new Uint8Array([...ole, ...new Array(600).fill(1)])],
    [
      'a Word document under a password',
      'locked-office',
      new Uint8Array([...ole, ...utf16('EncryptedPackage')]),
    ],
    ['RTF', 'rtf', bytes('{\\rtf1 x}')],
    ['winmail.dat', 'tnef', tnefOf([])],
    ['a PNG', 'picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0])],
    ['a web page', 'html', bytes('<!DOCTYPE html><p>x')],
    [
      'a web page behind a mark, comments and XML',
      'html',
      bytes('\uFEFF <!-- a --><?xml version="1.0"?>\n<!-- b -->\n<HTML>'),
    ],
    ['a web page in UTF-16', 'html', utf16('\uFEFF<html><body>x')],
    ['a web page in UTF-16 without a mark', 'html', utf16('<html><body>Venezuela', true)],
    ['a part of a web page', 'html', bytes('<div>Venezuela</div>')],
    ['a mail', 'mail', bytes('From: a@b.example\nTo: c@d.example\nSubject: x\n\nText')],
    [
      'a mail out of a mailbox file',
      'mail',
      bytes('From a Mon\r\nReceived: x\r\n by y\r\nDate: z\r\nSubject: x\r\n\r\n'),
    ],
    ['a text', 'text', bytes('Decision adopted unanimously\nSubject: none\n')],
    ['a text that begins like a header', 'text', bytes('Note: read this\nSubject: x\n\nText')],
    ['a text in UTF-16', 'text', utf16('Décision adoptée', true)],
    ['a text of Windows', 'text', latin1('D\xe9cision adopt\xe9e \x96 l\x92UIP')],
    ['an invitation', 'other', bytes('BEGIN:VCALENDAR\r\nEND:VCALENDAR')],
    ['a signature', 'other', bytes('-----BEGIN PGP SIGNATURE-----\n')],
    ['other XML', 'other', bytes('<?xml version="1.0"?><feed/>')],
    ['noise', 'other', new Uint8Array(50_000).map((_, i) => (i * 7919) % 251)],
    ['nothing', 'other', new Uint8Array()],
  ])('%s is %s', (_, kind, content) => {
    expect(kindOfFile(content)).toBe(kind);
  });

  it('looking takes no time, whatever the beginning', () => {
    const begun = performance.now();
    for (const unit of ['<!---->', '<!--', ' ', '<?xml ', 'a:\n', 'From: x\n', '\u0000a'])
      kindOfFile(bytes(unit.repeat(200_000)));
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});

async function linesOf(content: Uint8Array): Promise<string[][]> {
  const kind = kindOfFile(content);
  if (kind === 'pdf' || kind === 'picture') throw new Error(kind);
  const read = await pagesOfOther(kind, content, { pages: 100 });
  if (!('pages' in read)) throw new Error(problemInEnglish(read.problem));
  return read.pages.map((page) => page.lines.map((line) => line.text));
}

describe('plain texts', () => {
  const text = 'Décision – l’UIP';

  it.each([
    ['UTF-8', bytes(text)],
    ['UTF-8 with a mark', bytes(`\uFEFF${text}`)],
    ['UTF-16', utf16(`\uFEFF${text}`)],
    ['UTF-16 with its bytes swapped', utf16(`\uFEFF${text}`, true)],
    ['Windows-1252', latin1('D\xe9cision \x96 l\x92UIP')],
  ])('in %s', async (_, content) => {
    expect(await linesOf(content)).toEqual([[text]]);
  });

  it('a form feed begins a page', async () => {
    expect(await linesOf(bytes('one\n\ftwo\n'))).toEqual([['one'], ['two']]);
  });
});

describe('RTF', () => {
  it('gives paragraphs, characters in every notation, tables and pages', async () => {
    const rtf = String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\*\generator x;}{\info{\title secret}}\pard D\'e9cision l\rquote UIP\par {\b 1.}\tab Remercie \u8211? tous \{ok\}\par\trowd\pard\intbl VEN-10 - A\cell VEN-40 - B\cell\row\trowd\intbl VEN-11 - C\cell VEN-41 - D\cell\row\pard\page end}`;
    expect(await linesOf(bytes(rtf))).toEqual([
      [
        'Décision l’UIP',
        '1.\tRemercie – tous {ok}',
        'VEN-10 - A',
        'VEN-11 - C',
        'VEN-40 - B',
        'VEN-41 - D',
      ],
      ['end'],
    ]);
  });

  it.each([
    '{'.repeat(200_000),
    String.raw`\u-1`.repeat(50_000),
    String.raw`\cell\row`.repeat(50_000),
  ])('hostile, it is a value in time', async (inside) => {
    const begun = performance.now();
    await pagesOfOther('rtf', bytes(`{\\rtf1 x ${inside}`), { pages: 100 });
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});

describe('what cannot be read is named to the clerk', () => {
  it.each([
    ['an old Word document', new Uint8Array([...ole, 1]), 'unsupported', /\.doc/],
    [
      'a locked Word document',
      new Uint8Array([...ole, ...utf16('EncryptedPackage')]),
      'encrypted',
      /password/,
    ],
    ['a spreadsheet', zipOf([{ name: '[Content_Types].xml' }]), 'unsupported', /Spreadsheets/],
    [
      'a locked archive',
      zipOf([{ name: 'a.pdf', isEncrypted: true }]),
      'encrypted',
      /password: "a\.pdf"/,
    ],
    [
      'a damaged archive',
      zipOf([{ name: 'a.pdf', content: 'x' }]).slice(0, 40),
      'damaged',
      /archive/,
    ],
    ['noise', new Uint8Array(100), 'unsupported', /cannot be read/],
  ])('%s', async (_, content, readable, problem) => {
    const kind = kindOfFile(content);
    if (kind === 'pdf' || kind === 'picture') throw new Error(kind);
    const read = await pagesOfOther(kind, content, { pages: 100 });
    if ('pages' in read) throw new Error('it was read');
    expect(read.readable).toBe(readable);
    expect(problemInEnglish(read.problem)).toMatch(problem);
  });
});
