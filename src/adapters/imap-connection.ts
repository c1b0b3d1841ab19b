/** A connection to the mail server: how it is made, and what its errors mean in words. */
import { ImapFlow } from 'imapflow';
import { verified } from '../tls.ts';
import { readServerUrl, type ServerUrl } from './server-url.ts';

/**
 * Gives an OAuth2 access token.
 * @param renew the server refused the one that was given before
 */
type AccessToken = (renew: boolean) => Promise<string>;

/** How to come in, and how long to wait. */
export interface ImapLogin {
  /** OAuth2 (RFC 7628) where the URL has no password: asked for at each connection, as tokens live an hour. */
  readonly accessToken?: AccessToken;
  /** From the first packet to the greeting, and again from there until we are let in. */
  readonly connectMs?: number;
  /** How long the server may owe an answer. */
  readonly silenceMs?: number;
  /** IDLE is renewed this often: routers and servers forget quiet connections (RFC 2177 says 29 minutes at most). */
  readonly idleMs?: number;
}

const largestIdleMs = 5 * 60_000;
/** More is fetched in chunks; a server that announces a larger literal loses the connection, not our memory. */
const largestLiteral = 16 * 1024 * 1024;

/** @throws for `imap://` to anywhere but the loopback: the password would travel in the clear */
export function readImapUrl(address: string): ServerUrl {
  const url = readServerUrl('IMAP_URL', address, { 'imaps:': 993, 'imap:': 143 });
  if (!url.secure && !url.loopback) {
    throw new Error(
      `IMAP_URL would send the password to ${url.host} without encryption; write imaps:// (imap:// is for this machine only)`,
    );
  }
  if (url.user === null)
    throw new Error('IMAP_URL names no user: imaps://user:password@host/INBOX');
  return url;
}

/** TLS from the first byte; without it on the loopback only, and never begun halfway (RFC 8314 §3). */
export const imapSecurity = ({ secure }: ServerUrl) =>
  secure ? { secure, tls: verified } : { secure, doSTARTTLS: false };

/** A client that is not connected yet. */
function newClient(
  url: ServerUrl,
  proof: { accessToken: string } | { pass: string },
  login: ImapLogin,
): ImapFlow {
  const client = new ImapFlow({
    host: url.host,
    port: url.port,
    ...imapSecurity(url),
    auth: { user: url.user ?? '', ...proof },
    connectionTimeout: login.connectMs ?? 30_000,
    greetingTimeout: login.connectMs ?? 30_000,
    socketTimeout: login.silenceMs ?? 120_000,
    maxIdleTime: Math.min(login.idleMs ?? 240_000, largestIdleMs),
    maxLiteralSize: largestLiteral,
    disableAutoIdle: true,
    logger: false,
  });
  // The command under way is rejected with the same error; without a listener it ends the process.
  client.on('error', () => {});
  return client;
}

/**
 * A client that is logged in. A refused token is asked for anew and tried once more: it may have been
 * withdrawn before its time.
 */
export async function connect(url: ServerUrl, login: ImapLogin): Promise<ImapFlow> {
  const { accessToken } = login;
  if (!accessToken || url.password !== null)
    return comeIn(newClient(url, { pass: url.password ?? '' }, login), login);
  try {
    return await comeIn(newClient(url, { accessToken: await accessToken(false) }, login), login);
  } catch (error) {
    if (!(error as ServerError).authenticationFailed) throw error;
    return comeIn(newClient(url, { accessToken: await accessToken(true) }, login), login);
  }
}

async function comeIn(client: ImapFlow, login: ImapLogin): Promise<ImapFlow> {
  try {
    await within(client, 3 * (login.connectMs ?? 30_000), client.connect());
    return client;
  } catch (error) {
    client.close();
    throw error;
  }
}

/**
 * Waits for an answer, and hangs up when it does not come to an end. imapflow notices silence; a
 * server that trickles is never silent.
 */
export async function within<T>(client: ImapFlow, ms: number, answer: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    late.reject(new Error(`The answer did not end within ${Math.round(ms / 1000)} seconds`));
    client.close();
  }, ms);
  try {
    return await Promise.race([answer, late.promise]);
  } finally {
    clearTimeout(timer);
    answer.catch(() => {});
  }
}

/** imapflow's errors carry the server's own words beside a general message. */
interface ServerError extends Error {
  readonly authenticationFailed?: boolean;
  readonly responseText?: string;
  readonly code?: string;
  /** The tagged answer, as parsed. */
  readonly response?: {
    readonly attributes?: readonly { readonly section?: readonly { readonly value?: unknown }[] }[];
  };
}

/** The server says itself that it cannot just now (RFC 5530): no word about a message. */
export function isPassing(error: unknown): boolean {
  const { code, response } = error as ServerError;
  const said = String(response?.attributes?.[0]?.section?.[0]?.value).toUpperCase();
  return code === 'ETHROTTLE' || said === 'UNAVAILABLE' || said === 'INUSE';
}

/** What the server said, or what befell the connection. */
export function wordsOf(error: unknown): string {
  const { responseText, code, message } = error as ServerError;
  return `${responseText ?? message ?? String(error)}${code ? ` [${code}]` : ''}`;
}

/** The error as an administrator should read it. */
export function imapTrouble(url: ServerUrl, error: unknown): Error {
  const { authenticationFailed, responseText } = error as ServerError;
  const proof = url.password === null ? 'OAuth2 token for the user' : 'user or the password';
  const what = authenticationFailed
    ? `does not accept the ${proof} of IMAP_URL${responseText ? ` (${responseText})` : ''}`
    : wordsOf(error);
  return new Error(`Mail server ${url.host}:${url.port}: ${what}`, { cause: error });
}

/** Says goodbye if the server answers soon, and hangs up in any case. */
export async function hangUp(client: ImapFlow, politely: boolean): Promise<void> {
  if (politely && client.usable) await within(client, 2000, client.logout()).catch(() => {});
  client.close();
}
