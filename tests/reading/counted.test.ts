import { describe, expect, it } from 'vitest';
import { countOf } from '../../src/reading/count.ts';
import { english } from '../../src/reading/phrases/en.ts';
import { englishNumber } from '../../src/reading/phrases/en-numbers.ts';
import { french } from '../../src/reading/phrases/fr.ts';
import { frenchNumber } from '../../src/reading/phrases/fr-numbers.ts';

describe('the number of parliamentarians', () => {
  it.each([
    ['134 parliamentarians', 134],
    ['Fifty-seven parliamentarians', 57],
    ['Ninety six members of parliament', 96],
    ['One hundred and thirty-four parliamentarians', 134],
    ['39 parliamentarians (35 male and four female)', 39],
    [
      'Five male parliamentarians (including three young parliamentarians and a parliamentarian-elect); four independent and one opposition',
      5,
    ],
    ['61 individuals, all opposition parliamentarians', 61],
    ['One male and four female parliamentarians', null],
    ['Female opposition member of parliament', null],
    ['Mr. Tundu Lissu', null],
  ])('%s: %s', (text, count) => {
    expect(countOf(text, english)).toBe(count);
  });

  it.each([
    ['10 parlementaires', 10],
    ['Cinq parlementaires de l’opposition', 5],
    ['vingt et un parlementaires', 21],
    ['Soixante et onze parlementaires', 71],
    ['quatre-vingts députés', 80],
    ['Quatre-vingt-seize anciens parlementaires', 96],
    ['cent trente-quatre parlementaires (93 hommes et 41 femmes)', 134],
    ['deux cents parlementaires', 200],
    ['une parlementaire', 1],
    ['M. Agbéyomé Kodjo', null],
  ])('%s: %s', (text, count) => {
    expect(countOf(text, french)).toBe(count);
  });

  it('in words is every number up to 999', () => {
    const small =
      'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
        ' ',
      );
    const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
    const words = (n: number): string => {
      if (n >= 100)
        return `${small[Math.floor(n / 100) - 1]} hundred${n % 100 ? ` and ${words(n % 100)}` : ''}`;
      if (n < 20) return small[n - 1] ?? '';
      return `${tens[Math.floor(n / 10) - 2]}${n % 10 ? `-${small[(n % 10) - 1]}` : ''}`;
    };
    for (let n = 1; n < 1000; n += 1) expect(englishNumber(words(n))).toBe(n);
  });

  it.each([
    ['dix-sept', 17],
    ['vingt', 20],
    ['trente et un', 31],
    ['soixante-dix', 70],
    ['soixante-dix-neuf', 79],
    ['quatre-vingt-un', 81],
    ['quatre-vingt-dix-neuf', 99],
    ['cent', 100],
    ['cent un', 101],
    ['trois cent quatre-vingt-dix', 390],
    ['vingt-douze', null],
    ['parlementaire', null],
  ])('%s is %s', (words, n) => {
    expect(frenchNumber(words)).toBe(n);
  });
});
