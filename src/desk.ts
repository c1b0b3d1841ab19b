/**
 * What the stages may use of the world, as interfaces. The adapters stand behind them;
 * only `open.ts` knows which.
 */
import type { Config } from './config.ts';
import type { Database } from './database/database.ts';
import type { Logo } from './documents/logo.ts';
import type { ReadDocument } from './domain/decision.ts';
import type { FetchFault } from './domain/fetch-fault.ts';
import type { LinkFault } from './domain/link-fault.ts';
import type { ReadingProblem } from './domain/reading-problem.ts';
import type { JobName, PayloadOf, QueueName } from './jobs.ts';

/** Time is a dependency: the domain never asks the machine. */
export interface Clock {
  now(): Date;
}

/** The hash that names stored bytes: SHA-256 in 64 hexadecimal digits. */
export type Sha256 = string;

/** Bytes kept under their hash: raw mails, attachments, finished mails. They never change. */
export interface RawMail {
  /** Durable (written, fsynced, renamed) when it returns. The same bytes twice are one file. */
  put(bytes: Uint8Array): Promise<Sha256>;
  /** @throws when nothing is stored under the hash or its bytes no longer match it */
  get(sha256: Sha256): Promise<Buffer>;
  /** Whatever lies in the store, by name: hashes, and what does not belong there. */
  names(): AsyncIterable<string>;
  /** Takes bytes away for good, where policy or a person's right asks for it. What is not there is no fault. */
  erase(sha256: Sha256): Promise<void>;
  /** Takes bytes away that nobody has put since, not even again. @returns whether they are gone */
  eraseUnused(sha256: Sha256, since: Date): Promise<boolean>;
}

/** Where the next look into a mailbox begins. */
export interface MailboxProgress {
  readonly uidValidity: string;
  /** Up to here every message is kept, was gone, or is known to have failed. */
  readonly highestUid: number;
  /** UIDs that failed before and are due to be tried again. */
  readonly retry: readonly number[];
}

/** A message as the server holds it. */
interface FetchedMessage {
  readonly uid: number;
  readonly raw: Buffer;
}

/** A message that the server lists and does not give. */
export interface RefusedMessage {
  readonly uid: number;
  readonly reason: FetchFault;
}

/** A part of what a look finds, small enough for memory (RFC 3501: a UID is valid within one UIDVALIDITY). */
export interface Portion {
  readonly uidValidity: string;
  readonly messages: readonly FetchedMessage[];
  readonly refused: readonly RefusedMessage[];
  /** UIDs that are in the mailbox no more. */
  readonly gone: readonly number[];
  /** Every message up to here was in this portion or in one before it. */
  readonly upTo: number;
}

/** A mailbox that is looked into; looking changes nothing in it. */
export interface Mailbox {
  readonly name: string;
  /**
   * All messages after `progress`, oldest first, then those to be tried again; from the beginning when
   * it is null or the UIDVALIDITY is another one, which a first portion without messages then says.
   * @throws when the mailbox cannot be read: what was given before stands
   */
  look(progress: MailboxProgress | null): AsyncIterable<Portion>;
  /**
   * Moves messages that are kept into the folder that was named when it was opened; without one, nothing.
   * @param kept which of these UIDs are kept
   * @throws when they stay where they are, which harms nothing
   */
  putAway(
    uidValidity: string,
    kept: (uids: readonly number[]) => Promise<readonly number[]>,
  ): Promise<void>;
  /** Calls `onNews` whenever new mail is announced, until the signal; reconnects by itself. */
  watch(onNews: () => void, signal: AbortSignal): Promise<void>;
}

/** A mail ready for the SMTP dialogue. */
export interface FinishedMail {
  readonly envelope: {
    /** Where a bounce goes; of a notice, an address of its own that names the delivery. */
    readonly from: string;
    readonly to: string;
    /** By which the server's report of failure names it (ENVID, RFC 3461 §4.4), where it can. */
    readonly id?: string;
  };
  /** With angle brackets (RFC 5322 §3.6.4). */
  readonly messageId: string;
  readonly raw: Buffer;
}

/**
 * How an SMTP dialogue ended. `later`: the server put this mail off. `unavailable`: it did not come
 * to this mail at all, because of the server, the recipient's domain, or how we logged in.
 * `unknown`: the connection was lost after the message was handed over.
 */
export type SendOutcome =
  | { readonly result: 'accepted'; readonly response: string }
  | { readonly result: 'later'; readonly response: string }
  | { readonly result: 'refused'; readonly response: string }
  | {
      readonly result: 'unavailable';
      readonly of: 'server' | 'domain' | 'login';
      readonly response: string;
    }
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
  /** When the job was added that has waited longest for a worker; null: none waits. */
  oldest(queue: QueueName): Promise<Date | null>;
  close(): Promise<void>;
}

/** Reads an untrusted document in a caged child process. Hostile or broken input is an answer, not an exception. */
export type ReadDocumentInCage = (file: {
  readonly filename: string;
  readonly bytes: Uint8Array;
  /** What opens an encrypted file. */
  readonly password?: string;
  /** Told of each page that OCR has read. */
  readonly onProgress?: (progress: { readonly page: number; readonly of: number }) => void;
}) => Promise<ReadDocument>;

/** A file that was packed in another one. */
export interface UnpackedFile {
  /** With its path inside an archive (`Decisions/Gabon.pdf`). */
  readonly filename: string;
  readonly via: 'zip' | 'tnef' | 'message/rfc822';
  readonly bytes: Buffer;
}

/** What a container held. */
export interface Unpacked {
  readonly files: readonly UnpackedFile[];
  /** Names of entries that are no documents (`Thumbs.db`, `__MACOSX/…`, readme files). */
  readonly leftOut: readonly string[];
  /** Why it or a part of it could not be unpacked. */
  readonly problem: ReadingProblem | null;
}

/**
 * Unpacks an untrusted archive, winmail.dat or mail in a caged child process, containers within it too.
 * Null when the bytes are no container.
 */
export type UnpackInCage = (file: {
  readonly filename: string;
  readonly bytes: Uint8Array;
}) => Promise<Unpacked | null>;

/** What came of following a link. */
export type FetchOutcome =
  | {
      readonly result: 'fetched';
      readonly filename: string;
      readonly contentType: string;
      readonly bytes: Buffer;
      /** Where redirects led. */
      readonly url: string;
    }
  /** Never to be asked again: host not allowed, private address, too large. */
  | { readonly result: 'refused'; readonly why: LinkFault }
  /** Perhaps later; not before those seconds, where the server said so. */
  | { readonly result: 'failed'; readonly why: LinkFault; readonly retryAfterSeconds?: number };

/** Fetches a document over HTTPS from an allowed host, and from nowhere else. */
export type FetchDocument = (url: string) => Promise<FetchOutcome>;

/**
 * DNS (RFC 1035): the answers as Node's `dns.promises.resolve` gives them.
 * @throws errors with `code`: ENOTFOUND and ENODATA mean that there is nothing, all others that nobody knows
 */
export type Resolve = (name: string, type: string) => Promise<unknown[]>;

/**
 * Structured log without personal data: ids, counts, states, and errors as they were thrown, of which it takes
 * the kind and the place. The message is a fixed sentence.
 */
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
  readonly unpack: UnpackInCage;
  readonly fetchDocument: FetchDocument;
  readonly resolve: Resolve;
  readonly log: Log;
  /** The parliament's logo on documents; null: it has none. */
  readonly logo: Logo | null;
  /** Key of the tokens (HMAC-SHA-256), 32 bytes; lives outside the database. */
  readonly secret: Buffer;
  /** Comes when the service is to stop: work that goes on for long gives its turn back. */
  readonly leaving: AbortSignal;
}
