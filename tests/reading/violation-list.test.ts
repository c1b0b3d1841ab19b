import { describe, expect, it } from 'vitest';
import { runOf } from '../../src/reading/located.ts';
import { pageOfText } from '../../src/reading/page.ts';
import { english } from '../../src/reading/phrases/en.ts';
import { french } from '../../src/reading/phrases/fr.ts';
import { violationListOf } from '../../src/reading/violation-list.ts';

const read = (text: string, language = 'en') => {
  const { lines } = runOf([pageOfText(text)]);
  const { printed, violations, doubts } = violationListOf(
    lines,
    language === 'en' ? english : french,
  );
  return { printed, violations, doubts };
};

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
    ['Actes de torture, mauvais traitements et autres actes de violence', ['torture'], 'fr'],
    ['Menaces et actes d’intimidation', ['threats'], 'fr'],
    ['Conditions inhumaines de détention', ['detention-conditions'], 'fr'],
    ['Absence de procédure équitable au stade de l’enquête', ['due-process-investigation'], 'fr'],
    [
      'Non-respect des garanties d’une procédure équitable au stade de l’enquête',
      ['due-process-investigation'],
      'fr',
    ],
    [
      'Absence de procédure régulière au stade de l’enquête et absence de procès équitable',
      ['due-process-investigation', 'fair-trial'],
      'fr',
    ],
    ['Absence de procès équitable et délais excessifs', ['fair-trial', 'excessive-delays'], 'fr'],
    ['Non-respect du droit à une procédure équitable', ['due-process'], 'fr'],
    [
      'Absence de procédure régulière lors des poursuites contre des parlementaires',
      ['due-process'],
      'fr',
    ],
    ['Atteinte à la liberté d’opinion et d’expression', ['expression'], 'fr'],
    ['Atteinte à la liberté de réunion et d’association', ['assembly'], 'fr'],
    ['Atteinte à la liberté de circulation', ['movement'], 'fr'],
    ['Suspension ou déchéance illégales du mandat', ['mandate-revocation'], 'fr'],
    ['Révocation abusive du mandat parlementaire', ['mandate-revocation'], 'fr'],
    ['Atteinte à l’immunité parlementaire', ['immunity'], 'fr'],
    ['Disparition forcée', ['enforced-disappearance'], 'fr'],
    ['Enlèvement', ['abduction'], 'fr'],
    ['Impunité', ['impunity'], 'fr'],
    ['Torture, ill-treatment and other acts of violence', ['torture'], 'en'],
    ['Threats, acts of intimidation', ['threats'], 'en'],
    ['Inhumane conditions of detention', ['detention-conditions'], 'en'],
    ['Lack of due process in proceedings against parliamentarians', ['due-process'], 'en'],
    ['Violation of freedom of assembly and association', ['assembly'], 'en'],
    ['Violation of freedom of movement', ['movement'], 'en'],
    ['Failure to respect parliamentary immunity', ['immunity'], 'en'],
    [
      'Other acts obstructing the exercise of the parliamentary mandate',
      ['mandate-obstruction'],
      'en',
    ],
    ['Enforced disappearance', ['enforced-disappearance'], 'en'],
    ['Abduction', ['abduction'], 'en'],
    ['Excessive delays', ['excessive-delays'], 'en'],
    [
      'Lack of due process at the investigation stage, lack of fair trial proceedings and impunity',
      ['due-process-investigation', 'fair-trial', 'impunity'],
      'en',
    ],
    ['Autres actes entravant l’exercice du mandat parlementaire', ['mandate-obstruction'], 'fr'],
  ])('%s', (text, violations, language) => {
    expect(read(`\uF0FC ${text}`, language)).toEqual({ printed: [text], violations, doubts: [] });
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

  it('reads every line where the copy has all ticks above the list', () => {
    expect(read('\uF0FC\n\uF0FC\n\uF0FC\n\nMurder\nExcessive delays\nImpunity').violations).toEqual(
      ['murder', 'excessive-delays', 'impunity'],
    );
  });

  it.each(['0', 'I', 'V', 'v', 'y', '8'])('knows "%s" for what OCR takes a tick for', (mark) => {
    expect(read(`${mark} Murder\n${mark} Violation of freedom of\nmovement`)).toEqual({
      printed: ['Murder', 'Violation of freedom of movement'],
      violations: ['murder', 'movement'],
      doubts: [],
    });
  });

  it('reports what it does not know, as printed', () => {
    expect(read('\uF0FC Unlawful taxation\n\uF0FC Murder')).toEqual({
      printed: ['Unlawful taxation', 'Murder'],
      violations: ['murder'],
      doubts: [{ kind: 'violation-unknown', printed: 'Unlawful taxation' }],
    });
  });
});
