/** Why a message could not be handled: an outage, which says nothing about the message, or what a clerk is told. */
import type { Failure } from '../domain/evidence.ts';
import { shortened } from '../domain/storable.ts';

/** An error and what caused it, outermost first. */
function* causesOf(
  error: unknown,
): Generator<{ readonly code?: unknown; readonly message: string }> {
  for (let e = error, depth = 0; e instanceof Error && depth < 10; e = e.cause, depth += 1) yield e;
}

/** The disk is full or fails, no more files can be opened, the network or a server is away. */
const outages = new Set(
  'ENOSPC EDQUOT EROFS EIO EMFILE ENFILE ENOMEM ECONNREFUSED ECONNRESET EPIPE ETIMEDOUT EHOSTUNREACH'.split(
    ' ',
  ),
);
/** PostgreSQL: connection, transaction rolled back, insufficient resources, operator intervention, system error. */
const outageClasses = /^(08|40|53|57|58)[0-9A-Z]{3}$/;
const outageWords =
  /Connection terminated|connection timeout|Client has encountered a connection error/i;

/** Whether the same would befall any other message now: then nothing is the message's fault, and it is tried again. */
export function isOutage(error: unknown): boolean {
  for (const { code, message } of causesOf(error)) {
    if (typeof code === 'string' && (outages.has(code) || outageClasses.test(code))) return true;
    if (outageWords.test(message)) return true;
  }
  return false;
}

/** What a clerk can make something of. */
const known: readonly (readonly [RegExp, Exclude<Failure['code'], 'unknown-failure'>])[] = [
  [/are damaged$/, 'bytes-damaged'],
  [/^Nothing is stored under/, 'bytes-missing'],
  [/heap|memory|RangeError|Invalid (string|array|typed array) length/i, 'too-much-memory'],
  [/timed?[ -]?out|did not end within/i, 'too-slow'],
  [/^It was taken for/, 'rules-changed'],
];

/** What is not known beforehand is a fault of the desk, and its own words help whoever mends it. */
export function failureOf(error: unknown): Failure {
  const chain = [...causesOf(error)];
  const [, code] =
    known.find(([pattern]) => chain.some(({ message }) => pattern.test(message))) ?? [];
  if (code) return { code };
  const [line = ''] = (chain.at(-1)?.message ?? String(error)).split('\n');
  return { code: 'unknown-failure', error: shortened(line, 120) };
}
