import { type Day, isDay } from '../domain/day.ts';
import { bare } from './words.ts';

/** First and last day of a span; a single day is only a last one. */
export interface Span {
  readonly from: Day | null;
  readonly to: Day | null;
  /** The text before the date (`Nusa Dua, Bali`). */
  readonly before: string;
}

const day = (n: number) => `(?<d${n}>\\d{1,2})\\s?(?:st|nd|rd|th|er|e)?`;
const month = (n: number) => `(?<m${n}>[a-z]{3,9})`;
const year = (n: number) => `(?<y${n}>(?:19|20)\\d{2})`;
const until = '\\s*(?:-|to|au|and|et)\\s*(?:le )?';
const last = `${day(2)} ${month(2)},? ${year(2)}`;

/** `30 December 2019 - 3 January 2020`, `21 January to 2 February 2023`, `8 to 20 March 2021`, `12 May 2006`. */
const forms = [
  `(?:du )?${day(1)} ${month(1)} ${year(1)}${until}${last}`,
  `(?:du )?${day(1)} ${month(1)}${until}${last}`,
  `(?:du )?${day(1)}${until}${last}`,
  `(?:le )?${last}`,
].map((form) => new RegExp(form));

/** Finds the date in the bracket of a decision line; `months` are the language's, bare of accents. */
export function spanIn(printed: string, months: readonly string[]): Span {
  const text = bare(printed);
  const match = forms.map((form) => form.exec(text)).find((found) => found !== null);
  if (!match) return { from: null, to: null, before: printed };
  const { d1, m1, y1, d2, m2, y2 } = match.groups ?? {};
  const to = dayOf(d2, m2, y2, months);
  const from = dayOf(d1, m1 ?? m2, y1 ?? y2, months);
  return { from: from && to && from < to ? from : null, to, before: printed.slice(0, match.index) };
}

function dayOf(
  d: string | undefined,
  m: string | undefined,
  y: string | undefined,
  months: readonly string[],
): Day | null {
  const index = months.indexOf(m ?? '');
  const iso = `${y}-${String(index + 1).padStart(2, '0')}-${(d ?? '').padStart(2, '0')}`;
  return index >= 0 && isDay(iso) ? iso : null;
}
