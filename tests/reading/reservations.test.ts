import { describe, expect, it } from 'vitest';
import { doubtsInEnglish } from '../in-english.ts';
import { only } from './texts.ts';

const decision = (notes: string) =>
  only(`Uganda
Decision adopted by consensus by the IPU Governing Council at its 205th session (Belgrade, 17 October 2019)1
UGA-19 – Robert Kyagulanyi
B. Decision
The Governing Council of the Inter-Parliamentary Union
1. Thanks;
2. Requests the Committee to continue examining this case.
${notes}`);
const french = (notes: string) =>
  only(`Ouganda
Décision adoptée par consensus par le Conseil directeur à sa 205ème session (Belgrade, 17 octobre 2019)1
UGA-19 – Robert Kyagulanyi
B. Décision
Le Conseil directeur de l'Union interparlementaire
1. Remercie ;
2. Prie le Comité de poursuivre l'examen de ce cas.
${notes}`);

describe('reservations in a footnote', () => {
  it.each([
    ['1 The delegation of Uganda expressed its reservations regarding the decision.', ['UGA']],
    ['_____________\n1\nThe delegation of Uganda expressed its reservations.', ['UGA']],
    ['* The delegation of Iraq has expressed reservations on the resolution.', ['IRQ']],
    [
      '¹ The delegations of the Bolivarian Republic of Venezuela, Türkiye and Trinidad and Tobago voiced reservations.',
      ['VEN', 'TUR', 'TTO'],
    ],
    [
      '1 The delegation of the Islamic Republic of Iran took the floor to express its\nreservations with regard to the decision.',
      ['IRN'],
    ],
    ['* Reservations were expressed by the delegation of Egypt regarding the decision.', ['EGY']],
    ['1 The delegation concerned expressed its reservations regarding the decision.', ['UGA']],
    ['1 The Ugandan delegation expressed its reservations regarding the decision.', ['UGA']],
    ['* The delegation of Zimbabwe asked for a vote on the draft.', []],
  ])('%s', (note, reservations) => {
    const read = decision(note);

    expect(read.reservations).toEqual(reservations);
    expect(read.doubts).toEqual([]);
    expect(read.paragraphs).toHaveLength(2);
    expect(read.paragraphs[1]?.text).toBe(
      'Requests the Committee to continue examining this case.',
    );
  });

  it.each([
    ['1 La délégation de l’Ouganda a exprimé des réserves au sujet de la décision.', ['UGA']],
    [
      '* Les délégations de la Turquie, de l’Égypte et des Philippines ont émis des réserves sur cette décision.',
      ['TUR', 'EGY', 'PHL'],
    ],
    ['1 La délégation de la République démocratique du Congo a formulé ses réserves.', ['COD']],
    ['1 Des réserves ont été exprimées par la délégation de Bahreïn.', ['BHR']],
    ['1 La délégation ougandaise a formulé des réserves.', ['UGA']],
    ['1 La délégation concernée a exprimé des réserves au sujet de la décision.', ['UGA']],
    ['✓ La délégation de l’Ouganda a exprimé des réserves au sujet de la décision.', ['UGA']],
  ])('%s', (note, reservations) => {
    expect(french(note).reservations).toEqual(reservations);
  });

  it('are doubted, not guessed, where no country is named', () => {
    const read = decision('1 The Turkish delegation expressed its reservations.');

    expect(read.reservations).toEqual([]);
    expect(doubtsInEnglish(read.doubts)).toEqual([expect.stringContaining('Turkish delegation')]);
  });
});
