import { type Day, isDay } from '../domain/day.ts';
import { differsByOne } from './nearly.ts';
import { bare } from './words.ts';

/** First and last day of a span; a single day is only a last one. */
export interface Span {
  readonly from: Day | null;
  readonly to: Day | null;
  /** The text before the date (`Nusa Dua, Bali`). */
  readonly before: string;
}

// OCR takes l, I and O for figures (S for 5 in "Sth"), breaks ordinals and takes a figure for a
// letter of the month ("l2 Apri1 2006", "8'h April").
const day = (n: number) =>
  `(?<![a-z\\d])(?<d${n}>[\\dlio]{1,2}|[\\dlio]?s(?=th))\\s?(?:st|nd|rd|th|er|ere|e|["'°]{1,2}h?)?`;
const month = (n: number) => `(?<m${n}>[a-z\\d]{3,9})`;
const year = (n: number) => `(?<y${n}>(?:19|20|l9|i9|2o)[\\dlio]{2})(?![a-z\\d])`;
const until = '\\s*(?:-|to|until|au|and|et)\\s*(?:le )?';
const last = `${day(2)} ${month(2)},? ${year(2)}`;

/** `30 December 2019 - 3 January 2020`, `21 January to 2 February 2023`, `8 to 20 March 2021`, `12 May 2006`. */
const forms = [
  `(?:(?:du|from) )?${day(1)} ${month(1)} ${year(1)}${until}${last}`,
  `(?:(?:du|from) )?${day(1)} ${month(1)}${until}${last}`,
  `(?:(?:du|from) )?${day(1)}${until}${last}`,
  `(?:(?:le|on) )?${last}`,
].map((form) => new RegExp(form));

/** Finds the first date in a text such as the bracket of a decision line; `months` are the language's, bare of accents. */
export function spanIn(printed: string, months: readonly string[]): Span {
  const text = bare(printed);
  const match = forms.map((form) => form.exec(text)).find((found) => found !== null);
  if (!match) return { from: null, to: null, before: printed };
  const { d1, m1, y1, d2, m2, y2 } = match.groups ?? {};
  const to = dayOf(d2, m2, y2, months);
  const from = dayOf(d1, m1 ?? m2, y1 ?? y2, months);
  return { from: from && to && from < to ? from : null, to, before: printed.slice(0, match.index) };
}

/** Figures, also those that OCR took for letters (`I78`, `2O2l`); null for anything else. */
export function numberOf(printed: string): number | null {
  const figures = printed.replace(/[Iil]/g, '1').replace(/[Oo]/g, '0');
  return /\d/.test(printed) && /^\d{1,4}$/.test(figures) ? Number(figures) : null;
}

function dayOf(
  d: string | undefined,
  m: string | undefined,
  y: string | undefined,
  months: readonly string[],
): Day | null {
  const index = monthOf(m ?? '', months);
  const padded = (n = '') => String(numberOf(n.replace('s', '5')) ?? '').padStart(2, '0');
  const iso = `${padded(y)}-${String(index + 1).padStart(2, '0')}-${padded(d)}`;
  return index >= 0 && isDay(iso) ? iso : null;
}

/** A month's name, also with one letter wrong where only one month is meant then. */
function monthOf(printed: string, months: readonly string[]): number {
  const exact = months.indexOf(printed.replace(/1/g, 'l').replace(/0/g, 'o'));
  const near = months.flatMap((name, i) =>
    name.length > 4 && differsByOne(name, printed) ? [i] : [],
  );
  return exact < 0 && near.length === 1 ? (near[0] ?? -1) : exact;
}
