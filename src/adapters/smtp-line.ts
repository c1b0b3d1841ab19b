/** One connection to the mail server, from its greeting to QUIT: nodemailer's, without its composing and queueing. */
import { Readable, Transform } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js';
import type { FinishedMail } from '../desk.ts';
import type { SmtpError, Stage } from './smtp-outcome.ts';

/** What nodemailer's connection takes (its types do not name all of it). */
export interface LineOptions {
  readonly connection: object;
  /** For AUTH, where the server offers it; null: no login. */
  readonly auth: object | null;
  /** For a server that trickles: no silence, no answer either. */
  readonly dialogueTimeoutMs: number;
}

/** How a dialogue ended: the server's 250, or the error and how far it had come. */
export type LineAnswer =
  | { readonly response: string }
  | { readonly error: SmtpError; readonly stage: Stage };

export interface Line {
  /** Mails that it was given. */
  readonly given: number;
  /** False once it is closed, by whomever. */
  readonly open: boolean;
  /** One mail at a time. Resolves when the server has answered; the line may be used again after `ready`. */
  send(mail: FinishedMail): Promise<LineAnswer>;
  /** After a refusal the session is reset first (RFC 5321 §4.1.1.5). */
  ready(): Promise<void>;
  quit(): void;
}

/** Connects, with STARTTLS and AUTH where they are due. @throws SmtpError */
export async function openLine({
  connection: options,
  auth,
  dialogueTimeoutMs,
}: LineOptions): Promise<Line> {
  const connection = new SMTPConnection(options);
  let open = true;
  let given = 0;
  let resetting: Promise<void> = Promise.resolve();
  const ended = new Promise<void>((resolve) => {
    connection.once('end', () => {
      open = false;
      resolve();
    });
  });
  await new Promise<void>((resolve, reject) => {
    connection.on('error', reject);
    // nodemailer gives a connection that was closed before its greeting to the callback.
    connection.connect((error) => (error ? reject(error) : resolve()));
  });
  if (auth && (connection as unknown as { allowsAuth: boolean }).allowsAuth)
    await new Promise<void>((resolve, reject) => {
      connection.once('end', () => reject(new Error('Connection closed during the login')));
      connection.login(auth as SMTPConnection.Credentials, (error) => {
        if (!error) return resolve();
        reject(error);
        connection.close();
      });
    });

  function send({ envelope, raw }: FinishedMail): Promise<LineAnswer> {
    given += 1;
    let stage: Stage = 'envelope';
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        resolve({ error: { message: 'The dialogue took too long', command: 'CONN' }, stage });
        connection.close();
      }, dialogueTimeoutMs);
      const content = new Content(raw, () => {
        stage = 'content';
      });
      connection.send(smtpEnvelope(envelope, raw.length), content, (error, info) => {
        clearTimeout(timer);
        if (!error) return resolve({ response: info.response });
        if (open && isRefusal(error)) resetting = reset();
        else connection.close();
        resolve({ error, stage });
      });
    });
  }

  const reset = (): Promise<void> =>
    Promise.race([
      ended,
      new Promise<void>((resolve) => {
        connection.reset((error) => {
          if (error) connection.close();
          resolve();
        });
      }),
    ]);

  return {
    get open() {
      return open;
    },
    get given() {
      return given;
    },
    send,
    ready: () => resetting,
    quit() {
      if (open) connection.quit();
      open = false;
    },
  };
}

/** The server refused this message and goes on; after 421 it hangs up (RFC 5321 §3.8). */
const isRefusal = ({ code, responseCode }: SmtpError): boolean =>
  (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode !== 421;

/**
 * The content as a stream that tells when it is asked for. nodemailer does that only after the server's
 * 354, and it is the one sign of how far a dialogue came: a lost connection is reported as `CONN` before
 * and after.
 *
 * nodemailer looks at each byte for line ends and dots, in JavaScript; that costs more than all the rest
 * of a dialogue. Our mails have CRLF line ends, so they are prepared by searching, and go past it.
 */
class Content extends Readable {
  readonly #raw: Buffer;
  readonly #onAsked: () => void;

  constructor(raw: Buffer, onAsked: () => void) {
    super();
    this.#raw = raw;
    this.#onAsked = onAsked;
  }

  override _read(): void {
    this.#onAsked();
    this.push(this.#raw);
    this.push(null);
  }

  override pipe<T extends NodeJS.WritableStream>(to: T): T {
    const ready = to instanceof Transform ? withDots(this.#raw) : null;
    if (!ready) return super.pipe(to);
    this.#onAsked();
    // Its end adds CRLF, dot, CRLF.
    (to as unknown as Transform).push(ready);
    to.end();
    return to;
  }
}

const dot = Buffer.from('.');
const [cr, lf, period] = [0x0d, 0x0a, 0x2e];

/**
 * A mail with a dot more before each line that begins with one (RFC 5321 §4.5.2), without its last line
 * end. Null: it has other line ends than CRLF.
 */
export function withDots(raw: Buffer): Buffer | null {
  const pieces: Buffer[] = raw[0] === period ? [dot] : [];
  let from = 0;
  for (let at = raw.indexOf(lf); at >= 0; at = raw.indexOf(lf, at + 1)) {
    if (raw[at - 1] !== cr) return null;
    if (raw[at + 1] === period) {
      pieces.push(raw.subarray(from, at + 1), dot);
      from = at + 1;
    }
  }
  const end = raw.at(-1) === lf ? raw.length - 2 : raw.length;
  const rest = raw.subarray(from, end);
  return pieces.length ? Buffer.concat([...pieces, rest]) : rest;
}

/** Asks for a report of failure that names our envelope id, where the server knows RFC 3461. */
const smtpEnvelope = ({ from, to, id }: FinishedMail['envelope'], size: number) => ({
  from,
  to: [to],
  size,
  ...(id && {
    dsn: { id, return: 'HDRS' as const, notify: ['FAILURE' as const], recipient: `rfc822;${to}` },
  }),
});
