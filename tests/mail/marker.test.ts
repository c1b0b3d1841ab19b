import { describe, expect, test } from 'vitest';
import { languages } from '../../src/domain/language.ts';
import { isMarkerLine, markerLine } from '../../src/mail/marker.ts';

describe.each(languages)('the marker in %s', (language) => {
  const line = markerLine(language);

  test.each([
    ['as written', line],
    ['quoted', `> ${line}`],
    ['quoted twice, indented', `  > >  ${line} `],
    ['with hyphens', line.replaceAll('–', '-')],
    ['with dashes joined to one', line.replaceAll('––––', '—')],
    ['with no-break spaces', line.replaceAll(' ', '\u00a0')],
    ['with marks of direction', `\u202b${line}\u200f`],
    ['in capitals', line.toUpperCase()],
    ['with blanks doubled', line.replaceAll(' ', '  ')],
  ])('is known %s', (_, text) => {
    expect(isMarkerLine(text)).toBe(true);
  });

  test('is not taken for what a person writes', () => {
    const words = line.replace(/–/g, '').trim();
    expect(isMarkerLine(words)).toBe(false);
    expect(isMarkerLine(`She wrote "${line}"`)).toBe(false);
    expect(isMarkerLine(`${line} and more`)).toBe(false);
  });
});

test('other lines of dashes are no marker', () => {
  for (const text of ['', '--', '----------------', '-----Original Message-----', '–––– 3 ––––']) {
    expect(isMarkerLine(text)).toBe(false);
  }
});
