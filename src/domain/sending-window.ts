import { DateTime } from 'luxon';

/** When the hours of sending (`07:00-21:00`, also over midnight) begin next; null: they are now. */
export function windowOpens(window: string | null, zone: string, now: Date): Date | null {
  if (!window) return null;
  const [opens = '', closes = ''] = window.split('-');
  const here = DateTime.fromJSDate(now, { zone });
  const time = here.toFormat('HH:mm');
  const within = opens <= closes ? time >= opens && time < closes : time >= opens || time < closes;
  // The same twice is the whole day.
  if (within || opens === closes) return null;
  const [hour, minute] = opens.split(':').map(Number);
  const today = here.set({ hour: hour ?? 0, minute: minute ?? 0, second: 0, millisecond: 0 });
  return (today > here ? today : today.plus({ days: 1 })).toJSDate();
}
