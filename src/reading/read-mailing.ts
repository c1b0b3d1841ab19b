import { eq } from 'drizzle-orm';
import { DateTime } from 'luxon';
import { record } from '../database/audit.ts';
import { moveMailing } from '../database/move.ts';
import { mailings } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import type { ReadDocument } from '../domain/decision.ts';
import { done, type JobResult, nothingToDo } from '../jobs.ts';
import { mergeLanguages } from './merge-languages.ts';
import { documentRows, earlierMailingWith, noteRead, writeDecision } from './rows.ts';

/** Reads a mailing's documents in the cage and writes what they decide; what is doubtful is for the clerk. */
export async function readMailing(desk: Desk, id: string): Promise<JobResult> {
  const { db } = desk;
  const [mailing] = await db.select().from(mailings).where(eq(mailings.id, id));
  if (mailing?.state !== 'received') return nothingToDo(mailing?.state ?? 'gone');
  const rows = await documentRows(db, id);
  const read: ReadDocument[] = [];
  for (const { filename, sha256 } of rows)
    read.push(await desk.readDocument({ filename, bytes: await desk.rawMail.get(sha256) }));
  const merged = mergeLanguages(read.map(({ decisions }, position) => ({ position, decisions })));
  const earlier = await earlierMailingWith(
    db,
    id,
    rows.map((r) => r.sha256),
  );
  const doubts = [
    ...read.flatMap((d) => (d.problem ? [`${d.filename}: ${d.problem}`] : [])),
    ...read.flatMap((d) => d.doubts.map((doubt) => `${d.filename}: ${doubt}`)),
    ...merged.flatMap((m) => m.doubts),
    ...(merged.length ? [] : ['No decision was found in this mailing']),
    ...(earlier
      ? [
          `The same documents came before, on ${DateTime.fromJSDate(earlier.receivedAt, { zone: desk.config.calendar.zone }).toFormat('yyyy-MM-dd')}`,
        ]
      : []),
  ];
  const moved = await db.transaction(async (tx) => {
    const row = await moveMailing(tx, id, 'received', 'read', { doubts: [...new Set(doubts)] });
    if (!row) return false;
    for (const [i, document] of read.entries()) await noteRead(tx, rows[i]?.id as string, document);
    for (const [i, decision] of merged.entries())
      await writeDecision(
        tx,
        id,
        i,
        decision,
        rows.map((r) => r.id),
        desk.clock.now(),
      );
    await record(tx, {
      at: desk.clock.now(),
      who: 'desk',
      what: 'read',
      thing: 'mailing',
      thingId: id,
      details: { documents: read.length, decisions: merged.length, doubts: doubts.length },
    });
    return true;
  });
  if (moved) await desk.queue.add('ask-approval', { mailing: id });
  return moved ? done : nothingToDo('read by somebody else');
}
