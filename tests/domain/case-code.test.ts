import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  caseCode,
  caseCodeUnder,
  collectiveCode,
  countryOfPrefix,
} from '../../src/domain/case-code.ts';

describe('case codes of all times', () => {
  it.each([
    ['ERI/01', 'ERI-01'],
    ['CO/01', 'COL-01'],
    ['CHD/01', 'TCD-01'],
    ['BDI/01', 'BDI-01'],
    ['DRC/30', 'COD-30'],
    ['CMBD/47', 'KHM-47'],
    ['PAL/02', 'PSE-02'],
    ['TK/39', 'TUR-39'],
    ['BDI01', 'BDI-01'],
    ['BDI/26', 'BDI-26'],
    ['CMBD27', 'KHM-27'],
    ['CMBD/27- ', 'KHM-27'],
    ['CMBD55', 'KHM-55'],
    ['KHM27', 'KHM-27'],
    ['MDV55', 'MDV-55'],
    ['UGA19', 'UGA-19'],
    ['RN115', 'NER-115'],
    ['COD87', 'COD-87'],
    ['VEN64', 'VEN-64'],
    ['VEN-10', 'VEN-10'],
    ['TUR-69', 'TUR-69'],
    ['MMR-267', 'MMR-267'],
    ['MON/01', 'MNG-01'],
    ['MYN/64', 'MMR-64'],
    ['ZBW/12', 'ZWE-12'],
    ['VEN – 13', 'VEN-13'],
    ['VEN‑13', 'VEN-13'],
  ])('%s is %s', (printed, code) => {
    expect(caseCode(printed.replace(/-\s*$/, ''))?.code).toBe(code);
  });

  it.each([
    '',
    'VEN',
    '13',
    'VEN-COLL-06',
    'XQZ-01',
    'IPU-146',
    'VEN-00',
    'Venezuela-13',
    'VEN-13-14',
  ])('%s is none', (printed) => {
    expect(caseCode(printed)).toBeNull();
  });

  it.each([
    ['BLS', 'BLR'],
    ['IQ', 'IRQ'],
    ['MAL', 'MYS'],
    ['EC', 'ECU'],
    ['CHI', 'CHL'],
    ['ELS', 'SLV'],
    ['TH', 'THA'],
    ['RW', 'RWA'],
    ['SRI', 'LKA'],
    ['LEB', 'LBN'],
    ['MLD', 'MDV'],
    ['FJI', 'FJI'],
    ['ERI', 'ERI'],
  ])('prefix %s is of %s', (prefix, country) => {
    expect(countryOfPrefix(prefix)).toBe(country);
  });
});

describe('collective codes', () => {
  it.each([
    ['VEN-COLL-06', 'VEN-COLL-06'],
    ['UGA-Coll-01', 'UGA-COLL-01'],
    ['MMR–COLL–03', 'MMR-COLL-03'],
  ])('%s', (printed, code) => {
    expect(collectiveCode(printed)?.code).toBe(code);
  });

  it('are no codes of persons', () => {
    expect(collectiveCode('VEN-06')).toBeNull();
  });
});

describe('a code with a prefix that is not known', () => {
  it.each([
    ['HOND/02', 'HND', 'HND-02'],
    ['PHI/01', 'PHL', 'PHL-01'],
    ['MAG/05', 'MDG', 'MDG-05'],
    ['ALL/03', 'DEU', 'DEU-03'],
  ])('%s in a decision on %s is %s', (printed, country, code) => {
    expect(caseCode(printed)).toBeNull();
    expect(caseCodeUnder(printed, country)?.code).toBe(code);
  });

  it.each([
    ['HOND/02', 'KEN'],
    ['ZBW/12', 'ZMB'],
    ['Case 2', 'HND'],
    ['HOND/0', 'HND'],
  ])('%s in a decision on %s stays unknown', (printed, country) => {
    expect(caseCodeUnder(printed, country)).toBeNull();
  });
});

describe('for every code', () => {
  it('what is normalised stays as it is', () => {
    const prefixes = fc.constantFrom('VEN', 'CMBD', 'MON', 'RN', 'TUR', 'CO');
    fc.assert(
      fc.property(
        prefixes,
        fc.constantFrom('', '-', '/', ' – ', ' '),
        fc.integer({ min: 1, max: 999 }),
        (prefix, separator, number) => {
          const first = caseCode(`${prefix}${separator}${number}`);
          expect(first?.number).toBe(number);
          expect(caseCode(first?.code ?? '')).toEqual(first);
        },
      ),
    );
  });

  it('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        caseCode(text);
        collectiveCode(text);
      }),
    );
  });
});
