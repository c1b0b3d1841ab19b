import { type AnnualOverview, annualOverview, isEmpty, type Records } from './annual-overview.ts';
import type { Audience } from './audience.ts';
import type { LeftOut } from './known-actions.ts';
import { periodOf } from './period.ts';

export type RecordOfYear =
  | { readonly overview: AnnualOverview; readonly leftOut: LeftOut }
  | { readonly error: 'no-year' }
  /** Nothing that this audience may see. */
  | { readonly error: 'nothing'; readonly leftOut: LeftOut };

/** @param printed a calendar year, `2021`, or a session year, `2020-21` */
export async function recordOfYear(
  records: Records,
  printed: string,
  audience: Audience,
): Promise<RecordOfYear> {
  const period = periodOf(printed, records.config.registration.sessionBegins);
  if (!period) return { error: 'no-year' };
  const composed = await annualOverview(records, period, audience);
  return isEmpty(composed.overview) ? { error: 'nothing', leftOut: composed.leftOut } : composed;
}
