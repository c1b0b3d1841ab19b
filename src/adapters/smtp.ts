/** Hands finished mails to the mail server over SMTP (RFC 5321), byte for byte as composed. */
import { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import type { FinishedMail, Postman, SendOutcome } from '../desk.ts';
import { readServerUrl } from './server-url.ts';
import { outcomeOfError, type SmtpError } from './smtp-outcome.ts';

export interface PostmanOptions {
  /** OAuth2 where the URL has a user and no password; asked again, with `true`, when the server refuses a token. */
  readonly accessToken?: (renew: boolean) => Promise<string>;
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
}

type Provision = (error: Error | null, token?: string) => void;

const minutes = 60_000;

/**
 * The content as a stream that tells when its first byte is asked for. nodemailer does that only
 * after the server's 354, and it is the one sign of how far a dialogue came: a lost connection is
 * reported as `CONN` before and after.
 */
function content(raw: Buffer, onFirstRead: () => void): Readable {
  return new Readable({
    read() {
      onFirstRead();
      this.push(raw);
      this.push(null);
    },
  });
}

/** RFC 5321 §4.1.2, without quoted local parts, which two programs rarely read alike. */
const writable = (address: string): boolean =>
  /^[^\s<>()[\]\\,;:"@\p{Cc}]+@[^\s<>()\\,;:"@\p{Cc}]+$/u.test(address);

function transportOptions(address: string, options: PostmanOptions) {
  const url = readServerUrl('SMTP_URL', address, { 'smtp:': 587, 'smtps:': 465 });
  return {
    pool: true as const,
    host: url.host,
    port: url.port,
    secure: url.secure,
    // Nothing listens in on the loopback, and a local server's certificate names nobody.
    requireTLS: !url.secure && !url.loopback,
    tls: { rejectUnauthorized: !url.loopback },
    ...(url.user !== null && {
      auth:
        options.accessToken && url.password === null
          ? { type: 'OAuth2' as const, user: url.user }
          : { user: url.user, pass: url.password ?? '' },
    }),
    ...(options.ehloName && { name: options.ehloName }),
    maxConnections: options.connections ?? 4,
    // Once more for a mail of which no byte was sent, when a resting connection had gone away.
    maxRequeues: 1,
    connectionTimeout: options.connectTimeoutMs ?? minutes / 2,
    greetingTimeout: options.connectTimeoutMs ?? minutes / 2,
    socketTimeout: options.silenceTimeoutMs ?? 10 * minutes,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  };
}

/**
 * @param address `smtps://user:password@host` or `smtp://…`: then STARTTLS is required (RFC 3207),
 *   except on the loopback
 */
export function openPostman(address: string, options: PostmanOptions = {}): Postman {
  const transport = createTransport(transportOptions(address, options));
  const { accessToken } = options;
  if (accessToken) {
    transport.set('oauth2_provision_cb', (_user: string, renew: boolean, done: Provision) => {
      accessToken(renew).then(
        (token) => done(null, token),
        (error: Error) => done(error),
      );
    });
  }
  const contents = new WeakMap<Buffer, () => void>();
  const underWay = new Set<Promise<SendOutcome>>();

  // nodemailer would build the message anew; ours is finished.
  transport.use('stream', (mail, done) => {
    const raw = mail.data.raw as Buffer;
    if (mail.message) mail.message.createReadStream = () => content(raw, contents.get(raw) ?? noop);
    done();
  });

  async function dialogue(mail: FinishedMail): Promise<SendOutcome> {
    // nodemailer repairs such an address, and then writes to somebody else.
    if (!writable(mail.envelope.to) || !writable(mail.envelope.from)) {
      return { result: 'refused', response: 'The address cannot be written in an SMTP command' };
    }
    // A view of its own, so that the same bytes sent twice at once are told apart.
    const raw = mail.raw.subarray();
    let handedOver = false;
    contents.set(raw, () => {
      handedOver = true;
    });
    try {
      const sent = await transport.sendMail({
        envelope: { from: mail.envelope.from, to: [mail.envelope.to] },
        raw,
        signal: AbortSignal.timeout(options.dialogueTimeoutMs ?? 20 * minutes),
      });
      return { result: 'accepted', response: sent.response };
    } catch (error) {
      return outcomeOfError(error as SmtpError, handedOver);
    }
  }

  return {
    async send(mail) {
      const sending = dialogue(mail);
      underWay.add(sending);
      try {
        return await sending;
      } finally {
        underWay.delete(sending);
      }
    },

    /** Waits for the dialogues under way. */
    async close() {
      transport.close();
      await Promise.allSettled(underWay);
    },
  };
}

function noop(): void {}
