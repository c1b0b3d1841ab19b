import Holidays from 'date-holidays';
import type { Day } from '../domain/day.ts';
import type { WorkingCalendar } from '../domain/working-days.ts';
import type { DeskYaml } from './schema.ts';

const minutes = (clock: string): number =>
  Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** The parliament's working calendar: office hours and recess of `desk.yaml`, public holidays of its country. */
export function calendarOf(chamber: DeskYaml['chamber']): WorkingCalendar {
  const holidays = new Holidays(chamber.country, { types: ['public', 'bank'] });
  const years = new Map<number, Set<string>>();
  const holidaysOf = (year: number): Set<string> => {
    let days = years.get(year);
    if (!days) {
      days = new Set(holidays.getHolidays(year).map((holiday) => holiday.date.slice(0, 10)));
      years.set(year, days);
    }
    return days;
  };
  const [opens = '09:00', closes = '17:00'] = chamber.officeHours.split('-');
  return {
    zone: chamber.timeZone,
    opens: minutes(opens),
    closes: minutes(closes),
    isHoliday: (day: Day) => holidaysOf(Number(day.slice(0, 4))).has(day),
    recess: chamber.recess as { from: Day; until: Day }[],
  };
}
