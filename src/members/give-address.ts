import { z } from 'zod';
import { record } from '../database/audit.ts';
import type { members } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { dayIn } from '../domain/working-days.ts';
import { hasLeft } from './identify.ts';
import { takeIn } from './take-in.ts';

const addressFaults = ['not-an-address', 'same', 'taken', 'left'] as const;
export type AddressFault = (typeof addressFaults)[number];

/** Lower case, as lists of members have it. */
const address = z.string().trim().toLowerCase().pipe(z.email().max(254));

/**
 * Gives a member another address, as a list of members with that one line would: nothing else changes, and
 * what returned from the old address counts no more. @returns null: done
 */
export async function giveAddress(
  desk: Desk,
  member: typeof members.$inferSelect,
  typed: string,
  by: string,
): Promise<AddressFault | null> {
  const today = dayIn(desk.config.calendar, desk.clock.now());
  const email = address.safeParse(typed);
  if (!email.success) return 'not-an-address';
  if (email.data === member.email) return 'same';
  if (hasLeft(member, today)) return 'left';
  const { key, name, otherEmails } = member;
  const planned = await takeIn(
    desk.db,
    [
      {
        row: 1,
        id: key,
        name,
        email: email.data,
        otherEmails: otherEmails.filter((other) => other !== email.data),
      },
    ],
    {
      today,
      // The member has a language already, and keeps it.
      defaultLanguage: member.language,
      complete: false,
      evenSo: false,
      onWritten: (tx, { changed }) =>
        record(tx, {
          at: desk.clock.now(),
          who: by,
          what: 'address changed',
          thing: 'member',
          thingId: member.id,
          details: { cured: changed.some(({ cured }) => cured) },
        }),
    },
  );
  return planned.ok ? null : 'taken';
}
