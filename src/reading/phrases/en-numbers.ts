const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/**
 * `10`, `Five`, `Fifty-seven`, `One hundred and thirty-four`: the contents print either (IPU
 * documents); null for other words.
 */
export function englishNumber(words: string): number | null {
  const text = words.toLowerCase();
  if (/^\d{1,4}$/.test(text)) return Number(text);
  const [, hundreds, rest] = /^(\w+) hundred(?:(?: and)? ([a-z -]+))?$/.exec(text) ?? [];
  if (!hundreds) return belowHundred(text);
  const high = hundreds === 'a' ? 1 : units.indexOf(hundreds);
  const low = rest ? belowHundred(rest) : 0;
  return high < 1 || high > 9 || low === null ? null : high * 100 + low;
}

function belowHundred(text: string): number | null {
  const [ten = '', unit, ...more] = text.split(/[ -]/);
  if (more.length > 0) return null;
  if (unit === undefined && units.includes(ten)) return units.indexOf(ten);
  const high = tens.indexOf(ten);
  if (high < 2) return null;
  const low = unit === undefined ? 0 : units.indexOf(unit);
  return low < 0 || low > 9 || (unit !== undefined && low === 0) ? null : high * 10 + low;
}
