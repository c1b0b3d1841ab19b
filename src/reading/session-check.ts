import type { TextDoubt } from '../domain/doubt.ts';
import type { DecisionLine } from './decision-line.ts';

/**
 * The Governing Council met twice a year: 162nd Windhoek, April 1998; 178th Nairobi, May 2006;
 * 204th Doha, April 2019; after the extraordinary 206th of November 2020 the 207th in May 2021 and
 * the 211th Manama, March 2023 (IPU documents). A number that does not fit its date is probably a
 * misprint, as in "189th session (Kampala, 5 April 2012)" for the 190th.
 */
export function sessionDoubt({ body, session, adopted }: DecisionLine): TextDoubt | null {
  if (body !== 'council' || session === null || adopted === null) return null;
  const [year = 0, month = 0] = adopted.split('-').map(Number);
  const autumn = month > 7 ? 1 : 0;
  const regular = year < 2020 ? 204 + 2 * (year - 2019) : 207 + 2 * (year - 2021);
  const expected = year === 2020 ? 206 : regular + autumn;
  if (year < 1998 || year > 2023 || expected === session) return null;
  return { kind: 'session-not-of-date', adopted, session, expected };
}
