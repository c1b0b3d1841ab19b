import { describe, expect, it } from 'vitest';
import { caseLines } from '../../src/reading/case-line.ts';

const person = (line: string) =>
  caseLines(line).map((each) =>
    each.kind === 'person'
      ? [each.code, each.printed, each.name, each.gender]
      : [each.printed, each.text],
  );

describe('a line of a case list', () => {
  it.each([
    ['CASE N° ERI/01 - OGBE ABRAHA', 'ERI-01', 'ERI/01', 'OGBE ABRAHA', null],
    ['CASE No. CO/01 - PEDRO NEL JIMÉNEZ', 'COL-01', 'CO/01', 'PEDRO NEL JIMÉNEZ', null],
    ['CASE No. CMBD/47 - MU SOCHUA - CAMBODIA', 'KHM-47', 'CMBD/47', 'MU SOCHUA', null],
    ['CAS N° CHD/01 - NGARLEJY YORONGAR - TCHAD', 'TCD-01', 'CHD/01', 'NGARLEJY YORONGAR', null],
    ['PAL/02 - Marwan Barghouti', 'PSE-02', 'PAL/02', 'Marwan Barghouti', null],
    ['BDI01 - S. Mfayokurera', 'BDI-01', 'BDI01', 'S. Mfayokurera', null],
    ['CMBD55 -  Um Sam An', 'KHM-55', 'CMBD55', 'Um Sam An', null],
    ['RN115 - Amadou Hama', 'NER-115', 'RN115', 'Amadou Hama', null],
    ['CASE N° RW/32 - - MARIE HLAING', 'RWA-32', 'RW/32', 'MARIE HLAING', null],
    ['MMR-281 -Kyaw Min Hlaing', 'MMR-281', 'MMR-281', 'Kyaw Min Hlaing', null],
    ['VEN-13 – Nora Bracho (MS.)', 'VEN-13', 'VEN-13', 'Nora Bracho', 'F'],
    ['VEN-13 – Nora Bracho (Ms)', 'VEN-13', 'VEN-13', 'Nora Bracho', 'F'],
    ['VEN-13 – Nora Bracho (Mme)', 'VEN-13', 'VEN-13', 'Nora Bracho', 'F'],
    ['COD-150 Jean Marc Kabund', 'COD-150', 'COD-150', 'Jean Marc Kabund', null],
    [
      'UGA19 - Robert Kyagulanyi (aka Bobi Wine)',
      'UGA-19',
      'UGA19',
      'Robert Kyagulanyi (aka Bobi Wine)',
      null,
    ],
    ['CASE N°/MYN/09 - SAW HLAING1', 'MMR-09', 'MYN/09', 'SAW HLAING', null],
    ['CASE N° BERHANE GEBREGZIABEHER', null, null, 'BERHANE GEBREGZIABEHER', null],
    ['CIV-07 − Jacques Ehouo', 'CIV-07', 'CIV-07', 'Jacques Ehouo', null],
  ])('%s', (line, ...expected) => {
    expect(person(line)).toEqual([expected]);
  });

  it.each([
    ['VEN-COLL-06 - 134 parliamentarians', 'VEN-COLL-06', '134 parliamentarians'],
    ['COD-COLL-02 (68 parliamentarians)', 'COD-COLL-02', '(68 parliamentarians)'],
    ['UGA-Coll-01', 'UGA-Coll-01', ''],
  ])('%s is a collective case', (line, printed, text) => {
    expect(person(line)).toEqual([[printed, text]]);
  });

  it('holds several where a copy has lost what stood between them (Turkey, 162nd session)', () => {
    expect(person('CASE N° TK/39 - LEYLA ZANACASE N° TK/52 - SELIM SADAK')).toEqual([
      ['TUR-39', 'TK/39', 'LEYLA ZANA', null],
      ['TUR-52', 'TK/52', 'SELIM SADAK', null],
    ]);
  });

  it('holds several where columns are read across', () => {
    expect(person('VEN-10 – Biagio Pilieri   VEN-11 – José Sánchez').map(([code]) => code)).toEqual(
      ['VEN-10', 'VEN-11'],
    );
    expect(person('BDI/26 - A. Nzeyimana, BDI/40 - B. Ntidendereza').map(([code]) => code)).toEqual(
      ['BDI-26', 'BDI-40'],
    );
  });

  it.each([
    ['ZBW', 'ZWE'],
    ['MLD', 'MDV'],
    ['MON', 'MNG'],
    ['BLS', 'BLR'],
    ['IQ', 'IRQ'],
    ['PAL', 'PSE'],
    ['MAL', 'MYS'],
    ['MYN', 'MMR'],
    ['CO', 'COL'],
    ['EC', 'ECU'],
    ['CHI', 'CHL'],
    ['ELS', 'SLV'],
    ['RN', 'NER'],
    ['TH', 'THA'],
    ['DRC', 'COD'],
    ['CHD', 'TCD'],
    ['RW', 'RWA'],
    ['SRI', 'LKA'],
    ['LEB', 'LBN'],
    ['FJI', 'FJI'],
    ['BDI', 'BDI'],
  ])('%s/07 is %s-07 today', (prefix, country) => {
    expect(person(`CASE N° ${prefix}/07 - A NAME`)).toEqual([
      [`${country}-07`, `${prefix}/07`, 'A NAME', null],
    ]);
  });

  it.each([
    ['CASE N" BLS105 - VICTOR GONCHAR', 'BLS/05', 'BLS105'],
    ['CASE N° ZBWI12 — JUSTIN', 'ZBW/12', 'ZBWI12'],
    ['CASE N’ ZBW/l2 ~ JUSTIN', 'ZBW/12', 'ZBW/l2'],
    ['CASE N* DRC/30 - PIERRE', 'DRC/30', null],
  ])('as OCR leaves it: %s', (line, printed, misread) => {
    expect(caseLines(line)).toEqual([expect.objectContaining({ printed, misread })]);
  });

  it.each([
    ['CO/07 - HERNÁN MOTTA (assassinated)', 'assassinated', 'HERNÁN MOTTA'],
    ['COD-71 – Name Surname (deceased)', 'deceased', 'Name Surname'],
    ['TCD-01 – Nom Prénom (décédé)', 'deceased', 'Nom Prénom'],
    ['MMR-10 – Name - released', 'released', 'Name'],
    ['MMR-267 – Name (aka Released)', null, 'Name (aka Released)'],
  ])('says what became of the person: %s', (line, status, name) => {
    expect(caseLines(line)).toEqual([expect.objectContaining({ status, name })]);
  });

  it.each([
    'The 2020 - 2021 budget',
    'AFP - Getty',
    'Case VEN-COLL-06',
    'AT 20 - years',
    'Jean-Claude - Kinshasa',
  ])('is not: %s', (line) => {
    expect(caseLines(line)).toEqual([]);
  });
});
