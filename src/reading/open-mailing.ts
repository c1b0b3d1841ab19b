import { randomUUID } from 'node:crypto';
import { clerkOf } from '../config.ts';
import { record } from '../database/audit.ts';
import { moveMessage } from '../database/move.ts';
import { documents, links, mailings } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { reopen } from '../incoming/reopen.ts';
import { done, type JobResult, nothingToDo } from '../jobs.ts';
import { insertLetter, prepareLetter } from '../post/letters.ts';
import { documentsOfMail } from './documents-of-mail.ts';

/** Makes a mailing of a message, with its documents stored; one that is not proven genuine is quarantined. */
export async function openMailing(desk: Desk, id: string): Promise<JobResult> {
  const { config, db, clock } = desk;
  const opened = await reopen(desk, id, 'mailing');
  if (!opened) return nothingToDo('opened before');
  const { row, arrived, recognised } = opened;
  const { result, evidence } = arrived.verdict;
  // What a clerk took out of the pen is read at once; it still needs a yes.
  const quarantined = result !== 'genuine' && result !== 'internal' && row.treatAs === null;
  const brought = await documentsOfMail(arrived.mail, desk.unpack);
  const attached = await Promise.all(
    brought.map(async (d, position) => ({
      position,
      filename: d.filename,
      via: d.via,
      contentType: d.contentType,
      sha256: await desk.rawMail.put(d.bytes),
      bytes: d.bytes.length,
    })),
  );
  const linked = attached.length > 0 ? [] : recognised.found.links;
  const clerk = clerkOf(config, config.group.clerk);
  const mailingId = randomUUID();
  const letter = quarantined
    ? await prepareLetter(desk, {
        once: `message-quarantined:${id}`,
        mail: 'message-quarantined',
        to: clerk,
        about: { kind: 'mailing', id: mailingId },
        data: ({ reply, code }) => ({
          clerk: clerk.name,
          from: row.sender ?? '',
          subject: row.subject ?? '',
          received: row.storedAt,
          reason: 'perhaps-mailing',
          evidence,
          orders: ['release', 'dismiss'],
          code,
          reply,
        }),
      })
    : null;
  const mailing = await db.transaction(async (tx) => {
    if (!(await moveMessage(tx, id, 'recognised', 'settled'))) return null;
    const [made] = await tx
      .insert(mailings)
      .values({
        id: mailingId,
        message: id,
        state: quarantined ? 'quarantined' : 'received',
        subject: row.subject ?? '',
        receivedAt: row.storedAt,
        genuine: result,
        evidence: [...evidence],
        forwardedBy: recognised.found.forwardedBy,
        sort: recognised.found.sort,
      })
      .returning({ id: mailings.id });
    if (!made) throw new Error('The mailing was not written');
    if (attached.length)
      await tx.insert(documents).values(attached.map((d) => ({ ...d, mailing: made.id })));
    if (linked.length)
      await tx
        .insert(links)
        .values(linked.map((url, position) => ({ mailing: made.id, position, url })));
    if (letter) await insertLetter(tx, letter);
    await record(tx, {
      at: clock.now(),
      who: 'desk',
      what: quarantined ? 'quarantined' : 'received',
      thing: 'mailing',
      thingId: made.id,
      message: id,
    });
    return made.id;
  });
  if (!mailing) return nothingToDo('opened by somebody else');
  if (letter) await desk.queue.add('send-letter', { letter: letter.id });
  else await desk.queue.add(linked.length ? 'fetch-links' : 'read-mailing', { mailing });
  return done;
}
