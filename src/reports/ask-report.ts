import { and, eq } from 'drizzle-orm';
import { record } from '../database/audit.ts';
import type { Executor } from '../database/database.ts';
import { moveReport } from '../database/move.ts';
import { reportApprovals, reports } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { done, type JobResult, nothingToDo } from '../jobs.ts';
import { nameOf } from '../post/deciders.ts';
import { insertLetter, prepareLetter } from '../post/letters.ts';
import { approversOf, needsTwo } from './approvers.ts';
import { countInternal } from './compose/untold.ts';
import { reportParts } from './parts.ts';
import { type ReportRow, reportRow } from './rows.ts';
import { type VersionRow, versionOf } from './versions.ts';

/** Puts the latest version of a draft before all whose yes it needs, as it will go to the IPU; each version once. */
export async function askReport(desk: Desk, id: string): Promise<JobResult> {
  const report = await reportRow(desk.db, id);
  if (report.state !== 'draft') return nothingToDo(report.state);
  if (desk.config.report.approval === 'none') return approveAtOnce(desk, id);
  if (report.askedVersion >= report.version) return nothingToDo('asked before');
  const version = await versionOf(desk.db, id);
  const letters = await lettersOf(desk, report, version);
  const asked = await desk.db.transaction(async (tx) => {
    const [now] = await tx.select().from(reports).where(eq(reports.id, id)).for('update');
    if (now?.state !== 'draft' || now.askedVersion >= version.version) return false;
    for (const letter of letters) await insertLetter(tx, letter);
    await tx.update(reports).set({ askedVersion: version.version }).where(eq(reports.id, id));
    return true;
  });
  if (!asked) return nothingToDo('asked before');
  for (const letter of letters) await desk.queue.add('send-letter', { letter: letter.id });
  return done;
}

async function lettersOf(desk: Desk, report: ReportRow, version: VersionRow) {
  const { config, db } = desk;
  const { content } = version;
  const parts = await reportParts(desk, content, version.madeAt);
  const internal = await countInternal(db, report.until);
  const approvedBy = await saidYes(db, report);
  return Promise.all(
    approversOf(config).map((clerk) =>
      prepareLetter(desk, {
        once: `report-draft:${report.number}:${version.version}:${clerk.id}`,
        mail: 'report-draft',
        to: clerk,
        about: { kind: 'report', id: report.id },
        data: ({ reply, code }) => ({
          clerk: clerk.name,
          code,
          reply,
          to: config.report.to,
          version: version.version,
          occasion: report.occasion,
          change: {
            ...version.change,
            who: version.madeBy === 'desk' ? null : nameOf(config, version.madeBy),
          },
          twoPersons: needsTwo(config),
          approvedBy: approvedBy && nameOf(config, approvedBy),
          internal,
          report: { content, map: parts.map },
          files: parts.files.map(({ filename, content: bytes }) => ({
            filename,
            bytes: bytes.length,
          })),
        }),
        attachments: parts.attachments,
        // It waits as long as the clerk lets it.
        validDays: 400,
      }),
    ),
  );
}

/** Who has said yes to the version as it stands; null: nobody. */
async function saidYes(
  db: Executor,
  { id, version }: Pick<ReportRow, 'id' | 'version'>,
): Promise<string | null> {
  const [yes] = await db
    .select({ person: reportApprovals.person })
    .from(reportApprovals)
    .where(and(eq(reportApprovals.report, id), eq(reportApprovals.version, version)));
  return yes?.person ?? null;
}

/** Where it is configured that no clerk has to say yes. */
async function approveAtOnce(desk: Desk, id: string): Promise<JobResult> {
  const at = desk.clock.now();
  const approved = await desk.db.transaction(async (tx) => {
    const by = 'configuration';
    if (!(await moveReport(tx, id, 'draft', 'approved', { approvedAt: at, approvedBy: by })))
      return false;
    await record(tx, { at, who: 'desk', what: `approve (${by})`, thing: 'report', thingId: id });
    return true;
  });
  if (!approved) return nothingToDo('decided before');
  await desk.queue.add('send-report', { report: id });
  return done;
}
