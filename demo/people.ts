/** People of the sample parliament: they read their mailbox and answer by SMTP, as their mail programs do. */
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import type { Clock } from '../src/desk.ts';
import type { MailServer } from './mail-server.ts';

export interface Person {
  readonly name: string;
  readonly address: string;
}

/** How a mail program quotes what it answers. */
export type Quoting = 'outlook-da' | 'outlook-fr' | 'outlook-en' | 'plain';

const firstOf = (addresses: AddressObject | AddressObject[] | undefined): string =>
  [addresses].flat()[0]?.value[0]?.address ?? '';

function quoted(style: Quoting, mail: ParsedMail, me: Person): string {
  const text = mail.text ?? '';
  const from = `Solidarity Desk <${firstOf(mail.from)}>`;
  const head: Record<Exclude<Quoting, 'plain'>, string[]> = {
    'outlook-da': [
      '________________________________',
      `Fra: ${from}`,
      'Sendt: 4. december 2020 10:03',
      `Til: ${me.name} <${me.address}>`,
      `Emne: ${mail.subject}`,
    ],
    'outlook-fr': [
      `De : ${from}`,
      'Envoyé : vendredi 4 décembre 2020 10:03',
      `À : ${me.name} <${me.address}>`,
      `Objet : ${mail.subject}`,
    ],
    'outlook-en': [
      '-----Original Message-----',
      `From: ${from}`,
      'Sent: 4 December 2020 10:03',
      `To: ${me.name} <${me.address}>`,
      `Subject: ${mail.subject}`,
    ],
  };
  if (style === 'plain')
    return [`On 4 Dec 2020, ${from} wrote:`, ...text.split('\n').map((line) => `> ${line}`)].join(
      '\n',
    );
  return [...head[style], '', text].join('\n');
}

/** A person's mail program, logged in to the mail server. */
export function mailProgram(server: MailServer, me: Person, clock: Clock) {
  const transport = createTransport(server.smtpUrl(me.address));
  return {
    me,
    /** The latest mail whose subject or text holds the words. @throws when there is none */
    async latest(words: string): Promise<ParsedMail> {
      for (const { raw } of server.mailbox(me.address).toReversed()) {
        const mail = await simpleParser(raw);
        if (`${mail.subject}\n${mail.text}`.includes(words)) return mail;
      }
      throw new Error(`${me.name} has no mail with "${words}"`);
    },
    /** Answers a mail: to its Reply-To, in its thread, the original quoted below. */
    async reply(to: ParsedMail, text: string, style: Quoting): Promise<void> {
      await transport.sendMail({
        from: { name: me.name, address: me.address },
        to: firstOf(to.replyTo) || firstOf(to.from),
        subject: `${{ 'outlook-da': 'SV', 'outlook-fr': 'RE', 'outlook-en': 'RE', plain: 'Re' }[style]}: ${to.subject}`,
        inReplyTo: to.messageId,
        references: to.messageId,
        date: clock.now(),
        text: `${text}\n\n${quoted(style, to, me)}`,
      } as object);
    },
    /** What a mail program sends by itself while its owner is away (RFC 3834). */
    async answerAutomatically(to: ParsedMail, text: string): Promise<void> {
      await transport.sendMail({
        from: { name: me.name, address: me.address },
        to: firstOf(to.replyTo) || firstOf(to.from),
        subject: `Automatisk svar: ${to.subject}`,
        inReplyTo: to.messageId,
        references: to.messageId,
        date: clock.now(),
        headers: { 'Auto-Submitted': 'auto-replied' },
        text,
      } as object);
    },
    /** Opens one of the `mailto:` links of a mail and sends what it filled in. */
    async sendMailto(link: string): Promise<void> {
      const url = new URL(link);
      await transport.sendMail({
        from: { name: me.name, address: me.address },
        to: decodeURIComponent(url.pathname),
        subject: url.searchParams.get('subject') ?? '',
        text: url.searchParams.get('body') ?? '',
        date: clock.now(),
      });
    },
    close: () => transport.close(),
  };
}

export type MailProgram = ReturnType<typeof mailProgram>;
