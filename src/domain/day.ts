/** A calendar day without a time or zone, `YYYY-MM-DD` (ISO 8601). */
export type Day = `${number}-${number}-${number}`;

/** True for a day that exists: `2021-02-29` is none. */
export function isDay(text: string): text is Day {
  const [, y, m, d] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (!y || !m || !d) return false;
  const date = new Date(Date.UTC(Number(y), Number(m) - 1, Number(d)));
  return date.getUTCMonth() === Number(m) - 1 && date.getUTCDate() === Number(d);
}
