const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** `10`, `Five`, `Fifty-seven`, `Ninety-six`: the contents print either (IPU documents); null for other words. */
export function englishNumber(word: string): number | null {
  const text = word.toLowerCase();
  if (/^\d{1,4}$/.test(text)) return Number(text);
  const [ten = '', unit] = text.split('-');
  if (unit === undefined && units.includes(ten)) return units.indexOf(ten);
  const high = tens.indexOf(ten);
  if (high < 2) return null;
  const low = unit === undefined ? 0 : units.indexOf(unit);
  return low < 0 || low > 9 ? null : high * 10 + low;
}
