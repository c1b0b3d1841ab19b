/** The sample year of a parliament (year.yaml), played on a desk through mails. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { and, desc, eq } from 'drizzle-orm';
import { simpleParser } from 'mailparser';
import { parse } from 'yaml';
import type { TurnableClock } from '../../src/adapters/clock.ts';
import {
  deliveries,
  followUps,
  letters,
  mailings,
  members,
  notices,
  replies,
  reports,
  reportVersions,
} from '../../src/database/tables.ts';
import type { Desk } from '../../src/desk.ts';
import type { ActionKind, Actor } from '../../src/domain/action.ts';
import type { Country } from '../../src/domain/country.ts';
import type { Day } from '../../src/domain/day.ts';
import { followUpCode } from '../../src/post/tokens.ts';
import { type Correspondent, clerkOrders, latestLetter, mailFrom } from '../correspondence.ts';

/** Where somebody acts, or will. */
interface Places {
  readonly cases?: readonly string[];
  readonly countries?: readonly Country[];
  readonly day?: Day;
}

interface Done extends Places {
  readonly done: ActionKind;
  readonly day: Day;
}

/** What may stand at the end of the line, below it, and with it. */
interface Beside {
  readonly aside?: string;
  readonly words?: string;
  readonly file?: string;
}

/** Who writes, in answer to which mailing. */
interface Letter extends Beside {
  /** A member's address before the @, or the code of a committee. */
  readonly by: string;
  readonly about: string;
}

/** A mail of a member or committee; one of these. */
export type YearMail = Letter &
  (
    | (Done & { readonly settles?: boolean })
    | (Places & { readonly plans: ActionKind })
    | { readonly writes: string; readonly records: readonly Done[] }
    | { readonly waives: string }
    | { readonly closes: string }
    | { readonly snoozes: string }
  );

/** An action of a report. */
type Named = Pick<Done, 'done' | 'day'>;

/** What the clerk of the group does about a report; one of these. */
type ReportStep =
  | { readonly introduces: string }
  | (Beside & Places & { readonly adds: ActionKind; readonly day: Day; readonly actor: Actor })
  | { readonly omits: Named }
  | { readonly approves: number }
  | { readonly withdraws: Named; readonly because: string }
  | { readonly corrects: Named; readonly value: string };

interface YearMailing {
  readonly name: string;
  /** In tests/mails. */
  readonly file: string;
  /** In lines. */
  readonly cases: readonly (readonly string[])[];
}

/** What happens on a day; one of these. */
export interface YearDay {
  readonly day: Day;
  readonly mailing?: YearMailing;
  readonly mails?: readonly YearMail[];
  readonly clerk?: readonly ReportStep[];
  readonly ipu?: string;
}

export const yearDays: readonly YearDay[] = parse(
  readFileSync(join(import.meta.dirname, 'year.yaml'), 'utf8'),
);

/** The year begins on the day of its first mailing. */
export const yearBegins = new Date('2020-11-05T09:00:00+01:00');

/** A desk on which the year is played. */
export type YearDesk = Correspondent &
  Pick<Desk, 'config' | 'secret'> & {
    readonly clock: Pick<TurnableClock, 'turnTo'>;
    /** Does everything that is queued or due. */
    settle(): Promise<unknown>;
  };

/**
 * Plays the whole year, until its last report is drafted.
 * @param onDay told of each day before it is played
 */
export async function playYear(
  desk: YearDesk,
  onDay: (day: Day) => void = () => {},
): Promise<void> {
  for (const { day, mailing, mails, clerk, ipu } of yearDays) {
    onDay(day);
    // Summer time makes it noon.
    desk.clock.turnTo(new Date(`${day}T11:00:00+01:00`));
    if (mailing) await takeIn(desk, mailing);
    if (mails) await takeMails(desk, mails);
    if (clerk) await decide(desk, clerk);
    if (ipu) await answer(desk, ipu);
  }
}

const mailFile = (name: string): Promise<Buffer> =>
  readFile(join(import.meta.dirname, '../../tests/mails', `${name}.eml`));

async function takeIn(desk: YearDesk, { file }: YearMailing): Promise<void> {
  await desk.receive(await mailFile(file));
  await desk.settle();
  await clerkOrders(desk, 'approval-request', 'APPROVE');
  await desk.settle();
}

/** A report that is due is drafted; each step answers the letter that the one before brought. */
async function decide(desk: YearDesk, steps: readonly ReportStep[]): Promise<void> {
  await desk.settle();
  for (const step of steps) {
    if ('introduces' in step)
      await clerkOrders(desk, 'report-draft', 'INTRODUCTION', `\n\n${step.introduces}`);
    else if ('adds' in step)
      await clerkOrders(
        desk,
        'report-draft',
        'ADD',
        `${line(step.adds, placesOf(step), `BY ${step.actor}`, step.aside)}\n\n${step.words}`,
      );
    else if ('omits' in step)
      await clerkOrders(desk, 'report-draft', 'OMIT', await numberOf(desk, step.omits));
    else if ('approves' in step) await clerkOrders(desk, 'report-draft', 'APPROVE');
    else if ('withdraws' in step)
      await clerkOrders(
        desk,
        'report-sent',
        'WITHDRAW',
        line(await numberOf(desk, step.withdraws), step.because),
      );
    else
      await clerkOrders(
        desk,
        'report-sent',
        'CORRECT',
        line(await numberOf(desk, step.corrects), step.value),
      );
    await desk.settle();
  }
}

/** The number of an action in the latest report. */
async function numberOf(desk: YearDesk, { done, day }: Named): Promise<string> {
  const [latest] = await desk.db
    .select({ content: reportVersions.content })
    .from(reportVersions)
    .innerJoin(reports, eq(reports.id, reportVersions.report))
    .orderBy(desc(reports.number), desc(reportVersions.version))
    .limit(1);
  const at = latest?.content.actions.findIndex((a) => a.kind === done && a.doneOn === day) ?? -1;
  if (at < 0) throw new Error(`The latest report tells of no ${done} on ${day}`);
  return String(at + 1);
}

/** The IPU answers the latest report. */
async function answer(desk: YearDesk, text: string): Promise<void> {
  const { to } = desk.config.report;
  const { messageId } = await latestLetter(desk, 'report');
  await desk.receive(mailFrom({ from: to, inReplyTo: messageId, text }));
  await desk.settle();
}

async function takeMails(desk: YearDesk, mails: readonly YearMail[]): Promise<void> {
  for (const mail of mails) await desk.receive(await written(desk, mail));
  await desk.settle();
  if (mails.some((mail) => 'writes' in mail)) {
    await confirmReplies(desk);
    await desk.settle();
  }
}

/** The clerk of the group says yes to each reply that waits for it. */
async function confirmReplies(desk: YearDesk): Promise<void> {
  const waiting = await desk.db
    .select({ raw: letters.raw, messageId: letters.messageId })
    .from(letters)
    .innerJoin(replies, eq(replies.id, letters.about))
    .where(and(eq(letters.mail, 'reply-received'), eq(replies.state, 'new')));
  for (const { raw, messageId } of waiting) {
    const { text = '' } = await simpleParser(await desk.rawMail.get(raw));
    const [order] = /YES [0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text) ?? [];
    if (!order) throw new Error(`The clerk can say no yes to:\n${text}`);
    const from = 'anna.lund@parlament.example';
    await desk.receive(mailFrom({ from, inReplyTo: messageId, text: order }));
  }
}

/** A mail as its writer sends it. */
async function written(desk: YearDesk, mail: YearMail): Promise<string> {
  const mailing = await mailingNamed(desk, mail.about);
  const committee = desk.config.committees.find(({ code }) => code === mail.by);
  const { words, file } = mail;
  const below = words ? `\n\n${words}` : '';
  const attached = file
    ? { attached: { filename: file, bytes: Buffer.from(`%PDF-1.4 ${file}`) } }
    : {};
  if (!committee) {
    const from = `${mail.by}@parlament.example`;
    const text = 'writes' in mail ? mail.writes : `${orderOf(mail, '')}${below}`;
    const inReplyTo = await noticeOf(desk, mailing, from);
    return mailFrom({ from, inReplyTo, text, ...attached });
  }
  const clerk = desk.config.clerks.find(({ id }) => id === committee.clerks[0]);
  const [owed] = await desk.db
    .select()
    .from(followUps)
    .where(and(eq(followUps.mailing, mailing), eq(followUps.committee, committee.code)));
  if (!owed || !clerk) throw new Error(`${mail.by} owes nothing on ${mail.about}`);
  const from = clerk.email;
  // What does not close the follow-up is told in answer to the letter about it, without its code.
  if ('done' in mail && !mail.settles) {
    const inReplyTo = await letterAbout(desk, owed.id);
    return mailFrom({ from, inReplyTo, text: `${orderOf(mail, '')}${below}`, ...attached });
  }
  const code = followUpCode(desk.secret, owed.id, clerk.id);
  return mailFrom({ from, text: `${orderOf(mail, code)}${below}`, ...attached });
}

const line = (...words: readonly (string | undefined)[]): string => words.filter(Boolean).join(' ');

const placesOf = ({ cases = [], countries = [], day }: Places): string =>
  line(countries.join(', '), cases.join(' '), day);

/** The first line of a mail. @param code of a follow-up, where it is needed */
function orderOf(mail: YearMail, code: string): string {
  if ('done' in mail) return line('DONE', code, mail.done, placesOf(mail), mail.aside);
  if ('plans' in mail) return line('PLAN', mail.plans, placesOf(mail));
  if ('waives' in mail) return line('WAIVE', code, mail.waives);
  if ('closes' in mail) return line('DONE', code, mail.closes);
  if ('snoozes' in mail) return line('SNOOZE', code, mail.snoozes);
  throw new Error('Free text has no order');
}

async function mailingNamed(desk: YearDesk, name: string): Promise<string> {
  const at = yearDays.flatMap(({ mailing }) => mailing ?? []).findIndex((m) => m.name === name);
  const all = await desk.db.select({ id: mailings.id }).from(mailings).orderBy(mailings.receivedAt);
  const id = all[at]?.id;
  if (!id) throw new Error(`The mailing "${name}" has not come yet`);
  return id;
}

async function noticeOf(desk: YearDesk, mailing: string, email: string): Promise<string> {
  const [delivery] = await desk.db
    .select({ messageId: deliveries.messageId })
    .from(deliveries)
    .innerJoin(notices, eq(notices.id, deliveries.notice))
    .innerJoin(members, eq(members.id, deliveries.member))
    .where(and(eq(notices.mailing, mailing), eq(members.email, email)));
  if (!delivery) throw new Error(`${email} has no notice of it`);
  return delivery.messageId;
}

async function letterAbout(desk: YearDesk, followUp: string): Promise<string> {
  const [letter] = await desk.db
    .select({ messageId: letters.messageId })
    .from(letters)
    .where(and(eq(letters.mail, 'committee-registered'), eq(letters.about, followUp)));
  if (!letter) throw new Error('No letter about the follow-up was written');
  return letter.messageId;
}
