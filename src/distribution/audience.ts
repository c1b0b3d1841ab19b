import type { Country } from '../domain/country.ts';
import type { Day } from '../domain/day.ts';
import { type Followable, type Follows, isFollowed } from '../domain/follows.ts';
import type { Language } from '../domain/language.ts';
import type { WithoutReason } from '../domain/left-out.ts';
import { committeesOn, type Membership } from '../domain/membership.ts';

/** What deciding on a recipient needs to know of a member. */
export interface Listed {
  readonly id: string;
  readonly name: string;
  readonly salutation: string;
  readonly email: string;
  readonly language: Language;
  readonly memberships: readonly Membership[];
  readonly endedOn: Day | null;
  readonly follows: Follows | null;
  readonly digest: boolean;
  readonly pausedUntil: Day | null;
  readonly stoppedAt: Date | null;
  readonly undeliverableSince: Date | null;
}

/** What of a mailing decides who gets it. */
export interface Addressed {
  /** The committees it is for; null: all members, also those in none. */
  readonly committees: readonly string[] | null;
  readonly decisions: readonly Followable[];
  /** Sent by the presidency to all: what a member chose does not count. */
  readonly official: boolean;
}

export interface Recipient<M> {
  readonly member: M;
  /** The countries whose decisions the member is shown; null: all. */
  readonly extract: Country[] | null;
}

/** Who gets a notice and who does not, and why: every member asked about is in exactly one of the two. */
export interface Audience<M> {
  readonly recipients: readonly Recipient<M>[];
  readonly without: readonly { readonly member: M; readonly reason: WithoutReason }[];
}

export function audienceOf<M extends Listed>(
  members: readonly M[],
  { committees, decisions, official }: Addressed,
  today: Day,
): Audience<M> {
  const recipients: Recipient<M>[] = [];
  const without: { member: M; reason: WithoutReason }[] = [];
  for (const member of members) {
    const sits = committeesOn(member.memberships, today);
    if (committees && !sits.some((code) => committees.includes(code))) continue;
    const followed = official
      ? decisions
      : decisions.filter((decision) => isFollowed(member.follows, decision));
    const reason = reasonOf(member, {
      official,
      today,
      follows: followed.length > 0 || decisions.length === 0,
    });
    if (reason) without.push({ member, reason });
    else
      recipients.push({
        member,
        extract:
          followed.length === decisions.length
            ? null
            : [...new Set(followed.map(({ country }) => country))].sort(),
      });
  }
  return { recipients, without };
}

function reasonOf(
  member: Listed,
  { official, today, follows }: { official: boolean; today: Day; follows: boolean },
): WithoutReason | null {
  const gone = unwanted(member, official, today);
  if (gone === 'left') return gone;
  if (member.undeliverableSince) return 'undeliverable';
  if (gone || official) return gone;
  return follows ? null : 'not-following';
}

/** Why a member wants, or may get, no notice at all, whatever it is about; null: they do. */
export function unwanted(
  member: Pick<Listed, 'endedOn' | 'stoppedAt' | 'pausedUntil'>,
  official: boolean,
  today: Day,
): Extract<WithoutReason, 'left' | 'stopped' | 'paused'> | null {
  if (member.endedOn && member.endedOn <= today) return 'left';
  if (official) return null;
  if (member.stoppedAt) return 'stopped';
  return member.pausedUntil && member.pausedUntil > today ? 'paused' : null;
}

/** An audience in numbers, as a clerk approves it. */
export function audienceFigures<M extends Listed>(
  { recipients, without }: Audience<M>,
  committees: readonly string[],
  today: Day,
) {
  const told = recipients.map(({ member }) => member);
  const seats = told.map(({ memberships }) => committeesOn(memberships, today));
  return {
    total: told.length,
    byLanguage: countBy(told, (m) => m.language).map(({ key, count }) => ({
      language: key,
      count,
    })),
    byCommittee: committees.map((committee) => ({
      committee,
      count: seats.filter((sits) => sits.includes(committee)).length,
    })),
    inNone: seats.filter((sits) => !sits.some((code) => committees.includes(code))).length,
    extracts: recipients.filter(({ extract }) => extract !== null).length,
    digests: told.filter(({ digest }) => digest).length,
    without: countBy(without, (w) => w.reason).map(({ key, count }) => ({ reason: key, count })),
  };
}

/** How many there are of each, the most first. */
export const countBy = <T, K extends string>(
  of: readonly T[],
  key: (one: T) => K,
): { key: K; count: number }[] => {
  const counts = new Map<K, number>();
  for (const one of of) counts.set(key(one), (counts.get(key(one)) ?? 0) + 1);
  return [...counts].map(([k, count]) => ({ key: k, count })).sort((a, b) => b.count - a.count);
};
