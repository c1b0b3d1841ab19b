/**
 * The `Authentication-Results` that our own receiving server wrote (RFC 8601). Anybody can write
 * that field into a mail, so three things are asked of it: our server's name, a place above the
 * first `Received` of another server, and that it is the topmost of its kind.
 */
import { isWithin } from '../domain/domain-name.ts';
import type { HeaderLine } from './mail.ts';

/** One `method=result` with what it was about, such as `header.from`. */
export interface MethodResult {
  readonly method: string;
  readonly result: string;
  readonly properties: ReadonlyMap<string, string>;
}

/** Comments may stand anywhere (§2.2) and be nested; quoted texts may contain a semicolon. */
function withoutComments(value: string): string {
  let text = value;
  for (let i = 0; i < 5 && /\([^()]*\)/.test(text); i++) text = text.replace(/\([^()]*\)/g, ' ');
  return text.replace(/"((?:[^"\\]|\\.)*)"/g, (_all, inner: string) =>
    inner.replace(/[;\s]/g, '_'),
  );
}

export function parseAuthenticationResults(value: string) {
  const [id = '', ...parts] = withoutComments(value).split(';');
  const results = parts.flatMap((part): MethodResult[] => {
    const [first = '', ...rest] = part.trim().split(/\s+/);
    const [, method, result] = /^([\w-]+)(?:\/\d+)?=(\w+)$/.exec(first) ?? [];
    if (!method || !result) return [];
    const properties = rest.flatMap((word): [string, string][] => {
      const at = word.indexOf('=');
      return at > 0 ? [[word.slice(0, at).toLowerCase(), word.slice(at + 1).toLowerCase()]] : [];
    });
    return [
      {
        method: method.toLowerCase(),
        result: result.toLowerCase(),
        properties: new Map(properties),
      },
    ];
  });
  // §2.2: a version may follow the name.
  return { authservId: (id.trim().split(/\s+/)[0] ?? '').toLowerCase(), results };
}

/** `from … by mx.parlament.example with …`: who wrote this trace line. */
const writtenBy = (received: string): string =>
  /\bby\s+([^\s;()]+)/i.exec(withoutComments(received))?.[1]?.toLowerCase() ?? '';

export interface OurResults {
  readonly results: readonly MethodResult[];
  /** Names of servers whose results were there but do not count. */
  readonly ignored: readonly string[];
}

/**
 * Microsoft 365 writes the field without a name, against RFC 8601 §2.2, and renames what others
 * wrote into `Authentication-Results-Original`. Whoever is there says so with this name; then the
 * topmost nameless field is ours.
 */
const microsoft365 = 'protection.outlook.com';

/** @param internal hosts within these domains pass mails on inside the house */
export function ourResults(
  headers: readonly HeaderLine[],
  authservId: string,
  internal: readonly string[],
): OurResults {
  const ours = authservId.toLowerCase();
  const house = [...internal, ...(ours === microsoft365 ? ['outlook.com'] : [])];
  const isHouse = (host: string) => host === ours || house.some((d) => isWithin(host, d));
  const foreign = headers.findIndex(
    (line) => line.name === 'received' && !isHouse(writtenBy(line.value)),
  );
  let results: readonly MethodResult[] | null = null;
  const ignored: string[] = [];
  for (const [index, line] of headers.entries()) {
    if (line.name !== 'authentication-results') continue;
    const nameless = ours === microsoft365 && !results && !ignored.length;
    const parsed = parseAuthenticationResults(nameless ? withName(line.value) : line.value);
    // Without a name of ours, a field with an empty one would count.
    const named = ours !== '' && parsed.authservId === ours;
    const inPlace = foreign < 0 || index < foreign;
    // A mail that is handed straight to our server has no foreign `Received`, and may bring forged
    // fields of its own: what our server wrote last stands above them all, and only that counts.
    if (named && inPlace) results ??= parsed.results;
    else ignored.push(parsed.authservId);
  }
  return { results: results ?? [], ignored };
}

const withName = (value: string): string =>
  /^\s*\w+=\w+/.test(value) ? `${microsoft365}; ${value}` : value;
