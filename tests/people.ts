/** Mails that people send to the desk in tests, as our own receiving server hands them over. */
import { desc, eq } from 'drizzle-orm';
import { simpleParser } from 'mailparser';
import { letters } from '../src/database/tables.ts';
import type { FinishedMail } from '../src/desk.ts';
import type { MailName } from '../src/mail/mails.ts';
import { mailFile, type Played, type TestDesk, testDesk } from './desk.ts';

let count = 0;

export interface Written {
  readonly from: string;
  readonly to?: string;
  readonly subject?: string;
  readonly inReplyTo?: string;
  readonly text: string;
  /** What our receiving server says; by itself that the sender is who they say. */
  readonly dmarc?: 'pass' | 'fail';
  readonly attached?: { readonly filename: string; readonly bytes: Buffer };
}

export function mailFrom({
  from,
  to = 'solidarity@parlament.example',
  subject = 'Re:',
  inReplyTo,
  text,
  dmarc = 'pass',
  attached,
}: Written): string {
  const domain = from.slice(from.indexOf('@') + 1);
  return [
    `Return-Path: <${from}>`,
    'Received: from client by mx.parlament.example with ESMTPSA; Thu, 03 Dec 2020 16:00:00 +0100',
    `Authentication-Results: mx.parlament.example; dmarc=${dmarc} header.from=${domain}`,
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    'Date: Fri, 04 Dec 2020 10:00:00 +0100',
    `Message-ID: <test.${++count}@${domain}>`,
    ...(inReplyTo ? [`In-Reply-To: ${inReplyTo}`, `References: ${inReplyTo}`] : []),
    'MIME-Version: 1.0',
    ...(attached ? ['Content-Type: multipart/mixed; boundary=apart', '', '--apart'] : []),
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    text,
    '',
    ...(attached ? partOf(attached) : []),
  ].join('\r\n');
}

const partOf = ({ filename, bytes }: NonNullable<Written['attached']>): string[] => [
  '--apart',
  `Content-Type: application/octet-stream; name="${filename}"`,
  `Content-Disposition: attachment; filename="${filename}"`,
  'Content-Transfer-Encoding: base64',
  '',
  ...(bytes.toString('base64').match(/.{1,76}/g) ?? []),
  '--apart--',
  '',
];

/** The latest letter of a kind, parsed. @throws when none was written */
export async function latestLetter(desk: TestDesk, mail: MailName) {
  const [letter] = await desk.db
    .select()
    .from(letters)
    .where(eq(letters.mail, mail))
    .orderBy(desc(letters.createdAt))
    .limit(1);
  if (!letter) throw new Error(`No letter ${mail} was written`);
  const parsed = await simpleParser(await desk.rawMail.get(letter.raw));
  return { ...letter, text: parsed.text ?? '' };
}

/** The code behind a verb in the latest letter of a kind. */
export async function codeOf(desk: TestDesk, mail: MailName, verb: string): Promise<string> {
  const { text } = await latestLetter(desk, mail);
  const code = new RegExp(`${verb} ([0-9A-Z]{4}-[0-9A-Z]{4})`).exec(text)?.[1];
  if (!code) throw new Error(`No code after ${verb} in:\n${text}`);
  return code;
}

/** The clerk of the group answers the latest letter of a kind with an order. */
export async function clerkOrders(
  desk: TestDesk,
  mail: MailName,
  verb: string,
  rest = '',
  {
    from = 'anna.lund@parlament.example',
    attached,
  }: Partial<Pick<Written, 'from' | 'attached'>> = {},
): Promise<void> {
  const { messageId } = await latestLetter(desk, mail);
  await desk.receive(
    mailFrom({
      from,
      ...(attached && { attached }),
      inReplyTo: messageId,
      text: `${verb} ${await codeOf(desk, mail, verb)}${rest ? ` ${rest}` : ''}`,
    }),
  );
}

/** A member's notice among what was sent. */
export function noticeTo(desk: TestDesk, address: string): FinishedMail {
  const mail = desk.sent.find(
    (m) => m.envelope.to === address && m.messageId.startsWith('<notice.'),
  );
  if (!mail) throw new Error(`No notice to ${address} was sent`);
  return mail;
}

/** Stories that were played in this process. */
const stories = new Map<string, Promise<Played>>();

function played(name: string, play: () => Promise<TestDesk>): Promise<Played> {
  const known = stories.get(name);
  if (known) return known;
  const story = play().then((desk) => desk.played().finally(() => desk.close()));
  stories.set(name, story);
  return story;
}

/** A desk that has read a mailing and asked the clerk; played once in a process, then put back as it was. */
export async function deskThatAsked(
  mail = '01-letter-combined',
  settings: Parameters<typeof testDesk>[0] = {},
  members = 50,
): Promise<TestDesk> {
  const story = await played(JSON.stringify([mail, settings, members]), async () => {
    const desk = await testDesk(settings, undefined, members);
    await desk.receive(mailFile(mail));
    await desk.settle();
    return desk;
  });
  return testDesk(settings, undefined, members, story);
}

/** A desk of four members on which a mailing was approved and its notices sent. */
async function deskThatApproved(mail: string): Promise<TestDesk> {
  const story = await played(`approved ${mail}`, async () => {
    const desk = await deskThatAsked(mail, {}, 4);
    await clerkOrders(desk, 'approval-request', 'APPROVE');
    await desk.settle();
    return desk;
  });
  return testDesk({}, undefined, 4, story);
}

/** A desk whose four members were told of the letter of 13 countries. */
export const deskThatTold = (): Promise<TestDesk> => deskThatApproved('01-letter-combined');

/** A desk on which the decisions on three countries were approved: each of the five committees owes its follow-up. */
export const deskThatOwes = (): Promise<TestDesk> => deskThatApproved('09-en-fr-pair');
