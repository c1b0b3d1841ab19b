const romans = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const;

/** Larger numbers are printed in figures whatever the format. */
const largest = 1000;

/** A number in a format of WordprocessingML (ST_NumberFormat, ECMA-376 part 1 §17.18.59); an unknown one is decimal. */
export function printedNumber(n: number, format: string): string {
  if (n < 1 || n > largest || !Number.isInteger(n)) return String(n);
  switch (format) {
    case 'lowerLetter':
      return letters(n);
    case 'upperLetter':
      return letters(n).toUpperCase();
    case 'lowerRoman':
      return roman(n);
    case 'upperRoman':
      return roman(n).toUpperCase();
    case 'decimalZero':
      return String(n).padStart(2, '0');
    default:
      return String(n);
  }
}

/** a … z, aa, bb … (not ab): as Word counts. */
function letters(n: number): string {
  return String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.ceil(n / 26));
}

function roman(n: number): string {
  let rest = n;
  let text = '';
  for (const [value, digits] of romans) {
    while (rest >= value) {
      text += digits;
      rest -= value;
    }
  }
  return text;
}
