/** What the story says is looked up, never made up: from the database and from the mails themselves. */
import { count, desc, eq, like } from 'drizzle-orm';
import type { ParsedMail } from 'mailparser';
import {
  absences,
  actions,
  decisionCases,
  decisions,
  deliveries,
  documents,
  followUps,
  mailings,
  messages,
  notices,
  registrations,
  reminders,
  reports,
} from '../src/database/tables.ts';
import type { Desk } from '../src/desk.ts';
import type { ActionKind } from '../src/domain/action.ts';
import { versionOf } from '../src/reports/versions.ts';

function present<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null)
    throw new Error(`The story does not go on: there is no ${what}`);
  return value;
}

export async function latestMailing({ db }: Desk) {
  const [mailing] = await db.select().from(mailings).orderBy(desc(mailings.receivedAt)).limit(1);
  return present(mailing, 'mailing');
}

export async function whatWasRead({ db }: Desk, mailing: string) {
  const read = await db
    .select()
    .from(decisions)
    .where(eq(decisions.mailing, mailing))
    .orderBy(decisions.position);
  const named = await db
    .select({
      decision: decisionCases.decision,
      name: decisionCases.name,
      code: decisionCases.code,
    })
    .from(decisionCases)
    .innerJoin(decisions, eq(decisions.id, decisionCases.decision))
    .where(eq(decisions.mailing, mailing))
    .orderBy(decisionCases.position);
  const files = await db.select().from(documents).where(eq(documents.mailing, mailing));
  if (!read.length) throw new Error('The story does not go on: no decision was read');
  return {
    decisions: read,
    documents: files.length,
    languages: new Set(read.flatMap((d) => d.languages)).size,
    mps: read.reduce((sum, d) => sum + (d.mps ?? 0), 0),
    countries: new Set(read.map((d) => d.country)).size,
    cases: named.length,
    lines: read.map((d) => {
      const names = named.filter((c) => c.decision === d.id);
      const who = names.length
        ? `${names[0]?.code} ${names[0]?.name}${names.length > 1 ? ` and ${names.length - 1} more` : ''}`
        : d.collective.join(', ');
      return `${d.country}  ${String(d.mps ?? '?').padStart(3)} ${d.mps === 1 ? 'MP ' : 'MPs'}  ${d.body}, session ${d.session}, ${d.adopted}: ${who}`;
    }),
  };
}

/** The code behind a verb in one of our mails, as a reader would copy it. */
export const codeIn = (text: string, verb: string): string =>
  present(new RegExp(`${verb} ([0-9A-Z]{4}-[0-9A-Z]{4})`).exec(text)?.[1], `code after ${verb}`);

/** The one-click reply of a notice whose subject is this. */
export function mailtoIn(html: string, subject: string): string {
  const links = [...html.matchAll(/href="(mailto:[^"]+)"/g)].map((m) =>
    (m[1] ?? '').replaceAll('&amp;', '&'),
  );
  return present(
    links.find((link) => new URL(link).searchParams.get('subject')?.startsWith(subject)),
    `link "${subject}"`,
  );
}

export async function registered({ db }: Desk, mailing: string): Promise<string[]> {
  const rows = await db
    .select()
    .from(registrations)
    .where(eq(registrations.mailing, mailing))
    .orderBy(registrations.printed);
  return rows.map((r) => r.printed);
}

export async function deliveryCounts(
  { db }: Desk,
  mailing: string,
): Promise<{ byState: string; byLanguage: string }> {
  const of = eq(notices.mailing, mailing);
  const states = await db
    .select({ key: deliveries.state, n: count() })
    .from(deliveries)
    .innerJoin(notices, eq(notices.id, deliveries.notice))
    .where(of)
    .groupBy(deliveries.state);
  const languages = await db
    .select({ key: deliveries.language, n: count() })
    .from(deliveries)
    .innerJoin(notices, eq(notices.id, deliveries.notice))
    .where(of)
    .groupBy(deliveries.language);
  const listed = (rows: { key: string; n: number }[]) =>
    rows.map(({ key, n }) => `${n} ${key}`).join(', ');
  return { byState: present(listed(states) || null, 'delivery'), byLanguage: listed(languages) };
}

/** @throws when the mail server took one mail twice for one recipient */
export function nobodyTwice(accepted: ReadonlyMap<string, number>): string {
  const twice = [...accepted.values()].filter((n) => n > 1).length;
  if (twice) throw new Error(`${twice} mails were accepted twice`);
  return 'nobody was told twice';
}

export async function recorded({ db }: Desk, kind: ActionKind): Promise<string[]> {
  const rows = await db.select().from(actions).where(eq(actions.kind, kind));
  if (!rows.length) throw new Error(`The story does not go on: no action ${kind} was recorded`);
  return rows.map(
    (a) =>
      `${a.kind}, ${a.doneOn}, ${a.who}${a.countries.length ? `, ${a.countries.join(' ')}` : ''}`,
  );
}

export async function kindOf({ db }: Desk, subject: string): Promise<string> {
  const [message] = await db
    .select()
    .from(messages)
    .where(like(messages.subject, `${subject}%`));
  return present(message?.kind, `message "${subject}"`);
}

export async function awayUntil({ db }: Desk): Promise<string> {
  const [absence] = await db.select().from(absences);
  return present(absence?.until, 'absence with its end');
}

export async function owed({ db }: Desk): Promise<{ open: number; reminded: number }> {
  const [open] = await db.select({ n: count() }).from(followUps).where(eq(followUps.state, 'open'));
  const clerks = await db.selectDistinct({ clerk: reminders.person }).from(reminders);
  if (!clerks.length) throw new Error('The story does not go on: nobody was reminded');
  return { open: open?.n ?? 0, reminded: clerks.length };
}

export async function reportFigures({ db }: Desk): Promise<string[]> {
  const [report] = await db.select().from(reports);
  const { figures } = (await versionOf(db, present(report, 'report').id)).content;
  return [
    `${figures.mailings} mailings, ${figures.cases} cases, ${figures.countries} countries, ${figures.membersInformed} members informed, ${figures.actions} actions`,
    ...figures.byKind.map(({ kind, count: n }) => `${n} × ${kind}`),
  ];
}

export async function reportState({ db }: Desk): Promise<string> {
  const [report] = await db.select().from(reports);
  if (report?.state !== 'acknowledged')
    throw new Error(`The story does not go on: the report is ${report?.state}`);
  return report.state;
}

/** The IPU's answer as it would arrive: authenticated by our own receiving server. */
export function thanksFromIpu(report: ParsedMail, at: Date, to: string): Buffer {
  const id = present(report.messageId, 'Message-ID');
  return Buffer.from(
    [
      'Return-Path: <hrteam@ipu.org>',
      'Received: from mail1.ipu.org (mail1.ipu.org [193.134.194.12]) by mx.parlament.example with ESMTPS;',
      ` ${at.toUTCString()}`,
      'Authentication-Results: mx.parlament.example; spf=pass smtp.mailfrom=ipu.org;',
      ' dkim=pass header.d=ipu.org; dmarc=pass header.from=ipu.org',
      'From: "IPU Human Rights Team" <hrteam@ipu.org>',
      `To: ${to}`,
      `Subject: RE: ${report.subject}`,
      `Date: ${at.toUTCString()}`,
      `Message-ID: <ack.${at.getTime()}@ipu.org>`,
      `In-Reply-To: ${id}`,
      `References: ${id}`,
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Dear colleagues,',
      '',
      'Thank you for this report and for the action taken by your Parliament. It will be brought to the attention of the Committee.',
      '',
      'IPU Human Rights Programme',
      '',
    ].join('\r\n'),
  );
}
