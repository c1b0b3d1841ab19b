const small =
  'zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' ',
  );
const tens: readonly (readonly [string, number])[] = [
  ['quatre-vingts', 80],
  ['quatre-vingt', 80],
  ['soixante', 60],
  ['cinquante', 50],
  ['quarante', 40],
  ['trente', 30],
  ['vingt', 20],
];

/** `10`, `cinq`, `soixante-neuf`, `quatre-vingt-seize`; null for other words. */
export function frenchNumber(word: string): number | null {
  const text = word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  if (/^\d{1,4}$/.test(text)) return Number(text);
  if (text === 'une') return 1;
  if (small.includes(text)) return small.indexOf(text);
  for (const [name, value] of tens) {
    if (text === name) return value;
    const rest = text.startsWith(`${name}-`) ? text.slice(name.length + 1).replace(/^et-/, '') : '';
    const low = small.indexOf(rest);
    if (low > 0 && low < (value === 60 || value === 80 ? 20 : 10)) return value + low;
  }
  return null;
}
