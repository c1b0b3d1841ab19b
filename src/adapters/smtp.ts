/** Hands finished mails to the mail server over SMTP (RFC 5321), byte for byte as composed. */
import type { FinishedMail, Postman, SendOutcome } from '../desk.ts';
import { verified } from '../tls.ts';
import { readServerUrl, type ServerUrl } from './server-url.ts';
import { type Line, type LineAnswer, type LineOptions, openLine } from './smtp-line.ts';
import { outcomeOfError, type SmtpError, said } from './smtp-outcome.ts';

export interface PostmanOptions {
  /** OAuth2 where the URL has a user and no password; asked again, with `true`, when the server refuses a token. */
  readonly accessToken?: (renew: boolean) => Promise<string>;
  /** With which we show who we are, for servers that ask for it (PEM). */
  readonly certificate?: { readonly cert: Buffer; readonly key: Buffer } | null;
  /** How many connections at once. */
  readonly connections?: number;
  /** Name in EHLO; the machine's own when not given. */
  readonly ehloName?: string;
  readonly connectTimeoutMs?: number;
  /**
   * How long the server may be silent. RFC 5321 §4.5.3.2.6 grants it ten minutes after the final
   * dot, and giving up sooner makes doubles.
   */
  readonly silenceTimeoutMs?: number;
  /** For a server that trickles: no silence, no answer either. */
  readonly dialogueTimeoutMs?: number;
  /** After so long without a mail a connection says good-bye. */
  readonly idleMs?: number;
}

interface Errand {
  readonly mail: FinishedMail;
  readonly settle: (outcome: SendOutcome) => void;
  /** Once more, over a fresh connection: the one before had gone away in the meantime. */
  again: boolean;
}

const minutes = 60_000;

/** RFC 5321 §4.1.2, without quoted local parts, which two programs rarely read alike. */
const writable = (address: string): boolean =>
  /^[^\s<>()[\]\\,;:"@\p{Cc}]+@[^\s<>()\\,;:"@\p{Cc}]+$/u.test(address);

/**
 * @param address `smtps://user:password@host` or `smtp://…`: then STARTTLS is required (RFC 3207),
 *   except on the loopback
 */
export function openPostman(address: string, options: PostmanOptions = {}): Postman {
  const lineOptions = lineOptionsOf(address, options);
  const most = options.connections ?? 4;
  const waiting: Errand[] = [];
  const resting: Line[] = [];
  const underWay = new Set<Promise<SendOutcome>>();
  let busy = 0;
  /** What the server stands: fewer than we may have, for a while, when it turned one away. */
  let limit = most;
  let closed = false;
  let farewell: NodeJS.Timeout | undefined;

  /** Gives waiting mails to resting lines, then to new ones. */
  function pump(): void {
    while (waiting.length && busy < limit) {
      const errand = waiting.shift() as Errand;
      busy += 1;
      void carry(errand).finally(() => {
        busy -= 1;
        pump();
      });
    }
    clearTimeout(farewell);
    if (resting.length && !busy)
      farewell = setTimeout(sayGoodbye, options.idleMs ?? minutes / 2).unref();
  }

  async function carry(errand: Errand): Promise<void> {
    const line = nextResting() ?? (await newLine(errand));
    if (!line) return;
    const used = line.given > 0;
    const answer = await line.send(errand.mail);
    if (used && !errand.again && wentAway(answer)) {
      errand.again = true;
      waiting.unshift(errand);
      return;
    }
    errand.settle(
      'response' in answer
        ? { result: 'accepted', response: said(answer.response) }
        : outcomeOfError(answer.error, answer.stage),
    );
    await line.ready();
    if (line.open) resting.push(line);
    if (closed) sayGoodbye();
  }

  function nextResting(): Line | undefined {
    for (let line = resting.pop(); line; line = resting.pop()) if (line.open) return line;
    return undefined;
  }

  async function newLine(errand: Errand): Promise<Line | null> {
    try {
      return await openLine(lineOptions);
    } catch (error) {
      if (busy > 1 && lineIsOneTooMany(error as SmtpError)) {
        limit = busy - 1;
        setTimeout(() => {
          limit = most;
          pump();
        }, minutes).unref();
        waiting.unshift(errand);
        return null;
      }
      // Who waits would only hear the same.
      const outcome = outcomeOfError(error as SmtpError, 'connecting');
      for (const { settle } of [errand, ...waiting.splice(0)]) settle(outcome);
      return null;
    }
  }

  function sayGoodbye(): void {
    for (const line of resting.splice(0)) line.quit();
  }

  return {
    async send(mail) {
      // nodemailer repairs such an address, and then writes to somebody else.
      if (!writable(mail.envelope.to) || !writable(mail.envelope.from))
        return { result: 'refused', response: 'The address cannot be written in an SMTP command' };
      if (closed) return { result: 'unavailable', of: 'server', response: 'The desk is closing' };
      const sending = new Promise<SendOutcome>((settle) => {
        waiting.push({ mail, settle, again: false });
      });
      underWay.add(sending);
      pump();
      try {
        return await sending;
      } finally {
        underWay.delete(sending);
      }
    },

    /** Waits for the dialogues under way. */
    async close() {
      closed = true;
      await Promise.allSettled(underWay);
      clearTimeout(farewell);
      sayGoodbye();
    },
  };
}

/** Nothing of the mail was taken, on a line that had been used: many servers hang up after a time or a number of mails. */
const wentAway = (answer: LineAnswer): boolean =>
  'error' in answer &&
  answer.stage === 'envelope' &&
  (answer.error.responseCode === 421 ||
    (!answer.error.responseCode &&
      answer.error.code !== 'EENVELOPE' &&
      answer.error.code !== 'EMESSAGE'));

/** It says so in the greeting; the other lines go on. */
const lineIsOneTooMany = ({ responseCode = 0, code }: SmtpError): boolean =>
  code !== 'EAUTH' && responseCode >= 400 && responseCode < 500;

/** @throws with a sentence for the administrator */
export const readSmtpUrl = (address: string): ServerUrl =>
  readServerUrl('SMTP_URL', address, { 'smtp:': 587, 'smtps:': 465 });

/** TLS from the first byte or by a STARTTLS that is required (RFC 3207), except on the loopback. */
export const smtpSecurity = (url: ServerUrl, certificate: PostmanOptions['certificate']) => ({
  secure: url.secure,
  // Nothing listens in on the loopback, and a local server's certificate names nobody.
  requireTLS: !url.secure && !url.loopback,
  tls: { ...verified, rejectUnauthorized: !url.loopback, ...certificate },
});

function lineOptionsOf(address: string, options: PostmanOptions): LineOptions {
  const url = readSmtpUrl(address);
  return {
    connection: {
      host: url.host,
      port: url.port,
      ...smtpSecurity(url, options.certificate),
      ...(options.ehloName && { name: options.ehloName }),
      connectionTimeout: options.connectTimeoutMs ?? minutes / 2,
      greetingTimeout: options.connectTimeoutMs ?? minutes / 2,
      socketTimeout: options.silenceTimeoutMs ?? 10 * minutes,
      logger: false,
    },
    auth: url.user === null ? null : authOf(url.user, url.password, options.accessToken),
    dialogueTimeoutMs: options.dialogueTimeoutMs ?? 20 * minutes,
  };
}

function authOf(
  user: string,
  password: string | null,
  accessToken: PostmanOptions['accessToken'],
): object {
  if (!accessToken || password !== null)
    return { user, credentials: { user, pass: password ?? '' } };
  return {
    user,
    method: 'XOAUTH2',
    oauth2: {
      getToken(renew: boolean, done: (error: Error | null, token?: string) => void) {
        accessToken(renew).then(
          (token) => done(null, token),
          (error: Error) => done(error),
        );
      },
      /** https://developers.google.com/workspace/gmail/imap/xoauth2-protocol, spoken by Microsoft 365 too. */
      buildXOAuth2Token: (token: string) =>
        Buffer.from(`user=${user}\x01auth=Bearer ${token}\x01\x01`).toString('base64'),
    },
  };
}
