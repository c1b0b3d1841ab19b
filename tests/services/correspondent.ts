/** A person of the sample parliament: reads the own mailbox by IMAP and answers by SMTP, as a mail program does. */
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import type { Clock } from '../../src/desk.ts';
import type { Parliament } from './parliament.ts';
import { until } from './until.ts';

const firstOf = (addresses: AddressObject | AddressObject[] | undefined): string =>
  [addresses].flat()[0]?.value[0]?.address ?? '';

const quoted = (mail: ParsedMail): string =>
  [
    `On 4 Dec 2020, Solidarity Desk <${firstOf(mail.from)}> wrote:`,
    ...(mail.text ?? '').split('\n').map((line) => `> ${line}`),
  ].join('\n');

export function correspondent(parliament: Parliament, address: string, clock: Clock) {
  const send = async (mail: object) => {
    const transport = createTransport(parliament.smtpUrl(address));
    try {
      await transport.sendMail({ from: address, date: clock.now(), ...mail });
    } finally {
      transport.close();
    }
  };
  return {
    /** Waits for a mail whose subject or text holds the words; the latest, if there are several. */
    waitFor: (words: string): Promise<ParsedMail> =>
      until(`${address} has a mail with "${words}"`, async () => {
        for (const raw of (await parliament.mailbox(address)).toReversed()) {
          const mail = await simpleParser(raw);
          if (`${mail.subject}\n${mail.text}`.includes(words)) return mail;
        }
        return null;
      }),
    /** To its Reply-To, in its thread, the original quoted below. */
    reply: (to: ParsedMail, text: string): Promise<void> =>
      send({
        to: firstOf(to.replyTo) || firstOf(to.from),
        subject: `Re: ${to.subject}`,
        inReplyTo: to.messageId,
        references: to.messageId,
        text: `${text}\n\n${quoted(to)}`,
      }),
    /** Sends what a `mailto:` link fills in. */
    async press(link: string): Promise<void> {
      const { pathname, searchParams } = new URL(link);
      await send({
        to: decodeURIComponent(pathname),
        subject: searchParams.get('subject') ?? '',
        text: searchParams.get('body') ?? '',
      });
    },
  };
}

export type Correspondent = ReturnType<typeof correspondent>;
