import type { Day } from '../domain/day.ts';
import type { Language } from '../domain/language.ts';

/** What deciding on a recipient needs to know of a member. */
export interface Listed {
  readonly id: string;
  readonly name: string;
  readonly salutation: string;
  readonly email: string;
  readonly language: Language;
  readonly committees: readonly string[];
  readonly endedOn: Day | null;
  readonly pausedUntil: Day | null;
  readonly undeliverableSince: Date | null;
}

type WithoutReason = 'left' | 'paused' | 'undeliverable';

/** Who gets a notice and who does not, and why: every member asked about is in exactly one of the two. */
export interface Audience<M> {
  readonly recipients: readonly M[];
  readonly without: readonly { readonly member: M; readonly reason: WithoutReason }[];
}

/**
 * @param committees the committees it was approved for; null: all members, also those in none
 */
export function audienceOf<M extends Listed>(
  members: readonly M[],
  committees: readonly string[] | null,
  today: Day,
): Audience<M> {
  const asked = committees
    ? members.filter((m) => m.committees.some((c) => committees.includes(c)))
    : members;
  const reasonOf = (m: M): WithoutReason | null => {
    if (m.endedOn && m.endedOn <= today) return 'left';
    if (m.pausedUntil && m.pausedUntil > today) return 'paused';
    return m.undeliverableSince ? 'undeliverable' : null;
  };
  return {
    recipients: asked.filter((m) => !reasonOf(m)),
    without: asked.flatMap((member) => {
      const reason = reasonOf(member);
      return reason ? [{ member, reason }] : [];
    }),
  };
}

/** How many there are of each. */
export const countBy = <T, K extends string>(
  of: readonly T[],
  key: (one: T) => K,
): { key: K; count: number }[] => {
  const counts = new Map<K, number>();
  for (const one of of) counts.set(key(one), (counts.get(key(one)) ?? 0) + 1);
  return [...counts].map(([k, count]) => ({ key: k, count })).sort((a, b) => b.count - a.count);
};
