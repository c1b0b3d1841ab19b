import type { Day } from './day.ts';

/** A member's seat in one of our committees or delegations, by its code in `desk.yaml`. */
export interface Membership {
  readonly committee: string;
  /** Null: nobody wrote it down. */
  readonly from: Day | null;
  /** The last day; null: open. */
  readonly until: Day | null;
}

/** The committees and delegations that a member sits in on a day. */
export const committeesOn = (memberships: readonly Membership[], day: Day): string[] =>
  memberships
    .filter(({ from, until }) => (!from || from <= day) && (!until || until >= day))
    .map(({ committee }) => committee);
