import { describe, expect, it } from 'vitest';
import type { Decision } from '../../src/domain/decision.ts';
import { doubtsInEnglish } from '../in-english.ts';
import { only, read } from './texts.ts';

const codes = (decision: Decision) => decision.cases.map(({ code, name }) => `${code} ${name}`);
const asking = (decision: Decision) =>
  decision.paragraphs.filter((p) => p.asksParliaments).map((p) => p.number);

const ending = `Resolution adopted unanimously by the Governing Council at its 175th session (Geneva, 1st October 2004)
The Governing Council of the Inter-Parliamentary Union,
Referring to the case,
1. Deplores the silence of the authorities;
2. Requests the Committee to continue examining this case.`;

describe('old-style texts', () => {
  it('with status groups, a slash too many, two cases in a line and glued footnotes (Myanmar)', () => {
    const decision = only(`MYANMAR
Parliamentarians reportedly still serving their sentences:
CASE N° MYN/01 - OHN KYAING CASE N° MYN/13 - SAW NAING NAING
CASE N°/MYN/09 - SAW HLAING1
CASE N° MYN/64   - DAVID HLA MYINT*
Parliamentarians who died in custody or soon after their release:
CASE N° MYN/53 - HLA THAN
${ending}`);

    expect(codes(decision)).toEqual([
      'MMR-01 OHN KYAING',
      'MMR-13 SAW NAING NAING',
      'MMR-09 SAW HLAING',
      'MMR-64 DAVID HLA MYINT',
      'MMR-53 HLA THAN',
    ]);
    expect(decision).toMatchObject({ country: 'MMR', mps: 5, doubts: [] });
  });

  it('without a code (Eritrea)', () => {
    const decision = only(
      `ERITREA\nCASE N° ERI/01 - OGBE ABRAHA\nCASE N° BERHANE GEBREGZIABEHER\n${ending}`,
    );

    expect(decision.cases[1]).toEqual({
      code: null,
      printed: null,
      name: 'BERHANE GEBREGZIABEHER',
      gender: null,
      status: null,
    });
    expect(doubtsInEnglish(decision.doubts)).toEqual([expect.stringContaining('BERHANE')]);
  });

  it('with the same code for two persons (Burundi)', () => {
    const decision = only(
      `BURUNDI\nCASE N° BDI/42 - PASTEUR MPAWENAYO\nCASE N° BDI/42 - HUSSEIN RADJABU\n${ending}`,
    );

    expect(decision.mps).toBe(2);
    expect(doubtsInEnglish(decision.doubts)).toEqual([expect.stringContaining('BDI-42')]);
  });

  it('with the country on the case line only (Cambodia, Chad)', () => {
    const decision = only(`CASE No. CMBD/47 - MU SOCHUA - CAMBODIA\n${ending}`);
    expect(codes(decision)).toEqual(['KHM-47 MU SOCHUA']);
    expect(decision).toMatchObject({ country: 'KHM', countryPrinted: '' });
    expect(codes(only(`TCHAD\nCAS N° CHD/01 - NGARLEJY YORONGAR - TCHAD\n${ending}`))).toEqual([
      'TCD-01 NGARLEJY YORONGAR',
    ]);
  });

  it('in French: small letters, English case words', () => {
    const decision = only(`BURUNDI
CASE N° BDI/01 - S. MFAYOKURERA
Résolution adoptée à l'unanimité par le Conseil directeur à sa
178ème session (Nairobi, 12 mai 2006)
Le Conseil directeur de l'Union interparlementaire,
se référant au cas de M. Mfayokurera et à la résolution adoptée à sa 177ème session (octobre 2005),
1. rappelle sa position;
2. engage les autorités à mener l'enquête; invite les parlements des pays voisins à suivre l'affaire;
3. prie le Secrétaire général de porter cette résolution à la connaissance des parlements.`);

    expect(decision).toMatchObject({
      language: 'fr',
      country: 'BDI',
      place: 'Nairobi',
      manner: 'unanimously',
    });
    expect(decision.cases[0]).toEqual({
      code: 'BDI-01',
      printed: 'BDI/01',
      name: 'S. MFAYOKURERA',
      gender: 'M',
      status: null,
    });
    expect(asking(decision)).toEqual([2]);
  });

  it('with a Committee decision as an appendix (Colombia): two bodies, two sessions', () => {
    const { decisions } = read(`COLOMBIA\nCASE N° CO/01 - PEDRO NEL JIMÉNEZ OBANDO
${ending}
****
Decision adopted by the Committee at its 130th session (Geneva, 12 - 15 July 2010)
The Committee, having before it the case of Mr. Araújo,
1. Decides to send a trial observer.`);

    expect(
      decisions.map(({ country, body, session, paragraphs }) => [
        country,
        body,
        session,
        paragraphs.length,
      ]),
    ).toEqual([
      ['COL', 'council', 175, 2],
      ['COL', 'committee', 130, 1],
    ]);
    expect(decisions[1]?.doubts).not.toEqual([]);
  });

  it('whose decision line was lost in copying', () => {
    const decision = only(
      'KHM27 - Chan Cheng\nThe Governing Council of the Inter-Parliamentary Union,\nRecalling,\n1. Thanks;\n2. Calls on all IPU Members to help.',
    );

    expect(decision).toMatchObject({
      country: 'KHM',
      body: 'council',
      session: null,
      adopted: null,
    });
    expect(doubtsInEnglish(decision.doubts)).toContainEqual(
      expect.stringContaining('decision line is missing'),
    );
  });
});
