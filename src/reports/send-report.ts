import { and, eq, isNull } from 'drizzle-orm';
import { record } from '../database/audit.ts';
import type { Transaction } from '../database/database.ts';
import { moveReport } from '../database/move.ts';
import { letters, reports } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { done, type JobResult, nothingToDo } from '../jobs.ts';
import { insertLetter, prepareLetter } from '../post/letters.ts';
import { approversOf } from './approvers.ts';
import { reportParts } from './parts.ts';
import { draftThatWaits, type ReportRow, reportRow, reportThread } from './rows.ts';
import { addVersion, stillHolds, versionOf } from './versions.ts';

/** Writes an approved report to the IPU, once; says that it was sent when the mail server has accepted it. */
export async function sendReport(desk: Desk, id: string): Promise<JobResult> {
  const report = await reportRow(desk.db, id);
  if (report.state !== 'approved') return nothingToDo(report.state);
  return report.letter ? confirm(desk, report, report.letter) : write(desk, report);
}

async function write(desk: Desk, report: ReportRow): Promise<JobResult> {
  const { config, db } = desk;
  const { id } = report;
  const { content, madeAt } = await versionOf(db, id);
  const parts = await reportParts(desk, content, madeAt);
  const letter = await prepareLetter(desk, {
    once: `report:${id}`,
    mail: 'report',
    to: { id: 'ipu', email: config.report.to, language: content.language },
    about: { kind: 'report', id },
    data: ({ reply }) => ({ content, map: parts.map, reply }),
    thread: await reportThread(db),
    attachments: parts.attachments,
    validDays: 400,
  });
  const written = await db.transaction(async (tx) => {
    const [now] = await tx.select().from(reports).where(eq(reports.id, id)).for('update');
    if (now?.state !== 'approved' || now.letter) return 'before';
    // Between the yes and this something became internal, or was withdrawn: it has to be looked at again.
    if (!(await stillHolds(tx, desk, now))) return takeBack(tx, desk, now);
    if (!(await insertLetter(tx, letter))) return 'before';
    await tx
      .update(reports)
      .set({ letter: letter.id })
      .where(and(eq(reports.id, id), isNull(reports.letter)));
    return 'written';
  });
  if (written === 'taken-back') await desk.queue.add('ask-report', { report: id });
  if (written === 'written') await desk.queue.add('send-letter', { letter: letter.id });
  return written === 'written' ? done : nothingToDo(written);
}

async function takeBack(tx: Transaction, desk: Desk, { id }: ReportRow) {
  if (await draftThatWaits(tx)) return 'another draft waits' as const;
  const set = { approvedAt: null, approvedBy: null };
  await moveReport(tx, id, 'approved', 'draft', set);
  await addVersion(tx, desk, id, { kind: 'changed-elsewhere' }, 'desk');
  await record(tx, {
    at: desk.clock.now(),
    who: 'desk',
    what: 'taken back',
    thing: 'report',
    thingId: id,
  });
  return 'taken-back' as const;
}

async function confirm(desk: Desk, report: ReportRow, id: string): Promise<JobResult> {
  const [letter] = await desk.db.select().from(letters).where(eq(letters.id, id));
  if (letter?.state !== 'sent') return nothingToDo(`its mail is ${letter?.state ?? 'gone'}`);
  const sentAt = letter.sentAt ?? desk.clock.now();
  const told = await tidings(desk, report, sentAt);
  const sent = await desk.db.transaction(async (tx) => {
    if (!(await moveReport(tx, report.id, 'approved', 'sent', { sentAt }))) return false;
    await record(tx, {
      at: desk.clock.now(),
      who: 'desk',
      what: 'sent',
      thing: 'report',
      thingId: report.id,
    });
    for (const each of told) await insertLetter(tx, each);
    return true;
  });
  if (!sent) return nothingToDo('confirmed before');
  for (const each of told) await desk.queue.add('send-letter', { letter: each.id });
  return done;
}

/** Tells those who decide on reports that it went out, and how it is put right. */
async function tidings(desk: Desk, { id, number }: ReportRow, sentAt: Date) {
  const { content, madeAt } = await versionOf(desk.db, id);
  const { map, attachments } = await reportParts(desk, content, madeAt);
  return Promise.all(
    approversOf(desk.config).map((clerk) =>
      prepareLetter(desk, {
        once: `report-sent:${number}:${clerk.id}`,
        mail: 'report-sent',
        to: clerk,
        about: { kind: 'report', id },
        data: ({ reply, code }) => ({
          clerk: clerk.name,
          code,
          reply,
          to: desk.config.report.to,
          sentAt,
          report: { content, map },
        }),
        attachments,
        validDays: 400,
      }),
    ),
  );
}
