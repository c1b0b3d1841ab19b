/**
 * What the end of an SMTP dialogue means (RFC 5321 §4.2.1): a pure table, so that each line can
 * be tested without a server.
 */
import type { SendOutcome } from '../desk.ts';

/** The parts of nodemailer's errors that tell what happened. */
export interface SmtpError {
  readonly message: string;
  readonly code?: string;
  /** `MAIL FROM`, `RCPT TO`, `DATA`, `AUTH …`, `CONN` for whatever the connection did, `API` for our own fault. */
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
}

/**
 * Replies that speak about our session and not about this message: who we are, how we logged in,
 * whether we used TLS (530, 534, 535, 538: RFC 4954 §6), whether the order was right (503).
 */
const aboutTheSession = new Set([503, 530, 534, 535, 538]);

/** The commands whose refusal is about this sender, recipient or message. */
const aboutTheMessage = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);

const describe = (error: SmtpError): string => {
  const where = error.command && error.command !== 'CONN' ? ` (${error.command})` : '';
  return `${error.response ?? error.message}${where}`;
};

/** @param handedOver whether the server had asked for the content (354) and got any of it */
export function outcomeOfError(error: SmtpError, handedOver: boolean): SendOutcome {
  const response = describe(error);
  const code = error.responseCode ?? 0;
  const answered = aboutTheMessage.has(error.command ?? '') && code >= 400;

  if (answered) {
    if (code < 500 || aboutTheSession.has(code)) return { result: 'later', response };
    return { result: 'refused', response };
  }
  // Without an answer to the content nobody knows; the server may have taken the mail.
  if (handedOver) return { result: 'unknown', response };
  // An address that nodemailer will not write, or a mail above the SIZE that the server announced
  // (RFC 1870 §6.1): the same next time.
  if (error.code === 'EENVELOPE' || error.code === 'EMESSAGE')
    return { result: 'refused', response };
  return { result: 'later', response };
}
