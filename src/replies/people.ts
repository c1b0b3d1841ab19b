import { arrayContains, asc, eq, or } from 'drizzle-orm';
import { members } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import type { Person } from '../domain/person.ts';

/** @param address authenticated */
export async function personAt(desk: Desk, address: string | null): Promise<Person | null> {
  if (!address) return null;
  const clerk = desk.config.clerks.find((c) => c.email.toLowerCase() === address.toLowerCase());
  if (clerk) return { ...clerk, role: 'clerk', salutation: clerk.name };
  const lower = address.toLowerCase();
  const found = await desk.db
    .select()
    .from(members)
    .where(or(eq(members.email, lower), arrayContains(members.otherEmails, [lower])))
    .orderBy(asc(members.key));
  // Who gets notices at an address comes before who also writes from it.
  const member = found.find(({ email }) => email === lower) ?? found[0];
  return member ? { ...member, role: 'member' } : null;
}
