import { describe, expect, it } from 'vitest';
import type { Located } from '../../src/reading/located.ts';
import { pageOfText } from '../../src/reading/page.ts';
import { english } from '../../src/reading/phrases/en.ts';
import { french } from '../../src/reading/phrases/fr.ts';
import { violationListOf } from '../../src/reading/violation-list.ts';

const lines = (text: string): Located[] =>
  pageOfText(text).lines.map((line) => ({ ...line, page: 1 }));
const read = (text: string, language = 'en') =>
  violationListOf(lines(text), language === 'en' ? english : french);

describe('the list of violations', () => {
  it.each([
    [
      'Lack of due process at the investigation stage and lack of fair trial proceedings',
      ['due-process-investigation', 'fair-trial'],
      'en',
    ],
    [
      'Lack of fair trial proceedings and excessive delays',
      ['fair-trial', 'excessive-delays'],
      'en',
    ],
    ['Abusive revocation or suspension of the parliamentary mandate', ['mandate-revocation'], 'en'],
    ['Undue suspension and loss of parliamentary mandate', ['mandate-revocation'], 'en'],
    ['Lack of fair trial and other unfair proceedings', ['fair-trial'], 'en'],
    ['Violation of freedom of expression', ['expression'], 'en'],
    ['Arrestation et détention arbitraires', ['arbitrary-detention'], 'fr'],
    [
      'Absence de procédure régulière dans les poursuites engagées contre des parlementaires',
      ['due-process'],
      'fr',
    ],
    ['Révocation ou suspension abusive du mandat parlementaire', ['mandate-revocation'], 'fr'],
    ['Assassinat', ['murder'], 'fr'],
    ['Autres actes entravant l’exercice du mandat parlementaire', ['mandate-obstruction'], 'fr'],
  ])('%s', (text, violations, language) => {
    expect(read(`\uF0FC ${text}`, language)).toEqual({ printed: [text], violations, unknown: [] });
  });

  it.each(['\uF0FC ', '✓ ', '• ', 'ü ', '- '])(
    'joins a broken line under the tick "%s"',
    (tick) => {
      const text = `${tick}Lack of due process in proceedings against\nparliamentarians\n${tick}Impunity`;

      expect(read(text).printed).toEqual([
        'Lack of due process in proceedings against parliamentarians',
        'Impunity',
      ]);
    },
  );

  it('joins a broken line where the copy has lost its ticks', () => {
    expect(
      read('Violation of freedom of opinion and\nexpression\nImpunity\nMurder').violations,
    ).toEqual(['expression', 'impunity', 'murder']);
  });

  it('reports what it does not know, as printed', () => {
    expect(read('\uF0FC Unlawful taxation\n\uF0FC Murder')).toEqual({
      printed: ['Unlawful taxation', 'Murder'],
      violations: ['murder'],
      unknown: ['Unlawful taxation'],
    });
  });
});
