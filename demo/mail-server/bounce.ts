/** A non-delivery report as Postfix writes it (RFC 3464), with the header of the mail (RFC 3462). */
import { headerOf, mailDate } from './stamp.ts';

export function bounceOf(
  raw: Buffer,
  about: { domain: string; envelopeFrom: string; recipient: string; at: Date; id: string },
): Buffer {
  const host = `mx.${about.domain}`;
  const boundary = `${about.id}.${about.at.getTime()}/${host}`;
  const returned = ['From', 'To', 'Subject', 'Message-ID', 'Date']
    .map((name) => [name, headerOf(raw, name)] as const)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${value}`);
  const reason = `550 5.1.1 <${about.recipient}>: Recipient address rejected: User unknown in local recipient table`;
  return Buffer.from(
    [
      'Return-Path: <>',
      `From: MAILER-DAEMON@${host} (Mail Delivery System)`,
      `To: ${about.envelopeFrom}`,
      'Subject: Undelivered Mail Returned to Sender',
      `Date: ${mailDate(about.at)}`,
      `Message-ID: <${about.at.getTime()}.${about.id}@${host}>`,
      'Auto-Submitted: auto-replied',
      'MIME-Version: 1.0',
      `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
      '',
      `--${boundary}`,
      'Content-Description: Notification',
      'Content-Type: text/plain; charset=us-ascii',
      '',
      `This is the mail system at host ${host}.`,
      '',
      "I'm sorry to have to inform you that your message could not",
      "be delivered to one or more recipients. It's attached below.",
      '',
      `<${about.recipient}>: ${reason}`,
      '',
      `--${boundary}`,
      'Content-Description: Delivery report',
      'Content-Type: message/delivery-status',
      '',
      `Reporting-MTA: dns; ${host}`,
      `Arrival-Date: ${mailDate(about.at)}`,
      '',
      `Final-Recipient: rfc822; ${about.recipient}`,
      `Original-Recipient: rfc822;${about.recipient}`,
      'Action: failed',
      'Status: 5.1.1',
      `Diagnostic-Code: smtp; ${reason}`,
      '',
      `--${boundary}`,
      'Content-Description: Undelivered Message Headers',
      'Content-Type: text/rfc822-headers',
      '',
      ...returned,
      '',
      `--${boundary}--`,
      '',
    ].join('\r\n'),
  );
}
