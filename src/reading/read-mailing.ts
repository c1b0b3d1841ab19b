import { eq } from 'drizzle-orm';
import { record } from '../database/audit.ts';
import { moveMailing } from '../database/move.ts';
import { mailings } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import type { ReadDocument } from '../domain/decision.ts';
import { type Doubt, distinctDoubts } from '../domain/doubt.ts';
import { dayIn } from '../domain/working-days.ts';
import { done, type JobResult, nothingToDo } from '../jobs.ts';
import { casesOfMailing, refreshCases } from '../post/refresh-cases.ts';
import { correctedDecisions } from './corrected-decisions.ts';
import { type EarlierMailing, earlierMailingWith } from './earlier.ts';
import { linkDoubts, linksWait } from './fetch-links.ts';
import { mergeLanguages } from './merge-languages.ts';
import { documentRows, noteRead } from './rows.ts';
import { writeDecision } from './write-decision.ts';

/** Reads a mailing's documents in the cage and writes what they decide; what is doubtful is for the clerk. */
export async function readMailing(desk: Desk, id: string): Promise<JobResult> {
  const { db } = desk;
  const [mailing] = await db.select().from(mailings).where(eq(mailings.id, id));
  if (mailing?.state !== 'received') return nothingToDo(mailing?.state ?? 'gone');
  if (await linksWait(db, id)) return nothingToDo('its links are being fetched');
  const rows = await documentRows(db, id);
  const read: ReadDocument[] = [];
  for (const { filename, sha256, password } of rows)
    read.push(
      await desk.readDocument({
        filename,
        bytes: await desk.rawMail.get(sha256),
        ...(password && { password }),
      }),
    );
  const merged = mergeLanguages(read.map((document, position) => ({ ...document, position })));
  const earlier = await earlierMailingWith(
    db,
    id,
    rows.map((r) => r.sha256),
  );
  const corrections = await correctedDecisions(db, id, merged);
  const doubts = distinctDoubts<Doubt>([
    ...read.flatMap(({ filename, problem }) =>
      problem ? [{ kind: 'document-unread', filename, problem } as const] : [],
    ),
    ...read.flatMap(({ filename, doubts }) =>
      doubts.map((doubt) => ({ kind: 'in-document', filename, doubt }) as const),
    ),
    ...merged.flatMap((m) => m.doubts),
    ...(await linkDoubts(db, id)),
    ...corrections.doubts,
    ...(merged.length ? [] : [{ kind: 'nothing-read' } as const]),
    ...(earlier ? [cameBefore(earlier, desk.config.calendar)] : []),
  ]);
  const now = desk.clock.now();
  const moved = await db.transaction(async (tx) => {
    const set = { doubts, duplicateOf: earlier?.id ?? null };
    if (!(await moveMailing(tx, id, 'received', 'read', set))) return false;
    for (const [i, document] of read.entries()) await noteRead(tx, rows[i]?.id as string, document);
    for (const [position, decision] of merged.entries())
      await writeDecision(tx, decision, {
        mailing: id,
        position,
        documents: rows.map((r) => r.id),
        supersedes: corrections.supersedes[position] ?? null,
        at: now,
      });
    await refreshCases(tx, await casesOfMailing(tx, id));
    await record(tx, {
      at: now,
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

const cameBefore = ({ receivedAt, state }: EarlierMailing, { zone }: { zone: string }): Doubt => ({
  kind: 'came-before',
  on: dayIn({ zone }, receivedAt),
  state,
});
