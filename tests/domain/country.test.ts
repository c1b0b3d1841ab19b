import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countryName, countryNamed, isCountry } from '../../src/domain/country.ts';

describe('countries as IPU documents write them', () => {
  it.each([
    ['Côte d’Ivoire', 'CIV'],
    ["CÔTE D'IVOIRE", 'CIV'],
    ["Cote d'Ivoire", 'CIV'],
    ['Democratic Republic of the Congo', 'COD'],
    ['DEMOCRATIC REPUBLIC OF THE CONGO', 'COD'],
    ['DR Congo', 'COD'],
    ['République démocratique du Congo', 'COD'],
    ['Congo', 'COG'],
    ['Republic of the Congo', 'COG'],
    ['Venezuela', 'VEN'],
    ['Venezuela (Bolivarian Republic of)', 'VEN'],
    ['Venezuela (République bolivarienne du)', 'VEN'],
    ['Bolivia (Plurinational State of)', 'BOL'],
    ['Iran (Islamic Republic of)', 'IRN'],
    ['Micronesia (Federated States of)', 'FSM'],
    ['Gambia (The)', 'GMB'],
    ['United Republic of Tanzania', 'TZA'],
    ['République-Unie de Tanzanie', 'TZA'],
    ['Russian Federation', 'RUS'],
    ['Fédération de Russie', 'RUS'],
    ['Syrian Arab Republic', 'SYR'],
    ['Republic of Moldova', 'MDA'],
    ['Viet Nam', 'VNM'],
    ['Lao People’s Democratic Republic', 'LAO'],
    ['Republic of Korea', 'KOR'],
    ['Democratic People’s Republic of Korea', 'PRK'],
    ['Türkiye', 'TUR'],
    ['TURKEY', 'TUR'],
    ['Turquie', 'TUR'],
    ['Swaziland', 'SWZ'],
    ['Burma', 'MMR'],
    ['MYANMAR', 'MMR'],
    ['Cabo Verde', 'CPV'],
    ['Bélarus', 'BLR'],
    ['Biélorussie', 'BLR'],
    ['Tchad', 'TCD'],
    ['Le Togo', 'TGO'],
    ['the Philippines', 'PHL'],
    ['Érythrée', 'ERI'],
    ['Palestine', 'PSE'],
    ['PALESTINE / ISRAEL', 'PSE'],
    ['Palestine/Israël', 'PSE'],
    ['North Macedonia', 'MKD'],
    ['Guinea-Bissau', 'GNB'],
    ['Zaïre', 'COD'],
  ])('%s is %s', (name, country) => {
    expect(countryNamed(name)).toBe(country);
  });

  it.each([
    '',
    'Africa',
    'MENA',
    'Asia',
    'Committee',
    'Venezuela: 134 parliamentarians',
    'Ms. Georgia Smith',
    'of',
    'Geneva',
  ])('%s is none', (name) => {
    expect(countryNamed(name)).toBeNull();
  });

  it('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const country = countryNamed(text);
        expect(country === null || isCountry(country)).toBe(true);
      }),
    );
  });

  it('has a name for people', () => {
    expect(countryName('TCD', 'fr')).toBe('Tchad');
    expect(countryName('ZZZ', 'en')).toBe('ZZZ');
  });
});
