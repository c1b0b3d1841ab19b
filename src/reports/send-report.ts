import { and, eq, isNull } from 'drizzle-orm';
import { record } from '../database/audit.ts';
import { moveReport } from '../database/move.ts';
import { letters, reports } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { done, type JobResult, nothingToDo } from '../jobs.ts';
import { insertLetter, prepareLetter } from '../post/letters.ts';
import type { ReportContent } from './compose-report.ts';
import { reportRow, reportThread } from './rows.ts';

/** Writes an approved report to the IPU, once; says that it was sent when the mail server has accepted it. */
export async function sendReport(desk: Desk, id: string): Promise<JobResult> {
  const report = await reportRow(desk.db, id);
  if (report.state !== 'approved') return nothingToDo(report.state);
  return report.letter
    ? confirm(desk, id, report.letter)
    : write(desk, id, report.content as ReportContent);
}

async function write(desk: Desk, id: string, content: ReportContent): Promise<JobResult> {
  const { config, db } = desk;
  const letter = await prepareLetter(desk, {
    once: `report:${id}`,
    mail: 'report',
    to: { id: 'ipu', email: config.report.to, language: config.report.language },
    about: { kind: 'report', id },
    data: ({ reply }) => ({ ...content, reply }),
    thread: await reportThread(db),
    validDays: 400,
  });
  const written = await db.transaction(async (tx) => {
    if (!(await insertLetter(tx, letter))) return false;
    await tx
      .update(reports)
      .set({ letter: letter.id })
      .where(and(eq(reports.id, id), isNull(reports.letter)));
    return true;
  });
  if (written) await desk.queue.add('send-letter', { letter: letter.id });
  return written ? done : nothingToDo('written before');
}

async function confirm(desk: Desk, id: string, letter: string): Promise<JobResult> {
  const [written] = await desk.db
    .select({ state: letters.state })
    .from(letters)
    .where(eq(letters.id, letter));
  if (written?.state !== 'sent') return nothingToDo(`its mail is ${written?.state ?? 'gone'}`);
  await desk.db.transaction(async (tx) => {
    if (await moveReport(tx, id, 'approved', 'sent'))
      await record(tx, {
        at: desk.clock.now(),
        who: 'desk',
        what: 'sent',
        thing: 'report',
        thingId: id,
      });
  });
  return done;
}
