import { and, count, eq } from 'drizzle-orm';
import { clerkOf } from '../config.ts';
import { record } from '../database/audit.ts';
import { moveMailing } from '../database/move.ts';
import { letters, mailings, messages } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import type { Failure } from '../domain/evidence.ts';
import { insertLetter, prepareLetter } from '../post/letters.ts';

/** Puts a mailing aside that could not be read at three tries, and tells the clerk why; RELEASE has it tried again. */
export async function penMailing(desk: Desk, id: string, failure: Failure): Promise<void> {
  const { config, db, clock } = desk;
  const [row] = await db
    .select({ mailing: mailings, message: messages })
    .from(mailings)
    .innerJoin(messages, eq(messages.id, mailings.message))
    .where(eq(mailings.id, id));
  if (row?.mailing.state !== 'received') return;
  const [told] = await db
    .select({ n: count() })
    .from(letters)
    .where(and(eq(letters.mail, 'message-quarantined'), eq(letters.about, id)));
  const clerk = clerkOf(config, config.group.clerk);
  const letter = await prepareLetter(desk, {
    once: `mailing-penned:${id}:${told?.n ?? 0}`,
    mail: 'message-quarantined',
    to: clerk,
    about: { kind: 'mailing', id },
    data: ({ reply, code }) => ({
      clerk: clerk.name,
      from: row.message.sender ?? '',
      subject: row.mailing.subject,
      received: row.mailing.receivedAt,
      reason: 'unreadable',
      evidence: [failure, ...row.mailing.evidence],
      orders: ['release', 'dismiss'],
      code,
      reply,
    }),
  });
  const penned = await db.transaction(async (tx) => {
    if (!(await moveMailing(tx, id, 'received', 'quarantined'))) return false;
    await record(tx, {
      at: clock.now(),
      who: 'desk',
      what: 'penned',
      thing: 'mailing',
      thingId: id,
    });
    return insertLetter(tx, letter);
  });
  if (penned) await desk.queue.add('send-letter', { letter: letter.id });
}
