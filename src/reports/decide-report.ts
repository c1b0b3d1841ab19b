import { eq } from 'drizzle-orm';
import { record } from '../database/audit.ts';
import type { Transaction } from '../database/database.ts';
import { moveCommand, moveReport } from '../database/move.ts';
import { commands, reports } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { dayIn } from '../domain/working-days.ts';
import { done, type JobResult, nothingToDo } from '../jobs.ts';
import { evidenceIn } from '../post/evidence.ts';
import type { EvidenceFile } from '../post/record-action-row.ts';
import { answerClerk } from './answer-clerk.ts';
import { draftReport } from './draft-report.ts';
import { untilNow } from './due.ts';
import { add } from './orders/add.ts';
import { approve } from './orders/approve.ts';
import { introduce } from './orders/introduce.ts';
import { omit } from './orders/omit.ts';
import { correct, withdraw } from './orders/put-right.ts';
import { type ReportOrder, reportOrder } from './orders/report-order.ts';
import { carriedOut, type Hand, type Ruling, refused } from './orders/ruling.ts';
import { draftThatWaits, type ReportRow } from './rows.ts';
import { addVersion, refreshDraft } from './versions.ts';

type CommandRow = typeof commands.$inferSelect;

/** Carries out a clerk's order about a report; what changes a draft makes a version of it, which is put before them anew. */
export async function decideReport(desk: Desk, id: string): Promise<JobResult> {
  const [command] = await desk.db.select().from(commands).where(eq(commands.id, id));
  if (command?.state !== 'taken') return nothingToDo('carried out before');
  const order = reportOrder.parse(command.order);
  if (order.verb === 'draft') return draftNow(desk, command);
  const files = order.verb === 'add' ? await evidenceIn(desk, [command.message]) : [];
  const ruled = await desk.db.transaction(async (tx) => {
    const [report] = await tx
      .select()
      .from(reports)
      .where(eq(reports.id, command.about))
      .for('update');
    if (!report) throw new Error(`No report ${command.about}`);
    const hand = { by: command.person, at: desk.clock.now(), message: command.message, order: id };
    const ruling = await carryOut(tx, desk, report, order, hand, files);
    const { outcome } = ruling;
    if (!(await moveCommand(tx, id, 'taken', ruling.done ? 'done' : 'refused', { outcome })))
      throw new Error(`Order ${id} was carried out twice at once`);
    return { ruling, ...(await settle(tx, desk, report, ruling, hand)) };
  });
  const { ruling, versionOf, letter } = ruled;
  if (versionOf) await desk.queue.add('ask-report', { report: versionOf });
  if (letter) await desk.queue.add('send-letter', { letter });
  if (ruling.outcome === 'approve') await desk.queue.add('send-report', { report: command.about });
  return ruling.done ? done : nothingToDo(ruling.outcome);
}

function carryOut(
  tx: Transaction,
  desk: Desk,
  report: ReportRow,
  order: Exclude<ReportOrder, { verb: 'draft' }>,
  hand: Hand,
  files: readonly EvidenceFile[],
): Promise<Ruling> | Ruling {
  switch (order.verb) {
    // These hold whatever became of the report.
    case 'add':
      return add(tx, desk, report, order, hand, files);
    case 'correct':
      return correct(tx, desk, report, order, hand);
    case 'withdraw':
      return withdraw(tx, report, order, hand);
  }
  if (report.state !== 'draft')
    return refused('too late', { kind: 'too-late', state: report.state });
  switch (order.verb) {
    case 'approve':
      return approve(tx, desk, report, order, hand);
    case 'omit':
      return omit(tx, report, order);
    case 'introduce':
      return introduce(tx, report, order);
    case 'reject':
      return reject(tx, report, order.reason);
  }
}

/** What was in it is untold again, and proposed by the next report. */
async function reject(tx: Transaction, { id }: ReportRow, reason: string | null): Promise<Ruling> {
  await moveReport(tx, id, 'draft', 'discarded');
  return carriedOut('reject', { details: { reason } });
}

/** Writes down what an order did. @returns the draft that has a new version, and the letter to its clerk, if any */
async function settle(
  tx: Transaction,
  desk: Desk,
  report: ReportRow,
  ruling: Ruling,
  hand: Hand,
): Promise<{ versionOf: string | null; letter: string | null }> {
  if (ruling.change) await addVersion(tx, desk, report.id, ruling.change, hand.by);
  // An action that this report has told may stand in a draft as well, or change what it corrects.
  const versionOf = ruling.change
    ? report.id
    : ruling.done
      ? await refreshDraft(tx, desk, hand.by)
      : null;
  if (ruling.done)
    await record(tx, {
      at: hand.at,
      who: hand.by,
      what: ruling.outcome,
      thing: 'report',
      thingId: report.id,
      message: hand.message,
      details: ruling.details ?? null,
    });
  const letter = ruling.answer
    ? await answerClerk(
        tx,
        desk,
        report,
        { answer: ruling.answer, refused: !ruling.done },
        { id: hand.by, once: hand.order },
      )
    : null;
  return { versionOf, letter };
}

/** `REPORT`: what was done until today, now. */
async function draftNow(desk: Desk, command: CommandRow): Promise<JobResult> {
  const today = dayIn(desk.config.calendar, desk.clock.now());
  const waits = await draftThatWaits(desk.db);
  // On the command line there is nobody to write to.
  const isClerk = desk.config.clerks.some(({ id }) => id === command.person);
  if (!waits) await draftReport(desk, { until: untilNow(today), occasion: 'request' });
  const letter = await desk.db.transaction(async (tx) => {
    const outcome = waits ? 'a draft waits' : 'drafted';
    if (!(await moveCommand(tx, command.id, 'taken', waits ? 'refused' : 'done', { outcome })))
      return null;
    return (
      waits &&
      isClerk &&
      answerClerk(
        tx,
        desk,
        waits,
        { answer: { kind: 'draft-waits' }, refused: true },
        { id: command.person, once: command.id },
      )
    );
  });
  if (letter) await desk.queue.add('send-letter', { letter });
  return done;
}
