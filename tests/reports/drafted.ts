/** A desk of four members that has drafted its first report, and what a test asks of it. */
import { desc, eq } from 'drizzle-orm';
import { simpleParser } from 'mailparser';
import { mailFrom } from '../../demo/correspondence.ts';
import { reports, reportVersions } from '../../src/database/tables.ts';
import type { ReportContent } from '../../src/domain/report-content.ts';
import type { TestDesk } from '../desk.ts';
import { deskThatTold, noticeTo } from '../people.ts';

export const ipu = 'hrteam@ipu.org';
const jens = 'jens.baekgaard@parlament.example';

/** A member answers their notice. */
export const memberWrites = (
  desk: TestDesk,
  text: string,
  attached?: { filename: string; bytes: Buffer },
) =>
  desk.receive(
    mailFrom({
      from: jens,
      inReplyTo: noticeTo(desk, jens).messageId,
      text,
      ...(attached && { attached }),
    }),
  );

/** Turns the clock and does all that is due. */
export async function at(desk: TestDesk, moment: string, times = 1): Promise<void> {
  desk.clock.turnTo(new Date(moment));
  await desk.settle(times);
}

/** On 4 January 2021 the report on the last quarter of 2020 waits for Anna Lund's yes. */
export async function deskThatDrafted(
  settings: object = {},
  told: readonly string[] = ['DONE meet-ambassadors PHL-08 2020-12-07'],
): Promise<TestDesk> {
  const desk = await deskThatTold();
  configure(desk, settings);
  for (const text of told) await memberWrites(desk, text);
  await desk.settle();
  await at(desk, '2021-01-04T10:00:00+01:00');
  return desk;
}

/** As after a change of desk.yaml and a new start. */
export function configure(desk: TestDesk, settings: object): void {
  const config: Record<string, unknown> = { ...desk.config };
  for (const [section, values] of Object.entries(settings))
    config[section] = { ...(config[section] as object), ...values };
  Object.assign(desk, { config });
}

export async function reportNumbered(desk: TestDesk, number = 1) {
  const [row] = await desk.db.select().from(reports).where(eq(reports.number, number));
  if (!row) throw new Error(`No report ${number}`);
  return row;
}

/** What the latest version of a report says. */
export async function contentOf(desk: TestDesk, number = 1): Promise<ReportContent> {
  const { id } = await reportNumbered(desk, number);
  const [version] = await desk.db
    .select()
    .from(reportVersions)
    .where(eq(reportVersions.report, id))
    .orderBy(desc(reportVersions.version))
    .limit(1);
  if (!version) throw new Error(`Report ${number} has no version`);
  return version.content;
}

export const toIpu = (desk: TestDesk) => desk.sent.filter((m) => m.envelope.to === ipu);
export const mailToIpu = async (desk: TestDesk, nth = 0) =>
  simpleParser(toIpu(desk)[nth]?.raw as Buffer);
