import { eq, gt, isNull, or } from 'drizzle-orm';
import type { Transaction } from '../../database/database.ts';
import { followUps, members } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import { personNamed } from '../../domain/person-named.ts';
import { dayIn } from '../../domain/working-days.ts';
import { clerksOf, type Owner, ownerOfClerk, ownerOfMember } from '../owners.ts';
import type { OrderOf } from './follow-up-order.ts';
import { carriedOut, type Ordered, type Outcome, refused } from './outcome.ts';

/** An answer names no more than this. */
const mostNames = 6;

/** Gives a follow-up to a clerk or a member to look after; named by the committee's code, back to its clerks. */
export async function assign(
  tx: Transaction,
  desk: Desk,
  { to }: OrderOf<'assign'>,
  { known: { row }, at }: Ordered,
): Promise<Outcome> {
  const { config } = desk;
  const set = (assignedClerk: string | null, assignedMember: string | null) =>
    tx
      .update(followUps)
      .set({ assignedClerk, assignedMember, sequence: row.sequence + 1, reactedAt: at })
      .where(eq(followUps.id, row.id));
  if (to.toUpperCase() === row.committee) {
    await set(null, null);
    const names = clerksOf(config, row.committee).map(({ name }) => name);
    return carriedOut({ kind: 'handed-back', names });
  }
  const found = personNamed(to, await houseOf(tx, desk, at));
  if (found.kind === 'nobody')
    return refused({ kind: 'nobody', name: to, possible: possible(found.near) });
  if (found.kind === 'several')
    return refused({ kind: 'several', name: to, possible: possible(found.people) });
  const { person } = found;
  if (person.role === 'member' && config.approval.trial) return refused({ kind: 'trial' });
  const isClerk = person.role === 'clerk';
  await set(isClerk ? person.id : null, isClerk ? null : person.id);
  return carriedOut({ kind: 'assigned', name: person.name, committee: row.committee }, person);
}

/** Everybody who can look after something; who is clerk and member is meant as a clerk. */
async function houseOf(tx: Transaction, { config }: Desk, at: Date): Promise<Owner[]> {
  const today = dayIn(config.calendar, at);
  const sitting = await tx
    .select()
    .from(members)
    .where(or(isNull(members.endedOn), gt(members.endedOn, today)));
  return [...sitting.map(ownerOfMember), ...config.clerks.map(ownerOfClerk)];
}

const possible = (people: readonly Owner[]): string[] =>
  people.slice(0, mostNames).map(({ name, email }) => `${name} (${email})`);
