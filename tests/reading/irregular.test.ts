import { describe, expect, it } from 'vitest';
import { doubtsInEnglish } from '../in-english.ts';
import { only, read } from './texts.ts';

const end = `B. Decision
The Governing Council of the Inter-Parliamentary Union
1. Thanks the parliamentary authorities;
2. Requests the Committee to continue examining this case.`;

describe('a document in one run, without pages', () => {
  it('ends its contents where the first decision begins, and keeps notes with their decision', () => {
    const document = read(`Governing Council CL/204/11(b)-R.1
CONTENTS
Africa
Niger: Mr. Amadou Hama
Decision ....... 2
Turkey: 61 parliamentarians
Decision adopted by the Committee ..... 4
Niger
Decision adopted by consensus by the IPU Governing Council at its 204
th
session (Doha, 10 April 2019)1
RN115 - Amadou Hama
Alleged human rights violations
✓ Impunity
A. Summary of the case
Text.
${end}
1 The delegation of Niger expressed its reservations regarding the decision.
Turkey
Decision adopted by the Committee on the Human Rights of Parliamentarians at its 158th session (Geneva, 8 February 2019)
TUR-COLL-02 - 61 parliamentarians
CL/204/11(b)-R.1 - 12 - Doha, 10 April 2019
Alleged human rights violations
✓ Impunity
B. Decision
The Committee on the Human Rights of Parliamentarians
1 Thanks the authorities;
2 Decides to continue examining this case.`);

    expect(document).toMatchObject({
      style: 'combined',
      reference: 'CL/204/11(b)-R.1',
      totalMps: 62,
      doubts: [],
    });
    expect(
      document.decisions.map(({ country, body, mps, reservations, paragraphs, doubts }) => [
        country,
        body,
        mps,
        reservations,
        paragraphs.length,
        doubts,
      ]),
    ).toEqual([
      ['NER', 'council', 1, ['NER'], 2, []],
      ['TUR', 'committee', 61, [], 2, []],
    ]);
  });

  it.each([
    '_______________\n1\nThe delegation of Niger expressed its reservations.',
    '_______________\nFollowing the adoption, the delegation of Niger placed on record its reservations.',
  ])('does not take what follows a note for a part of it: %s', (note) => {
    const decision = (country: string, code: string) => `${country}
Decision adopted by consensus by the IPU Governing Council at its 204th session (Doha, 10 April 2019)1
${code} - Name Surname
${end}
${note}`;
    const { decisions } = read(
      [decision('Niger', 'RN115'), decision('Turkey', 'TUR-69')].join('\n'),
    );

    expect(decisions.map((each) => [each.country, each.paragraphs.length])).toEqual([
      ['NER', 2],
      ['TUR', 2],
    ]);
    expect(decisions[1]?.reservations).toEqual(['NER']);
  });

  it('with the box between the lines of list and summary', () => {
    const decision = only(`Philippines
Decision adopted by the Committee on the Human Rights of Parliamentarians at its 170th session (Geneva, 21 January to 2 February 2023)
Senator Leila de Lima © AFP
PHL-08 – Leila de Lima
Case PHL-08
Alleged human rights violations
Philippines: Parliament affiliated to the IPU
\uF0FC Threats, acts of intimidation
Victim: Female opposition member of parliament
\uF0FC Lack of due process in proceedings against
Qualified complainant(s): Section I (1)(d) of the
Committee Procedure (Annex I)
parliamentarians
Submission of complaint: September 2016
A. Summary of the case
Recent IPU decision(s): May 2021
Ms. Leila de Lima headed the Commission.
Recent IPU mission(s): - - -
She was arrested on 24 February 2017.
Recent follow-up:
- Communication from the complainant: January 2023
B. Decision
The Committee on the Human Rights of Parliamentarians
1. Decides to continue examining this case.`);

    expect(decision).toMatchObject({
      cases: [{ code: 'PHL-08', name: 'Leila de Lima', gender: 'F' }],
      violations: ['threats', 'due-process'],
      summary: 'Ms. Leila de Lima headed the Commission. She was arrested on 24 February 2017.',
      doubts: [],
    });
  });

  it('with code, name, ticks and numbers in cells of their own', () => {
    const decision = only(`Mongolia
Decision adopted unanimously by the IPU Governing Council at its 206th session (Extraordinary virtual session, 3 November 2020)
MNG-01
Zorig Sanjasuuren
Alleged human rights violations
•
Murder
•
Impunity
A. Summary of the case
Text.
B. Decision
The Governing Council of the Inter-Parliamentary Union
1.
Thanks the authorities;
2.
Calls on all IPU Member Parliaments to act; 3. Requests the Committee to continue examining this case.`);

    expect(decision).toMatchObject({
      cases: [{ code: 'MNG-01', name: 'Zorig Sanjasuuren' }],
      violations: ['murder', 'impunity'],
      violationsPrinted: ['Murder', 'Impunity'],
      doubts: [],
    });
    expect(decision.paragraphs.map((each) => [each.number, each.asksParliaments])).toEqual([
      [1, false],
      [2, true],
      [3, false],
    ]);
  });

  it('with a name and its bracket over two lines', () => {
    const decision = only(`Uganda
Decision adopted by the Committee at its 164th session (virtual session, 8 to 20 March 2021)
UGA-19 – Robert Kyagulanyi Ssentamu (aka Bobi
Wine)
UGA-20 – Francis
Zaake (Ms.)
B. Decision
The Committee on the Human Rights of Parliamentarians
1. Thanks.`);

    expect(decision.cases.map(({ name, gender }) => [name, gender])).toEqual([
      ['Robert Kyagulanyi Ssentamu (aka Bobi Wine)', null],
      ['Francis Zaake', 'F'],
    ]);
  });

  it('of HTML, with table bars, unbreakable hyphens and links around it', () => {
    const document = read(`Home | Cases | >>> VERSION FRANÇAISE
BELARUS | CASE N° BLS/05 - VICTOR GONCHAR |
Resolution adopted unanimously by the Governing Council at its 176th session
(Manila, 8th April 2005)
The Council of the Inter-Parliamentary Union,
Referring to the outline of the case, as contained in the report of the Committee (CL/176/13(a)\u2011R.1),
| 1. | Thanks the deputy; |
| 2. | Requests the Secretary General to convey this. |
© Inter-Parliamentary Union`);

    expect(document.reference).toBeNull();
    expect(document.decisions[0]).toMatchObject({
      country: 'BLR',
      countryPrinted: 'BELARUS',
      adopted: '2005-04-08',
      doubts: [],
    });
    expect(document.decisions[0]?.paragraphs.map((each) => each.text)).toEqual([
      'Thanks the deputy;',
      'Requests the Secretary General to convey this.',
    ]);
  });
});

describe('what is missing or misprinted', () => {
  it('is a decision line lost between two decisions: both are read, the loss is doubted', () => {
    const gabon = `Gabon
Decision adopted unanimously by the IPU Governing Council at its 206th session (Extraordinary virtual session, 3 November 2020)
GAB-04 – Justin Ndoundangoye
${end}`;
    const { decisions } = read(`${gabon}\nBrazil\nBRA-14 – David Miranda\n${end}`);

    expect(
      decisions.map(({ country, cases, paragraphs }) => [country, cases.length, paragraphs.length]),
    ).toEqual([
      ['GAB', 1, 2],
      ['BRA', 1, 2],
    ]);
    expect(decisions[1]).toMatchObject({ session: null, adopted: null });
    expect(doubtsInEnglish(decisions[1]?.doubts)).toEqual([
      expect.stringContaining('decision line is missing'),
    ]);
  });

  it('is the wrong session of Kampala: as printed, with a warning', () => {
    const decision = only(`IRAQ
CASE N° IRQ/62 - AHMED JAMIL SALMAN AL-ALWANI
Resolution adopted by concensus by the IPU Governing Council at its 189th session* (Kampala, 5 April 2012)
The Governing Council of the Inter-Parliamentary Union,
1. Deplores;
2. Requests the Committee to continue examining this case.`);

    expect(decision).toMatchObject({ session: 189, manner: 'consensus', adopted: '2012-04-05' });
    expect(doubtsInEnglish(decision.doubts)).toEqual([expect.stringContaining('190th')]);
  });

  it('is counted with the collective case beside it where the box gives the sum', () => {
    const decision = only(`Democratic Republic of the Congo
Decision adopted unanimously by the IPU Governing Council at its 211th session (Manama, 15 March 2023)
COD-COLL-02 – 68 parliamentarians
COD-150 – Jean Marc Kabund
Alleged human rights violations
\uF0FC Impunity
A. Summary of the case
Text.
Case COD-COLL-02
Victims: 69 opposition parliamentarians
${end}`);

    expect(decision).toMatchObject({ mps: 69, collective: ['COD-COLL-02'], doubts: [] });
  });
});

describe('a scan as OCR leaves it', () => {
  it('is read where that is safe, and doubted where a code was mended', () => {
    const decision = only(`lnter-Parliamentary Union
BELARUS
CASE N" BLS105 - VICTOR GONCHAR
Resoluticn adopted by the Goveming Council at its 176" session
{Manila, 8'h Apri1 2005) *
The Goveming Council of the lnter-Parliamentary Union,
Referring to the outline of the case,
l. Deplores the silence of the authorities;
2, Urges the authorities to act;
3. Calls on the parliaments of the region to help;
4 Requests the Secretary General to inform the authorities;
5. Requests the Committee to continue examining this case.`);

    expect(decision).toMatchObject({
      country: 'BLR',
      body: 'council',
      session: 176,
      place: 'Manila',
      adopted: '2005-04-08',
      cases: [{ code: 'BLR-05', printed: 'BLS/05', name: 'VICTOR GONCHAR' }],
      doubts: [{ kind: 'code-mended', printed: 'BLS105', code: 'BLS/05' }],
    });
    expect(decision.paragraphs.map((each) => each.asksParliaments)).toEqual([
      false,
      false,
      true,
      false,
      false,
    ]);
  });

  it('does not complete a month of which two letters are gone', () => {
    const decision = only(`BELARUS
CASE N° BLS/05 - VICTOR GONCHAR
Resolution adopted by the Governing Council at its 176th session (Manila, 8 Apxxl 2005)
The Governing Council of the Inter-Parliamentary Union,
1. Thanks.`);

    expect(decision.adopted).toBeNull();
    expect(doubtsInEnglish(decision.doubts)).toContainEqual(
      expect.stringContaining('no complete date'),
    );
  });

  it('knows a category with a letter wrong and says so; a word of its own stays unknown', () => {
    const decision = only(`Gabon
Decision adopted by the Committee at its 164th session (virtual session, 8 to 20 March 2021)
GAB-04 – Justin Ndoundangoye
Alleged human rights violations
- Lack of due process at the investigaticn stage
- Harder
${end}`);

    expect(decision.violations).toEqual(['due-process-investigation']);
    expect(doubtsInEnglish(decision.doubts)).toEqual([
      expect.stringContaining('was taken for the category'),
      '"Harder" is no known category of violation.',
    ]);
  });
});

describe('status groups of old lists', () => {
  it('say what became of the persons below them (Myanmar)', () => {
    const { cases } = only(`MYANMAR
Parliamentarians reportedly still serving their sentences:
CASE N° MYN/01 - OHN KYAING
Parliamentarians who died in custody
or soon after their release:
CASE N° MYN/53 - HLA THAN
Parliamentarians who were assassinated:
CASE N° MYN/66 - WIN KO
Parliamentarians deceased:
CASE N° MYN/67 - NAME A
Parliamentarians reportedly released after serving their sentences:
CASE N° MYN/68 - NAME B
Parliamentarians arrested between 1990 and 1993 and still detained:
CASE N° MYN/69 - NAME C
Other cases:
CASE N° MYN/70 - NAME D
Resolution adopted unanimously by the IPU Council at its 171st session (2002)
The Council of the Inter-Parliamentary Union,
1. Deplores.`);

    expect(cases.map((each) => each.status)).toEqual([
      'serving-sentence',
      'died-in-custody',
      'assassinated',
      'deceased',
      'released',
      'detained',
      null,
    ]);
  });

  it('goes on with the rest of a long name, and not with a heading', () => {
    const { cases } = only(`Venezuela
Decision adopted by the Committee at its 164th session (virtual session, 8 to 20 March 2021)
VEN-61 - José Gregorio Hernández Villanueva y
Fernández de Córdoba y Peña (Ms.)
VEN-62 - Name Surname
Members of the National Assembly meet in Caracas
VEN-63 - Abdurrahman Muhammad
al-Hashimi bin Abdullah al-Suwaidi
B. Decision
The Committee on the Human Rights of Parliamentarians
1. Thanks.`);

    expect(cases.map((each) => [each.name, each.gender])).toEqual([
      ['José Gregorio Hernández Villanueva y Fernández de Córdoba y Peña', 'F'],
      ['Name Surname', null],
      ['Abdurrahman Muhammad al-Hashimi bin Abdullah al-Suwaidi', null],
    ]);
  });

  it('are not made by a caption', () => {
    const { cases } = only(`Myanmar
Decision adopted by the Committee at its 164th session (virtual session, 8 to 20 March 2021)
Parliamentarians in detention in Nay Pyi Taw © AFP
MMR-267 – Name Surname
B. Decision
The Committee on the Human Rights of Parliamentarians
1. Thanks.`);

    expect(cases.map((each) => each.status)).toEqual([null]);
  });
});
