/** Days and periods as they stand in cells. */
import { type Day, isDay } from '../domain/day.ts';
import { spokenDates } from '../domain/spoken-date.ts';

/** Arabic-Indic and Persian digits. */
const latinDigits = (text: string): string =>
  text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));

const padded = (year = '', month = '', day = ''): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

/** `2021-06-30`, `30.6.2021`, `30/06/2021` (the day stands first), `30 June 2021`; null: none of these. */
export function dayIn(cell: string): Day | null {
  const text = latinDigits(cell)
    .trim()
    .replace(/[ T]00:00(?::00(?:\.0+)?)?Z?$/, '');
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (iso) return real(padded(iso[1], iso[2], iso[3]));
  const dayFirst = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  if (dayFirst) return real(padded(dayFirst[3], dayFirst[2], dayFirst[1]));
  const spoken = spokenDates(text, null).find(({ words }) => words === text);
  return spoken?.day ?? null;
}

const real = (text: string): Day | null => (isDay(text) ? text : null);

/** First and last day; null: open. */
export interface Period {
  readonly from: Day | null;
  readonly until: Day | null;
}

const untilWords = /\b(?:to|until|till|au|jusqu['’]au|al|hasta|til|indtil)\b|إلى|حتى|لغاية/giu;
const fromWords = /\b(?:from|since|du|depuis|del|desde|fra|siden)\b|منذ|من/giu;

/** `2020-10-01 – 2021-06-30`, `from 2020-10-01`, `until 30.6.2021`, `2020-10-01/`; null: not understood. */
export function periodIn(text: string): Period | null {
  const parts = latinDigits(text)
    .replace(untilWords, '→')
    .replace(fromWords, '')
    .replace(/^(\d{4}-\d{1,2}-\d{1,2})?\s*[/-]\s*(\d{4}-\d{1,2}-\d{1,2})?$/, '$1→$2')
    .replace(/(\d{4})-(?=\d{1,2}[./])/, '$1→')
    .replace(/\s*(?:[–—−]|\.{2,}|…|\s-\s|^-|-$)\s*/g, '→')
    .split('→')
    .map((part) => part.trim());
  if (parts.length > 2 || !parts.some(Boolean)) return null;
  const [from = null, until = null] = parts.map((part) => (part ? dayIn(part) : undefined));
  const failed = parts.some((part) => part && !dayIn(part));
  return failed ? null : { from, until };
}
