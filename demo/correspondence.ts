/** Mails that people of the sample parliament write to the desk, as its receiving server hands them over. */
import { desc, eq } from 'drizzle-orm';
import { simpleParser } from 'mailparser';
import { letters } from '../src/database/tables.ts';
import type { Desk } from '../src/desk.ts';
import type { MailName } from '../src/mail/mails.ts';

/** A desk that takes in mails, as if fetched from the mailbox. */
export type Correspondent = Pick<Desk, 'db' | 'rawMail'> & {
  receive(raw: Buffer | string): Promise<void>;
};

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
export async function latestLetter(desk: Pick<Desk, 'db' | 'rawMail'>, mail: MailName) {
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
export async function codeOf(
  desk: Pick<Desk, 'db' | 'rawMail'>,
  mail: MailName,
  verb: string,
): Promise<string> {
  const { text } = await latestLetter(desk, mail);
  const code = new RegExp(`${verb} ([0-9A-Z]{4}-[0-9A-Z]{4})`).exec(text)?.[1];
  if (!code) throw new Error(`No code after ${verb} in:\n${text}`);
  return code;
}

/** The clerk of the group answers the latest letter of a kind with an order. */
export async function clerkOrders(
  desk: Correspondent,
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
