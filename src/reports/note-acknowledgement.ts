import { clerkOf } from '../config.ts';
import { record } from '../database/audit.ts';
import { moveMessage, moveReport } from '../database/move.ts';
import { reportAnswers } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { splitReply } from '../incoming/quotation/quoted-text.ts';
import { reopen } from '../incoming/reopen.ts';
import { done, type JobResult, nothingToDo } from '../jobs.ts';
import { findAnswered } from '../post/find-answered.ts';
import { insertLetter, prepareLetter } from '../post/letters.ts';
import { tellClerk } from '../post/tell-clerk.ts';
import { reportRow } from './rows.ts';

/** The IPU answered a report: recorded, and brought to the clerk in its own words. */
export async function noteAcknowledgement(desk: Desk, id: string): Promise<JobResult> {
  const opened = await reopen(desk, id, 'acknowledgement');
  if (!opened) return nothingToDo('noted before');
  const { mail, verdict } = opened.arrived;
  const answered = await findAnswered(
    desk.db,
    opened.recognised.found.tokens,
    desk.config.report.to,
    desk.clock.now(),
  );
  if (
    answered.kind !== 'letter' ||
    answered.letter.aboutKind !== 'report' ||
    !answered.letter.about
  ) {
    await tellClerk(desk, id, { reason: 'no-report', evidence: opened.recognised.reasons });
    await moveMessage(desk.db, id, 'recognised', 'settled');
    return done;
  }
  const report = await reportRow(desk.db, answered.letter.about);
  const clerk = clerkOf(desk.config, desk.config.group.clerk);
  const { text } = splitReply(mail.text, mail.html ?? undefined);
  const sender = verdict.sender ?? '';
  const asks = asksSomething(text);
  const letter = await prepareLetter(desk, {
    once: `report-acknowledged:${id}`,
    mail: 'report-acknowledged',
    to: clerk,
    about: { kind: 'report', id: report.id },
    data: () => ({ clerk: clerk.name, number: report.number, from: sender, text, asks }),
  });
  const noted = await desk.db.transaction(async (tx) => {
    if (!(await moveMessage(tx, id, 'recognised', 'settled'))) return false;
    await tx
      .insert(reportAnswers)
      .values({ message: id, report: report.id, receivedAt: desk.clock.now(), sender, text, asks });
    // A second answer of the IPU is brought to the clerk as well; the report is acknowledged already.
    if (await moveReport(tx, report.id, 'sent', 'acknowledged', { acknowledgedBy: id }))
      await record(tx, {
        at: desk.clock.now(),
        who: 'ipu',
        what: 'acknowledged',
        thing: 'report',
        thingId: report.id,
        message: id,
      });
    return insertLetter(tx, letter);
  });
  if (noted) await desk.queue.add('send-letter', { letter: letter.id });
  return done;
}

/** A question mark of any of our languages, other than in a link. */
const asksSomething = (text: string): boolean => /(?<!https?:\S*)[?\u061f]/u.test(text);
