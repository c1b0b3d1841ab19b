import { asc, eq } from 'drizzle-orm';
import type { Config } from '../config.ts';
import type { Executor } from '../database/database.ts';
import { decisions, documents, mailings, registrations } from '../database/tables.ts';
import { changesSince, lastBefore } from '../domain/case-history.ts';
import type { ChangesView, MailingView, RegistrationView } from '../mail/mails/mailing.ts';
import { decisionsOfMailing, type KnownDecision } from './case-decisions.ts';

/** What is known of a mailing: its decisions, and all others on the same cases. */
export interface ReadMailing {
  readonly id: string;
  readonly subject: string;
  readonly receivedAt: Date;
  /** In their order. */
  readonly decisions: readonly (typeof decisions.$inferSelect)[];
  /** Its decisions by their id, with their cases. */
  readonly own: ReadonlyMap<string, KnownDecision>;
  readonly all: readonly KnownDecision[];
  readonly documents: readonly Pick<
    typeof documents.$inferSelect,
    'filename' | 'bytes' | 'replacedBy'
  >[];
}

/** @throws when there is no such mailing */
export async function readMailing(db: Executor, id: string): Promise<ReadMailing> {
  const [mailing] = await db
    .select({ id: mailings.id, subject: mailings.subject, receivedAt: mailings.receivedAt })
    .from(mailings)
    .where(eq(mailings.id, id));
  if (!mailing) throw new Error(`No mailing ${id}`);
  return {
    ...mailing,
    decisions: await db
      .select()
      .from(decisions)
      .where(eq(decisions.mailing, id))
      .orderBy(asc(decisions.position)),
    ...(await decisionsOfMailing(db, id)),
    documents: await db
      .select({
        filename: documents.filename,
        bytes: documents.bytes,
        replacedBy: documents.replacedBy,
      })
      .from(documents)
      .where(eq(documents.mailing, id))
      .orderBy(asc(documents.position)),
  };
}

/** A mailing as mails show it. */
export function mailingView(mailing: ReadMailing): MailingView {
  const { decisions: read, own, all, documents: files } = mailing;
  return {
    subject: mailing.subject,
    received: mailing.receivedAt,
    mps: read.reduce((sum, d) => sum + (d.mps ?? 0), 0),
    countries: new Set(read.map((d) => d.country)).size,
    decisions: read.map((d) => {
      const known = own.get(d.id);
      return {
        country: d.country,
        body: d.body,
        session: d.session,
        adopted: d.adopted,
        manner: d.manner,
        mps: d.mps,
        cases: (known?.cases ?? []).map(({ code, name }) => ({ code, name })),
        collective: d.collective,
        violations: d.violations,
        asks: d.paragraphs
          .filter((p) => p.asksParliaments)
          .map((p) => ({ number: p.number, text: p.text, language: d.languages[0] ?? 'en' })),
        changes: known ? changesOf(known, all) : null,
        corrects: all.find((each) => each.id === d.supersedes)?.receivedAt ?? null,
      };
    }),
    documents: files
      .filter(({ replacedBy }) => replacedBy === null)
      .map(({ filename, bytes }) => ({ filename, bytes })),
  };
}

/** What is new since the last decision on the same cases; null where the desk knows none. */
function changesOf(decision: KnownDecision, all: readonly KnownDecision[]): ChangesView | null {
  const last = lastBefore(decision, all);
  if (!last) return null;
  const changes = changesSince(last, decision);
  const { mps } = changes;
  return {
    since: last.adopted,
    added: changes.added.map(({ code, name }) => ({ code, name })),
    gone: changes.gone.map(({ code, name }) => ({ code, name })),
    newViolations: changes.newViolations,
    goneViolations: changes.goneViolations,
    mps: mps && mps.from !== null ? { from: mps.from, to: mps.to } : null,
    persons: changes.persons.map(({ code, to }) => ({ code, status: to })),
    status: changes.status?.to ?? null,
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
