const small =
  'zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' ',
  );
const tens: readonly (readonly [string, number])[] = [
  ['quatre-vingts', 80],
  ['quatre-vingt', 80],
  ['nonante', 90],
  ['septante', 70],
  ['soixante', 60],
  ['cinquante', 50],
  ['quarante', 40],
  ['trente', 30],
  ['vingt', 20],
];

/** `10`, `cinq`, `vingt et un`, `soixante-neuf`, `cent trente-quatre`; null for other words. */
export function frenchNumber(words: string): number | null {
  const text = words.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/ /g, '-');
  if (/^\d{1,4}$/.test(text)) return Number(text);
  const [, times, rest] = /^(?:([a-z]+)-)?cents?(?:-([a-z-]+))?$/.exec(text) ?? [];
  if (!/^(?:[a-z]+-)?cents?(?:-|$)/.test(text)) return belowHundred(text);
  const high = times === undefined ? 1 : small.indexOf(times);
  const low = rest === undefined ? 0 : belowHundred(rest);
  return high < 1 || high > 9 || low === null ? null : high * 100 + low;
}

function belowHundred(text: string): number | null {
  if (text === 'une') return 1;
  if (small.includes(text)) return small.indexOf(text);
  for (const [name, value] of tens) {
    if (text === name) return value;
    const rest = text.startsWith(`${name}-`) ? text.slice(name.length + 1).replace(/^et-/, '') : '';
    const low = rest === 'une' ? 1 : small.indexOf(rest);
    if (low > 0 && low < (value === 60 || value === 80 ? 20 : 10)) return value + low;
  }
  return null;
}
