/** What is owed, by committee and deadline. */
import { z } from 'zod';
import type { Config } from '../../../config.ts';
import type { Desk } from '../../../desk.ts';
import { dayIn, workingDaysBetween } from '../../../domain/working-days.ts';
import { type OpenFollowUp, openFollowUps } from '../../../follow-up/rows.ts';
import type { SignedIn } from '../../who.ts';

export interface BoardFilter {
  /** Null: all. */
  readonly committee: string | null;
  /** Only what the person who looks takes care of. */
  readonly mine: boolean;
}

/** A follow-up on the board. */
export interface Card extends OpenFollowUp {
  /** Negative: so many are over. */
  readonly daysLeft: number;
  /** No reminders until `snoozedUntil`. */
  readonly asleep: boolean;
}

/** What one committee owes, by deadline. */
export interface Lane {
  readonly committee: string;
  readonly name: string;
  readonly cards: readonly Card[];
}

/** @returns null: a value that the page does not offer */
export function boardFilter(
  { committees }: Pick<Config, 'committees'>,
  query: Readonly<Record<string, string>>,
): BoardFilter | null {
  const codes = ['', ...committees.map(({ code }) => code)];
  const { data } = z
    .object({ committee: z.enum(codes).default(''), mine: z.literal('yes').optional() })
    .safeParse(query);
  return data ? { committee: data.committee || null, mine: data.mine === 'yes' } : null;
}

/** One lane a committee in the order of the configuration; those that owe nothing are left out. */
export async function boardOf(
  { db, config, clock }: Desk,
  { clerk }: SignedIn,
  { committee, mine }: BoardFilter,
): Promise<Lane[]> {
  const today = dayIn(config.calendar, clock.now());
  const cards = (await openFollowUps(db, config, today))
    .filter((each) => !committee || each.committee === committee)
    .filter(({ owners }) => !mine || owners.some(({ id }) => id === clerk.id))
    .map(
      (each): Card => ({
        ...each,
        daysLeft: workingDaysBetween(config.calendar, today, each.deadline),
        asleep: each.snoozedUntil !== null && each.snoozedUntil > today,
      }),
    )
    .sort((a, b) => a.deadline.localeCompare(b.deadline));
  // A committee that is there no more may still owe something.
  const codes = new Set([...config.committees.map(({ code }) => code), ...cards.map(codeOf)]);
  return [...codes].flatMap((code) => {
    const own = cards.filter((card) => card.committee === code);
    const name = config.committees.find((one) => one.code === code)?.name ?? code;
    return own.length ? [{ committee: code, name, cards: own }] : [];
  });
}

const codeOf = ({ committee }: Card): string => committee;
