import { arrayContains, asc, eq, or } from 'drizzle-orm';
import { members } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import type { Language } from '../domain/language.ts';

/** Somebody whom the desk knows by the address that they write from. */
export interface KnownPerson {
  readonly id: string;
  readonly role: 'clerk' | 'member';
  readonly name: string;
  /** How a mail to them begins. */
  readonly salutation: string;
  readonly email: string;
  readonly language: Language;
}

/** @param address authenticated */
export async function personAt(desk: Desk, address: string | null): Promise<KnownPerson | null> {
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
