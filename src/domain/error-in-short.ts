/**
 * An error without its words. A mail server's refusal quotes the address, PostgreSQL the value, drizzle the
 * parameters of a failed query: what an error says may be about a person, what kind it is and where it arose never is.
 */

export interface ErrorInShort {
  /** Its class: `TypeError`. */
  readonly kind: string;
  /** Of the system, PostgreSQL (SQLSTATE), the mail server or a library. */
  readonly code?: string | number;
  /** What the system was asked for: `connect`. */
  readonly syscall?: string;
  readonly port?: number;
  /** Names of our own tables and constraints. */
  readonly table?: string;
  readonly constraint?: string;
  /** Where in the code, innermost first: `src/inbox/rows.ts:31:9`. */
  readonly at?: readonly string[];
  readonly cause?: ErrorInShort;
}

const mostCauses = 5;
const mostPlaces = 4;

const identifier = /^[A-Za-z_][A-Za-z0-9_-]{0,60}$/;
const codeWord = /^(?:[A-Z][A-Z0-9_]{1,60}|[0-9][0-9A-Z]{4})$/;

/** Whatever was thrown, in words of the program only. */
export const inShort = (error: unknown): ErrorInShort => shorten(error, mostCauses);

function shorten(error: unknown, causes: number): ErrorInShort {
  if (!(error instanceof Error)) return { kind: error === null ? 'null' : typeof error };
  const { name, stack, cause } = error;
  const told = error as unknown as Readonly<Record<string, unknown>>;
  const places = placesOf(stack ?? '', error.message);
  return {
    kind: identifier.test(name) ? name : 'Error',
    ...codeOf(told),
    ...word('syscall', told.syscall),
    ...(Number.isInteger(told.port) && { port: told.port as number }),
    ...word('table', told.table),
    ...word('constraint', told.constraint),
    ...(places.length && { at: places }),
    ...(cause instanceof Error && causes > 0 && { cause: shorten(cause, causes - 1) }),
  };
}

/** The code of the reply says more than the library's own (`550` beside `EENVELOPE`). */
function codeOf({ responseCode, serverResponseCode, code }: Readonly<Record<string, unknown>>): {
  code?: string | number;
} {
  for (const one of [responseCode, serverResponseCode, code]) {
    if (Number.isInteger(one)) return { code: one as number };
    if (typeof one === 'string' && codeWord.test(one)) return { code: one };
  }
  return {};
}

const word = <K extends string>(key: K, value: unknown): { [P in K]?: string } =>
  (typeof value === 'string' && identifier.test(value) ? { [key]: value } : {}) as {
    [P in K]?: string;
  };

const frame =
  /^ {4}at .*?\b((?:src|workers|demo|bench|tests|node_modules)\/[\w@./+-]+\.[cm]?[jt]s:\d+:\d+)\)?$/;

/** The message, which the stack repeats at its head, may look like anything. */
const placesOf = (stack: string, message: string): string[] =>
  (message ? stack.replace(message, '') : stack)
    .split('\n')
    .flatMap((line) => frame.exec(line)?.[1] ?? [])
    .slice(0, mostPlaces);

/** For whoever keeps or passes on an error: the same kind and code, none of its words. */
export function withoutWords(error: unknown): Error {
  const { kind, code, at } = inShort(error);
  const bare = new Error([kind, code, at?.[0]].filter((part) => part !== undefined).join(' '));
  bare.stack = bare.message;
  return bare;
}
