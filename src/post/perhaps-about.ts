/**
 * Which mailings a message may be about, by a register number or the subject. Both can be guessed or
 * copied by anybody: it is a hint to a clerk, and nothing is ever done on it.
 */
import { desc, eq } from 'drizzle-orm';
import type { Executor } from '../database/database.ts';
import { mailings, registrations } from '../database/tables.ts';
import type { PerhapsAbout } from '../mail/mails/desk.ts';

const most = 3;
const longestText = 50_000;
/** A shorter subject, "IPU", says nothing. */
const shortestSubject = 12;

/** As people copy it: other dashes, other blanks, other capitals. */
const asWritten = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\s\p{Pd}]+/gu, ' ')
    .trim()
    .toLowerCase();

/** "Bilag 9" is not named where "Bilag 90" is. */
function names(text: string, printed: string): boolean {
  const wanted = asWritten(printed);
  const at = wanted ? text.indexOf(wanted) : -1;
  return at >= 0 && !/[\p{L}\p{N}]/u.test(text[at + wanted.length] ?? '');
}

/** @returns the latest first, those with a register number before those by subject; three at most */
export async function perhapsAbout(
  db: Executor,
  mail: { readonly subject: string; readonly text: string },
): Promise<PerhapsAbout[]> {
  const subject = asWritten(mail.subject);
  const text = `${subject} ${asWritten(mail.text.slice(0, longestText))}`;
  const filed = await db
    .select({
      mailing: mailings.id,
      subject: mailings.subject,
      received: mailings.receivedAt,
      registration: registrations.printed,
    })
    .from(registrations)
    .innerJoin(mailings, eq(mailings.id, registrations.mailing))
    .orderBy(desc(mailings.receivedAt), desc(mailings.id));
  const byNumber = filed.filter(({ registration }) => names(text, registration));
  const all = await db
    .select({ mailing: mailings.id, subject: mailings.subject, received: mailings.receivedAt })
    .from(mailings)
    .orderBy(desc(mailings.receivedAt), desc(mailings.id));
  const bySubject = all.filter(
    (one) =>
      asWritten(one.subject).length >= shortestSubject &&
      names(subject, one.subject) &&
      !byNumber.some(({ mailing }) => mailing === one.mailing),
  );
  return [...byNumber, ...bySubject.map((one) => ({ ...one, registration: null }))]
    .slice(0, most)
    .map(({ subject, received, registration }) => ({ subject, received, registration }));
}
