import type { Desk } from '../../desk.ts';
import { dayIn } from '../../domain/working-days.ts';
import { type Erasure, eraseMember, erasureOf, isUnderWay } from './erase-member.ts';
import { findMember } from './find-member.ts';
import { tracesOf } from './traces.ts';

interface EraseWish {
  /** As `findMember` takes it. */
  readonly member: string;
  readonly dryRun: boolean;
  /** Who orders it: a clerk, or `command-line`. */
  readonly by: string;
}

export type Erased =
  | ({ readonly ok: true; readonly dryRun: boolean; readonly id: string } & Erasure & {
        /** Still a member: the next list that names them takes them in anew. */
        readonly sits: boolean;
      })
  | { readonly ok: false; readonly fault: 'unknown' | 'erased-before' | 'under-way' };

/** Erases a member's data on their request; a dry run says what would go and what would stay. */
export async function eraseOnRequest(
  { db, rawMail, clock, config }: Pick<Desk, 'db' | 'rawMail' | 'clock' | 'config'>,
  { member: named, dryRun, by }: EraseWish,
): Promise<Erased> {
  const at = clock.now();
  const today = dayIn(config.calendar, at);
  const { answer, mails } = await db.transaction(
    async (tx): Promise<{ answer: Erased; mails: readonly string[] }> => {
      const member = await findMember(tx, named);
      if (!member) return { answer: { ok: false, fault: 'unknown' }, mails: [] };
      if (member.erasedAt) return { answer: { ok: false, fault: 'erased-before' }, mails: [] };
      const found = await tracesOf(tx, member);
      const sits = member.endedOn === null || member.endedOn > today;
      const answer: Erased = { ok: true, dryRun, id: member.id, ...erasureOf(found), sits };
      if (dryRun) return { answer, mails: [] };
      if (isUnderWay(found)) return { answer: { ok: false, fault: 'under-way' }, mails: [] };
      const erasing = { at, today, by, because: 'person' };
      return { answer, mails: await eraseMember(tx, member, erasing) };
    },
  );
  for (const hash of mails) await rawMail.erase(hash);
  return answer;
}
