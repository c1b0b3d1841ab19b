/**
 * What the end of an SMTP dialogue means (RFC 5321 §4.2.1): a pure table, so that each line can
 * be tested without a server.
 */
import type { SendOutcome } from '../desk.ts';

/** The parts of nodemailer's errors that tell what happened. */
export interface SmtpError {
  readonly message: string;
  readonly code?: string | undefined;
  /** `MAIL FROM`, `RCPT TO`, `DATA`, `AUTH …`, `CONN` for whatever the connection did, `API` for our own fault. */
  readonly command?: string | undefined;
  readonly response?: string | undefined;
  readonly responseCode?: number | undefined;
}

/** How far it had come: `content` from the moment on when the server had asked for it (354) and got any of it. */
export type Stage = 'connecting' | 'envelope' | 'content';

/**
 * Replies that speak about our session and not about this message: how we logged in, whether we
 * used TLS (530, 534, 535, 538: RFC 4954 §6).
 */
const aboutTheLogin = new Set([530, 534, 535, 538]);

/** The commands whose refusal is about this sender, recipient or message. */
const aboutTheMessage = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);

/** A server that wants less of us; none has a code of its own for it, and 454 is also used so. */
const tooMuch =
  /^454|throttl|rate.?limit|sending rate|too (many|fast|much) (?!recipients)|server (is )?busy/i;

const describe = (error: SmtpError): string => {
  const where = error.command && error.command !== 'CONN' ? ` (${error.command})` : '';
  return `${said(error.response ?? error.message)}${where}`;
};

/** What a server said, as it may stand in a row and a mail. */
export const said = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').slice(0, 1000);

export function outcomeOfError(error: SmtpError, stage: Stage): SendOutcome {
  const response = describe(error);
  const code = error.responseCode ?? 0;
  if (aboutTheMessage.has(error.command ?? '') && code >= 400)
    return answered(code, error.command ?? '', response);
  // Without an answer to the content nobody knows; the server may have taken the mail.
  if (stage === 'content') return { result: 'unknown', response };
  // An address that nodemailer will not write, or a mail above the SIZE that the server announced
  // (RFC 1870 §6.1): the same next time.
  if (error.code === 'EENVELOPE' || error.code === 'EMESSAGE')
    return { result: 'refused', response };
  if (error.code === 'EAUTH' && !(code >= 400 && code < 500))
    return { result: 'unavailable', of: 'login', response };
  // Cut off while we spoke about a recipient: perhaps only that domain is in trouble.
  return { result: 'unavailable', of: stage === 'envelope' ? 'domain' : 'server', response };
}

function answered(code: number, command: string, response: string): SendOutcome {
  if (aboutTheLogin.has(code)) return { result: 'unavailable', of: 'login', response };
  if (code === 421)
    return { result: 'unavailable', of: command === 'RCPT TO' ? 'domain' : 'server', response };
  if (code < 500 && tooMuch.test(response))
    return { result: 'unavailable', of: 'server', response };
  // 503, a wrong order of commands, says nothing about the message either.
  if (code < 500 || code === 503) return { result: 'later', response };
  return { result: 'refused', response };
}
