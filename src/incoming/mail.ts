/** A mail taken apart: what `readMail` makes of raw bytes, without a word on who sent it. */

/** A header field as it came: the name in lower case, the value unfolded but not decoded. */
export interface HeaderLine {
  readonly name: string;
  readonly value: string;
}

export interface MailAddress {
  readonly name: string;
  /** In lower case. */
  readonly address: string;
}

export interface Attachment {
  /** As the sender wrote it (RFC 2231 and RFC 2047 decoded), without a path; null for none. */
  readonly filename: string | null;
  readonly contentType: string;
  readonly inline: boolean;
  /** Shown within the text, such as a logo in a signature. */
  readonly related: boolean;
  readonly bytes: Buffer;
}

/** Why a part of a mail could not be read. */
export type MailProblem = 'not-parsed' | 'too-deep' | 'too-many-embedded';

export interface ParsedMail {
  /** All fields in their order, the topmost first. */
  readonly headers: readonly HeaderLine[];
  /** The addresses of all From fields together: RFC 5322 §3.6 allows one field, forgers write two. */
  readonly from: readonly MailAddress[];
  readonly replyTo: readonly MailAddress[];
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  /** To, Cc, Delivered-To, X-Forwarded-To, Envelope-To and their kin, in this order. */
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly date: Date | null;
  /** With angle brackets, like all ids here. */
  readonly messageId: string | null;
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
  /** The plain text; made from the HTML where there is none. */
  readonly text: string;
  /** True where the text was made from the HTML. */
  readonly textFromHtml: boolean;
  readonly html: string | null;
  readonly attachments: readonly Attachment[];
  /** Mails within this mail (message/rfc822), such as one that was forwarded as an attachment. */
  readonly embedded: readonly ParsedMail[];
  readonly problems: readonly MailProblem[];
}

/** The values of all fields of a name, topmost first. */
export const headersNamed = (mail: ParsedMail, name: string): string[] =>
  mail.headers.filter((line) => line.name === name).map((line) => line.value);

/** The topmost field of a name; an empty text when there is none. */
export const headerOf = (mail: ParsedMail, name: string): string =>
  headersNamed(mail, name)[0] ?? '';

/** True when Return-Path says that nobody wants an answer (RFC 3834 §3.3, RFC 5321 §4.5.5). */
export const hasNullSender = (mail: ParsedMail): boolean =>
  /^\s*<\s*>/.test(headerOf(mail, 'return-path'));
