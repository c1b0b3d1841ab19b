/** What words on the line of an order name, whichever order it is. */
import { caseCode, collectiveCode } from '../../domain/case-code.ts';
import { type Country, countryNamed, isCountry } from '../../domain/country.ts';

/** Digits as an Arabic keyboard types them (U+0660–U+0669, U+06F0–U+06F9) are digits too. */
export const westernDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) =>
    String((digit.codePointAt(0) ?? 0) & 0xf),
  );

/** `<case>` and `<date>` are ours, left unfilled. */
export const withoutPlaceholders = (line: string): string => line.replace(/<[^<>]*>/g, ' ').trim();

/** What stands between several of them, in our five languages. */
const joiners = new Set(
  'AND TO FOR ONLY OG TIL KUN ET À POUR SEULEMENT Y E A PARA SOLO SÓLO و إلى فقط'.split(' '),
);

/** The words of a list, in capitals: `3, 5 and 7`, `to REU & FOU only`. */
export const listed = (line: string): string[] =>
  line
    .toUpperCase()
    .split(/[\s,;.:+&]+/)
    .filter((word) => word && !joiners.has(word));

/** The cases that a line names, in its order. */
export const casesOf = (line: string): string[] => [
  ...new Set(
    line.split(/[\s,;]+/).flatMap((word) => (collectiveCode(word) ?? caseCode(word))?.code ?? []),
  ),
];

/** The countries that a line names, by code or by an English or French name. */
export const countriesOf = (line: string): Country[] => [
  ...new Set(
    // "12 MAR" is a day.
    [
      ...(line.match(/(?<!(?:^|\s)\d{1,2}\.?\s)\b\p{Lu}{3}\b(?!-)/gu) ?? []),
      ...line.split(/[,;]|\S*\d\S*/u),
    ].flatMap((words) => (isCountry(words) ? words : (countryNamed(words) ?? []))),
  ),
];
