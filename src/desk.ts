/**
 * What the stages may use of the world, as interfaces. The adapters stand behind them;
 * only `open.ts` knows which.
 */
import type { Config } from './config.ts';
import type { Database } from './database/database.ts';
import type { ReadDocument } from './domain/decision.ts';
import type { JobName, PayloadOf, QueueName } from './jobs.ts';

/** Time is a dependency: the domain never asks the machine. */
export interface Clock {
  now(): Date;
}

/** The hash that names stored bytes: SHA-256 in 64 hexadecimal digits. */
export type Sha256 = string;

/** Bytes kept for ever under their hash: raw mails, attachments, finished mails. */
export interface RawMail {
  /** Durable (written, fsynced, renamed) when it returns. The same bytes twice are one file. */
  put(bytes: Uint8Array): Promise<Sha256>;
  /** @throws when nothing is stored under the hash or its bytes no longer match it */
  get(sha256: Sha256): Promise<Buffer>;
}

/** Where the next look into a mailbox begins. */
export interface MailboxProgress {
  readonly uidValidity: string;
  readonly highestUid: number;
}

/** A message as the server holds it (RFC 3501: a UID is valid within one UIDVALIDITY). */
export interface FetchedMessage {
  readonly uidValidity: string;
  readonly uid: number;
  readonly raw: Buffer;
}

/** A mailbox that is looked into; looking changes nothing in it. */
export interface Mailbox {
  readonly name: string;
  /** All messages after `progress`, oldest first; from the beginning when it is null or the UIDVALIDITY has changed. */
  newMessages(progress: MailboxProgress | null): AsyncIterable<FetchedMessage>;
  /** Calls `onNews` whenever new mail is announced, until the signal; reconnects by itself. */
  watch(onNews: () => void, signal: AbortSignal): Promise<void>;
}

/** A mail ready for the SMTP dialogue. */
export interface FinishedMail {
  readonly envelope: { readonly from: string; readonly to: string };
  /** With angle brackets (RFC 5322 §3.6.4). */
  readonly messageId: string;
  readonly raw: Buffer;
}

/** How an SMTP dialogue ended; `unknown`: the connection was lost after the message was handed over. */
export type SendOutcome =
  | { readonly result: 'accepted'; readonly response: string }
  | { readonly result: 'later'; readonly response: string }
  | { readonly result: 'refused'; readonly response: string }
  | { readonly result: 'unknown'; readonly response: string };

/** Hands mails to the mail server. Server answers are values; it never throws for them. */
export interface Postman {
  send(mail: FinishedMail): Promise<SendOutcome>;
  close(): Promise<void>;
}

/** Jobs by name and payload (ids only); the same job twice at once is one job. */
export interface Queue {
  add<N extends JobName>(name: N, payload: PayloadOf<N>): Promise<void>;
  /** Jobs waiting, running or delayed. */
  waiting(queue: QueueName): Promise<number>;
  close(): Promise<void>;
}

/** Reads an untrusted document in a caged child process. Hostile or broken input is an answer, not an exception. */
export type ReadDocumentInCage = (file: {
  readonly filename: string;
  readonly bytes: Uint8Array;
}) => Promise<ReadDocument>;

/** Structured log without personal data: ids, counts, states. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Everything a stage gets to work with. */
export interface Desk {
  readonly config: Config;
  readonly db: Database;
  readonly clock: Clock;
  readonly rawMail: RawMail;
  readonly postman: Postman;
  readonly queue: Queue;
  readonly readDocument: ReadDocumentInCage;
  readonly log: Log;
  /** Key of the tokens (HMAC-SHA-256), 32 bytes; lives outside the database. */
  readonly secret: Buffer;
}
