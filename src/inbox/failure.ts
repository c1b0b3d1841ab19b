/** Why a message could not be handled: an outage, which says nothing about the message, or words for a clerk. */

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
const words: readonly (readonly [RegExp, string])[] = [
  [
    /are damaged$/,
    'Its bytes on the disk of the desk are damaged. A backup has them, or the mailbox.',
  ],
  [
    /^Nothing is stored under/,
    'Its bytes are missing on the disk of the desk. A backup has them, or the mailbox.',
  ],
  [
    /heap|memory|RangeError|Invalid (string|array|typed array) length/i,
    'It takes more memory to read than the desk gives to one mail.',
  ],
  [/timed?[ -]?out|did not end within/i, 'It took too long to read.'],
  [/^It was taken for/, 'The rules changed since it came, and it is taken for something else now.'],
];

/** The reason in a sentence. What is not known beforehand is a fault of the desk, and its own words help whoever mends it. */
export function reasonInWords(error: unknown): string {
  const chain = [...causesOf(error)];
  const innermost = chain.at(-1)?.message ?? String(error);
  const known = words.find(([pattern]) => chain.some(({ message }) => pattern.test(message)));
  if (known) return known[1];
  const [line = ''] = innermost.split('\n');
  return `The desk could not handle it, at three tries, and does not know why. For its makers: “${line.slice(0, 200)}”.`;
}
