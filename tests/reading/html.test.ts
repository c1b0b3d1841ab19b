import { describe, expect, it } from 'vitest';
import { decisionsIn } from '../../src/reading/decisions-in.ts';
import { readHtml } from '../../src/reading/html/read-html.ts';

const read = (html: string | Uint8Array) => {
  const pages = readHtml(typeof html === 'string' ? new TextEncoder().encode(html) : html);
  if (!('pages' in pages)) throw new Error(pages.problem.kind);
  return pages.pages;
};
const linesOf = (html: string | Uint8Array) =>
  read(html).flatMap((page) => page.lines.map((line) => line.text));

describe('a web page is read as it is printed', () => {
  it.each<[string, string, string[]]>([
    [
      'paragraphs and breaks',
      '<p>One\n  line<p>Two<br>lines &amp; more',
      ['One line', 'Two', 'lines & more'],
    ],
    ['text without elements', 'a <b>b</b><div>c</div>d', ['a b', 'c', 'd']],
    [
      'numbered lists',
      '<ol><li>Thanks;<li><p>Urges;</p></ol><ol start=7 type=a><li>x<li value=1>y</ol>',
      ['1. Thanks;', '2. Urges;', 'g. x', 'a. y'],
    ],
    [
      'lists within lists',
      '<ol><li>One<ul><li>dot</ul><li>Two</ol>',
      ['1. One', '• dot', '2. Two'],
    ],
    [
      'ticks of Wingdings',
      '<p><span style="font-family:Wingdings">ü</span>&nbsp;Torture',
      ['ü Torture'],
    ],
    [
      'raised marks',
      '<p>consensus<sup>1</sup> at its 206<sup>th</sup>',
      ['consensus¹ at its 206th'],
    ],
    [
      'tables',
      '<table><tr><td>VEN-10 – A<td>VEN-40 – C<tr><td>VEN-11 – B<td>VEN-41 – D</table>',
      ['VEN-10 – A', 'VEN-11 – B', 'VEN-40 – C', 'VEN-41 – D'],
    ],
    [
      'no scripts, styles, pictures, hidden text',
      '<style>p{}</style><script>alert(1)</script><img src="https://evil.example/x.png" alt="pixel"><div style="display:none">preview</div><p hidden>x</p><p>Text',
      ['Text'],
    ],
    [
      'no comments and conditions of Outlook',
      '<!--[if mso]><p>x</p><![endif]--><![if !supportLists]>1.<![endif]> Thanks',
      ['1. Thanks'],
    ],
  ])('%s', (_, html, lines) => {
    expect(linesOf(html)).toEqual(lines);
  });

  it('pages end where the print would', () => {
    const html =
      '<p>one<p style="page-break-before: always">two<div style="page-break-after:always">x</div>three';
    expect(read(html).map((page) => page.lines.length)).toEqual([1, 2, 1]);
  });

  it.each([
    ['its mark', Buffer.from('\uFEFF<p>Décision', 'utf16le')],
    ['being UTF-8, whatever it says', Buffer.from('<meta charset=iso-8859-1><p>Décision')],
    [
      'what it says',
      Buffer.from(
        '<meta http-equiv=Content-Type content="text/html; charset=ISO-8859-15"><p>D\xe9cision',
        'latin1',
      ),
    ],
    [
      'what Windows writes, when it says nonsense',
      Buffer.from('<meta charset=klingon><p>D\xe9cision', 'latin1'),
    ],
    [
      'what Windows writes, when it says UTF-8 and is not',
      Buffer.from('<meta charset=utf-8><p>D\xe9cision', 'latin1'),
    ],
  ])('its charset is known by %s', (_, content) => {
    expect(linesOf(new Uint8Array(content))).toEqual(['Décision']);
  });
});

it('a decision in HTML is understood with its box and its numbered paragraphs', () => {
  const html = `<html><body><h2>Philippines</h2>
<p><i>Decision adopted unanimously by the IPU Governing Council at its 206<sup>th</sup> session (Extraordinary virtual session, 3 November 2020)</i></p>
<p>PHL-08 – Leila de Lima (Ms.)</p>
<p><b>Alleged human rights violations</b></p>
<ul><li>Threats, acts of intimidation</li><li>Arbitrary arrest and detention</li></ul>
<p><b>A. Summary of the case</b></p>
<table><tr><td><p>Ms. de Lima was arrested.</p><p>She is in prison.</p></td>
<td><p>Case PHL-08</p><p>Philippines: Parliament affiliated to the IPU</p><p>Victim: Female opposition member of parliament</p></td></tr></table>
<p><b>B. Decision</b></p><p>The Governing Council of the Inter-Parliamentary Union</p>
<ol><li><i>Thanks</i> the authorities;</li><li><i>Invites</i> all IPU Member Parliaments to act.</li></ol></body></html>`;
  const { decisions } = decisionsIn(read(html));
  expect(decisions).toMatchObject([
    {
      country: 'PHL',
      session: 206,
      adopted: '2020-11-03',
      cases: [{ code: 'PHL-08', name: 'Leila de Lima', gender: 'F' }],
      violations: ['threats', 'arbitrary-detention'],
      summary: 'Ms. de Lima was arrested.\n\nShe is in prison.',
    },
  ]);
  expect(
    decisions[0]?.paragraphs.map(({ number, asksParliaments }) => [number, asksParliaments]),
  ).toEqual([
    [1, false],
    [2, true],
  ]);
});

describe('hostile pages are a value, in time', () => {
  const outcome = (html: string) => {
    const begun = performance.now();
    const pages = readHtml(new TextEncoder().encode(html));
    expect(performance.now() - begun).toBeLessThan(5000);
    return pages.readable;
  };

  it.each([
    ['100,000 elements, one in the other', '<div>'.repeat(100_000)],
    ['100,000 tables, one in the other', '<table><tr><td>'.repeat(100_000)],
    ['ends that close nothing', '<b></i>'.repeat(100_000)],
  ])('%s: not read', (_, html) => {
    expect(outcome(html)).toBe('too-costly');
  });

  it.each([
    ['ends without beginnings', '</i>'.repeat(100_000)],
    ['paragraphs that are never closed', '<p>x<br>'.repeat(20_000)],
    ['entities without end', '&amp'.repeat(100_000)],
    ['attributes without end', `<p ${'a="b" '.repeat(100_000)}`],
    [
      'numbers without end',
      '<ol start=1e308><li value=-Infinity>x<li value=NaN>y</ol>'.repeat(1000),
    ],
  ])('%s: read', (_, html) => {
    expect(outcome(html)).toBe('text');
  });
});
