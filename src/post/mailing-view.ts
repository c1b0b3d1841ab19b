import { asc, eq } from 'drizzle-orm';
import type { Config } from '../config.ts';
import type { Executor } from '../database/database.ts';
import {
  decisionCases,
  decisions,
  documents,
  mailings,
  registrations,
} from '../database/tables.ts';
import type { MailingView, RegistrationView } from '../mail/mails.ts';

/** A mailing as mails show it. */
export async function mailingView(db: Executor, id: string): Promise<MailingView> {
  const [mailing] = await db.select().from(mailings).where(eq(mailings.id, id));
  if (!mailing) throw new Error(`No mailing ${id}`);
  const read = await db
    .select()
    .from(decisions)
    .where(eq(decisions.mailing, id))
    .orderBy(asc(decisions.position));
  const cases = await db
    .select({
      decision: decisionCases.decision,
      code: decisionCases.code,
      name: decisionCases.name,
    })
    .from(decisionCases)
    .innerJoin(decisions, eq(decisions.id, decisionCases.decision))
    .where(eq(decisions.mailing, id))
    .orderBy(asc(decisionCases.position));
  const files = await db
    .select()
    .from(documents)
    .where(eq(documents.mailing, id))
    .orderBy(asc(documents.position));
  return {
    subject: mailing.subject,
    received: mailing.receivedAt,
    mps: read.reduce((sum, d) => sum + (d.mps ?? 0), 0),
    countries: new Set(read.map((d) => d.country)).size,
    decisions: read.map((d) => ({
      country: d.country,
      body: d.body,
      session: d.session,
      adopted: d.adopted,
      manner: d.manner,
      mps: d.mps,
      cases: cases.filter((c) => c.decision === d.id),
      collective: d.collective,
      violations: d.violations,
      asks: d.paragraphs
        .filter((p) => p.asksParliaments)
        .map((p) => ({ number: p.number, text: p.text, language: d.languages[0] ?? 'en' })),
    })),
    documents: files.map(({ filename, bytes }) => ({ filename, bytes })),
  };
}

/** A mailing's register numbers, in the order of the committees in the configuration. */
export async function registrationViews(
  db: Executor,
  config: Config,
  mailing: string,
): Promise<RegistrationView[]> {
  const rows = await db.select().from(registrations).where(eq(registrations.mailing, mailing));
  return config.committees.flatMap(({ code, name }) =>
    rows
      .filter((r) => r.committee === code)
      .map((r) => ({ committee: code, committeeName: name, number: r.printed })),
  );
}
