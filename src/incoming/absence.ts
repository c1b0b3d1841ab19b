/** Until when somebody is away, as an automatic answer says it. */
import type { Day } from '../domain/day.ts';
import { spokenDates } from '../domain/spoken-date.ts';

/** Words after which the day of the return stands. */
const untilWords =
  /(?:\buntil|\btill?\b|\bbefore|\bback\b|\breturn\w*|\bthrough|\bindtil|\bfør\b|\btilbage|\btil\b|\bigen\b|jusqu['’]?\s?au|\bavant|de retour|\bhasta|antes del?|\bregres\w+|\bvuelv\w+|\bbis\b|\bzurück|\bab dem|\btillbaka|\båter\b|\bförrän|\btot\b|\bterug|\bfino al?|\baté\b|\bdo\b|(?<!\p{L})до(?!\p{L})|вернусь|palaan|tilbage den|(?:til og|t\.?o\.?m\.?) med|حتى|إلى)[^.!?\n]{0,40}$/iu;

const longest = 730 * 86_400_000;

/**
 * The day named as the end of the absence, or the last day named; null when none is.
 * @param written the day of the mail
 */
export function absentUntil(text: string, written: Day): Day | null {
  const limit = new Date(Date.parse(written) + longest).toISOString().slice(0, 10);
  const ahead = spokenDates(text.slice(0, 5000), written).filter(
    ({ day }) => day >= written && day <= limit,
  );
  const marked = ahead.filter(({ index }) =>
    untilWords.test(text.slice(Math.max(0, index - 60), index)),
  );
  const days = (marked.length ? marked : ahead).map(({ day }) => day).sort();
  return days.at(-1) ?? null;
}
