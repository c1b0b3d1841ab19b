import { describe, expect, it } from 'vitest';
import { isEdge } from '../../src/reading/margins.ts';
import { pageOfText } from '../../src/reading/page.ts';
import { referenceOf } from '../../src/reading/reference.ts';

const references = [
  'CL/206/9/R.2',
  'CL/211/14(c)-R.2',
  'CL/205/14(b)-R.3',
  'CL/175/11(a) R.1',
  'CL/179/11a)-R.1',
  'CL/162/11a)-R.1',
  'CL/185/11.b)-R.1',
  'CL/182/12(b)-R.1-Add.',
  'DH/2021/164/R.1',
  'DH/2018/155/R.2',
  'DH/2018/156/-R.1',
];

describe('the reference of a document', () => {
  it.each(references)('%s', (reference) => {
    expect(referenceOf([pageOfText(`206th session\n${reference}\nText`)])).toBe(reference);
    expect(
      referenceOf([pageOfText('Text'), pageOfText(`${reference}\t- 2 -\t3 November 2020`)]),
    ).toBe(reference);
    expect(
      referenceOf([
        pageOfText(`Text\nCommittee on the Human Rights of Parliamentarians ${reference}`),
      ]),
    ).toBe(reference);
    expect(
      referenceOf([pageOfText(`Governing Council ${reference.replaceAll('-', '\u2011')}`)]),
    ).toBe(reference);
  });

  it('is none that the text quotes', () => {
    expect(
      referenceOf([pageOfText('This text replaces document CL/205/14(b)-R.3, Uganda')]),
    ).toBeNull();
    expect(referenceOf([pageOfText('(CL/205/14(b)-R.3), and to the resolution')])).toBeNull();
  });
});

describe('the edge of a page', () => {
  it.each([
    '- 2 -',
    '- ii -',
    '12',
    'Page 3 of 20',
    'DH/2021/164/R.1 - ii - Virtual session, 8-20 March 2021',
    'IPU, Alm.del - 2020-21 - Bilag 8: Letter',
    '>>> VERSION FRANÇAISE',
    'E',
    '#IPU146',
  ])('%s', (line) => {
    expect(isEdge(line)).toBe(true);
  });

  it.each(['VEN-13 - Richard Blanco', '2019)', '- - -', '1. Thanks', 'Uganda'])(
    'is not: %s',
    (line) => {
      expect(isEdge(line)).toBe(false);
    },
  );
});
