import Holidays from 'date-holidays';
import type { Day } from '../domain/day.ts';
import type { Language } from '../domain/language.ts';
import { plusDays, type WorkingCalendar } from '../domain/working-days.ts';
import type { DeskYaml } from './schema.ts';

const minutes = (clock: string): number =>
  Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/**
 * The parliament's working calendar: office hours and recess of `desk.yaml`, public holidays and weekend
 * of its country.
 */
export function calendarOf(chamber: DeskYaml['chamber']): WorkingCalendar {
  const [opens = '09:00', closes = '17:00'] = chamber.officeHours.split('-');
  return {
    zone: chamber.timeZone,
    opens: minutes(opens),
    closes: minutes(closes),
    weekend: weekendOf(chamber.country),
    holiday: holidaysOf(chamber.country),
    recess: chamber.recess as WorkingCalendar['recess'],
  };
}

/** CLDR's weekend, as `Intl` has it: Friday and Saturday in Egypt, Saturday and Sunday in Denmark. */
const weekendOf = (country: string): ReadonlySet<number> =>
  new Set(new Intl.Locale(`und-${country}`).getWeekInfo().weekend);

const dayLength = 24 * 60 * 60 * 1000;

/** Public holidays by date-holidays, which names them in the country's languages and in some others. */
function holidaysOf(country: string): WorkingCalendar['holiday'] {
  const source = new Holidays(country, { types: ['public', 'bank'] });
  const years = new Map<string, Map<Day, string>>();
  const namesIn = (year: number, language: Language): Map<Day, string> => {
    const key = `${year} ${language}`;
    const known = years.get(key);
    if (known) return known;
    // Some last several days, also into the next year.
    const holidays = [year - 1, year].flatMap((each) => source.getHolidays(each, language));
    const names = new Map(
      holidays.flatMap(({ date, start, end, name }) => {
        const first = date.slice(0, 10) as Day;
        const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / dayLength));
        return Array.from({ length: days }, (_, n): [Day, string] => [plusDays(first, n), name]);
      }),
    );
    years.set(key, names);
    return names;
  };
  return (day, language) => namesIn(Number(day.slice(0, 4)), language).get(day) ?? null;
}
