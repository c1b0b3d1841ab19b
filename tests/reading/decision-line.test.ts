import { describe, expect, it } from 'vitest';
import {
  type DecisionLine,
  decisionLine,
  isDecisionLine,
} from '../../src/reading/decision-line.ts';
import { sessionDoubt } from '../../src/reading/session-check.ts';
import { doubtsInEnglish } from '../in-english.ts';
import { degraded, forms, french, traps } from './decision-lines.ts';

const short = ({ body, session, place, adopted, adoptedFrom, manner }: DecisionLine) => ({
  body,
  session,
  place,
  adopted,
  adoptedFrom,
  manner,
});

describe('the decision line', () => {
  it.each([...forms, ...french, ...traps, ...degraded])(
    '%s',
    (line, body, session, place, adopted, manner, from) => {
      const expected = { body, session, place, adopted, adoptedFrom: from ?? null, manner };
      const read = decisionLine([line, 'VEN-10 - Biagio Pilieri']);
      expect(read && short(read)).toEqual(expected);

      // Broken anywhere: after each word once.
      const words = line.split(' ');
      for (let i = 2; i < words.length; i += 1) {
        const broken = decisionLine([
          words.slice(0, i).join(' '),
          words.slice(i).join(' '),
          'VEN-10 - Biagio Pilieri',
        ]);
        expect(broken && short(broken)).toEqual(expected);
      }
    },
  );

  it.each([
    'Decisions adopted by the IPU Governing Council at its 211th session (Manama, 15 March 2023)',
    'resolution adopted unanimously at its 177th session (October 2005),',
    'Draft decision',
    'The decision adopted by the Committee at its 130th session (Geneva, 15 July 2010)',
    'Decision adopted by the Assembly',
  ])('is not: %s', (line) => {
    expect(decisionLine([line])).toBeNull();
  });

  it('ends before the next one: an entry of the contents is none', () => {
    const lines = [
      'Decision adopted by the Committee\t1',
      'Togo',
      'Decision adopted by the Committee at its 164th session (virtual session, 8 to 20 March 2021)',
    ];

    expect(decisionLine(lines)).toMatchObject({ session: null, adopted: null });
    expect(isDecisionLine(lines)).toBe(false);
    expect(isDecisionLine(lines.slice(2))).toBe(true);
  });

  it('takes as many lines as it needs', () => {
    expect(
      decisionLine([
        'Decision adopted by the Committee at its',
        '130th session (Geneva, 12 - 15',
        'July 2010)',
        'X',
      ])?.length,
    ).toBe(3);
  });
});

describe('doubts on the decision line', () => {
  const doubts = (line: string) => {
    const read = decisionLine([line]);
    const unlikely = read && sessionDoubt(read);
    return doubtsInEnglish([...(read?.doubts ?? []), ...(unlikely ? [unlikely] : [])]);
  };

  it.each([...forms, ...french].filter(([, , , place]) => place))('none: %s', (line) => {
    expect(doubts(line)).toEqual([]);
  });

  it('names a session that does not fit its date', () => {
    expect(doubts(traps[2]?.[0] ?? '')).toEqual([expect.stringContaining('190th')]);
  });

  it('names a wrong ordinal', () => {
    expect(doubts(traps[0]?.[0] ?? '')).toEqual([expect.stringContaining('174rd')]);
  });

  it('names what is missing', () => {
    expect(doubts('Resolution adopted unanimously by the IPU Council (2002)')).toHaveLength(3);
  });
});
