import type { Clerk } from '../config/schema.ts';
import type { Config } from '../config.ts';
import type { members } from '../database/tables.ts';
import type { Day } from '../domain/day.ts';
import type { Person } from '../domain/person.ts';

/** Who looks after a follow-up: reminders and letters about it go to them. */
export type Owner = Person;

type House = Pick<Config, 'committees' | 'clerks' | 'group'>;
type Member = typeof members.$inferSelect;

export const ownerOfClerk = (clerk: Clerk): Owner => ({
  id: clerk.id,
  role: 'clerk',
  name: clerk.name,
  salutation: clerk.name,
  email: clerk.email,
  language: clerk.language,
});

export const ownerOfMember = ({ id, name, salutation, email, language }: Member): Owner => ({
  id,
  role: 'member',
  name,
  salutation,
  email,
  language,
});

/**
 * To whom it was assigned, while they are of the house; else the clerks of the committee; else, of a committee
 * that is there no more, the clerk of the group. So nothing that is owed is without an owner.
 */
export function ownersOf(
  house: House,
  followUp: { committee: string; assignedClerk: string | null },
  member: Member | null,
  today: Day,
): { owners: readonly Owner[]; assigned: boolean } {
  if (member && !(member.endedOn && member.endedOn <= today))
    return { owners: [ownerOfMember(member)], assigned: true };
  const clerk = house.clerks.find(({ id }) => id === followUp.assignedClerk);
  if (clerk) return { owners: [ownerOfClerk(clerk)], assigned: true };
  return { owners: clerksOf(house, followUp.committee).map(ownerOfClerk), assigned: false };
}

/** The clerks of a committee; of one that is there no more, the clerk of the group. */
export function clerksOf(house: House, committee: string): Clerk[] {
  const ids = house.committees.find(({ code }) => code === committee)?.clerks ?? [];
  const theirs = house.clerks.filter(({ id }) => ids.includes(id));
  return theirs.length ? theirs : house.clerks.filter(({ id }) => id === house.group.clerk);
}
