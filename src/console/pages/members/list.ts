/** The members that a clerk looks for. */
import { z } from 'zod';
import { members } from '../../../database/tables.ts';
import type { Desk } from '../../../desk.ts';
import { languages } from '../../../domain/language.ts';
import { fold } from '../../../members/fold.ts';
import { type ListedMember, listMembers } from '../../../members/list-members.ts';

const withouts = ['left', 'undeliverable', 'stopped', 'paused'] as const;
/** Those who get notices, those who do not, or do not for one reason. */
export const standings = ['told', 'not-told', ...withouts] as const;

/** What a list is narrowed to, as the address says it; what it does not know narrows nothing. */
export const memberFilter = z.object({
  q: z.string().trim().max(100).catch(''),
  language: z.enum(languages).or(z.literal('')).catch(''),
  committee: z.string().max(40).catch(''),
  notices: z.enum(standings).or(z.literal('')).catch(''),
});
export type MemberFilter = z.infer<typeof memberFilter>;

export interface FoundMember extends ListedMember {
  readonly id: string;
}

/** In the order of names. */
export async function findMembers(desk: Desk, filter: MemberFilter): Promise<FoundMember[]> {
  const ids = await desk.db.select({ id: members.id, key: members.key }).from(members);
  const idOf = new Map(ids.map(({ id, key }) => [key, id]));
  const wanted = fold(filter.q);
  return (await listMembers(desk))
    .filter(
      (one) =>
        (!wanted || [one.name, one.email, one.key].some((text) => fold(text).includes(wanted))) &&
        (!filter.language || one.language === filter.language) &&
        (!filter.committee || one.committees.includes(filter.committee)) &&
        stands(one, filter.notices),
    )
    .flatMap((one) => {
      const id = idOf.get(one.key);
      return id ? [{ ...one, id }] : [];
    });
}

function stands({ without }: ListedMember, wanted: MemberFilter['notices']): boolean {
  if (wanted === '') return true;
  if (wanted === 'told') return without === null;
  return wanted === 'not-told' ? without !== null : without === wanted;
}
