/** `desk members list`: who gets notices, and who does not and why. */
import { asc } from 'drizzle-orm';
import { members } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import type { Language } from '../domain/language.ts';
import { committeesOn } from '../domain/membership.ts';
import { dayIn } from '../domain/working-days.ts';
import { hasLeft } from './identify.ts';

export interface ListedMember {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  /** Today. */
  readonly committees: readonly string[];
  /** Why no notices go there; null: they do. Official ones go also to who stopped or paused. */
  readonly without: 'left' | 'undeliverable' | 'stopped' | 'paused' | null;
  /** Since which day; of a pause, until which. */
  readonly since: string | null;
  /** Wants to hear of some countries, regions or cases only. */
  readonly followsSome: boolean;
  readonly digest: boolean;
}

/** In the order of names. */
export async function listMembers({
  db,
  config,
  clock,
}: Pick<Desk, 'db' | 'config' | 'clock'>): Promise<ListedMember[]> {
  const today = dayIn(config.calendar, clock.now());
  const rows = await db.select().from(members).orderBy(asc(members.name), asc(members.key));
  return rows.map((row) => ({
    key: row.key,
    name: row.name,
    email: row.email,
    language: row.language,
    committees: committeesOn(row.memberships, today),
    ...reasonOf(row, today),
    followsSome: row.follows !== null,
    digest: row.digest,
  }));
}

function reasonOf(
  row: typeof members.$inferSelect,
  today: Parameters<typeof hasLeft>[1],
): Pick<ListedMember, 'without' | 'since'> {
  const day = (at: Date) => at.toISOString().slice(0, 10);
  if (hasLeft(row, today)) return { without: 'left', since: row.endedOn };
  if (row.undeliverableSince)
    return { without: 'undeliverable', since: day(row.undeliverableSince) };
  if (row.stoppedAt) return { without: 'stopped', since: day(row.stoppedAt) };
  if (row.pausedUntil && row.pausedUntil > today)
    return { without: 'paused', since: row.pausedUntil };
  return { without: null, since: null };
}
