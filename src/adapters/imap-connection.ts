/** A connection to the mail server: how it is made, and what its errors mean in words. */
import { ImapFlow } from 'imapflow';
import { readServerUrl, type ServerUrl } from './server-url.ts';

/** How to come in, and how long to wait. */
export interface ImapLogin {
  /** OAuth2 (RFC 7628) instead of a password: asked for at each connection, as tokens live an hour. */
  readonly accessToken?: () => Promise<string>;
  /** From the first packet to the greeting. */
  readonly connectMs?: number;
  /** How long the server may owe an answer. */
  readonly silenceMs?: number;
  /** IDLE is renewed this often: routers and servers forget quiet connections (RFC 2177 says 29 minutes at most). */
  readonly idleMs?: number;
}

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

/** A client that is not connected yet. */
export async function newConnection(url: ServerUrl, login: ImapLogin): Promise<ImapFlow> {
  const proof = login.accessToken
    ? { accessToken: await login.accessToken() }
    : { pass: url.password ?? '' };
  const client = new ImapFlow({
    host: url.host,
    port: url.port,
    secure: url.secure,
    ...(!url.secure && { doSTARTTLS: false }),
    auth: { user: url.user ?? '', ...proof },
    connectionTimeout: login.connectMs ?? 30_000,
    greetingTimeout: login.connectMs ?? 30_000,
    socketTimeout: login.silenceMs ?? 120_000,
    maxIdleTime: login.idleMs ?? 240_000,
    disableAutoIdle: true,
    logger: false,
  });
  // The command under way is rejected with the same error; without a listener it ends the process.
  client.on('error', () => {});
  return client;
}

/** imapflow's errors carry the server's own words beside a general message. */
interface ServerError extends Error {
  readonly authenticationFailed?: boolean;
  readonly responseText?: string;
  readonly code?: string;
}

/** The error as an administrator should read it. */
export function imapTrouble(url: ServerUrl, error: unknown): Error {
  const { authenticationFailed, responseText, code, message } = error as ServerError;
  const what = authenticationFailed
    ? `does not accept the user or the password of IMAP_URL${responseText ? ` (${responseText})` : ''}`
    : (responseText ?? message ?? String(error));
  return new Error(`Mail server ${url.host}:${url.port}: ${what}${code ? ` [${code}]` : ''}`, {
    cause: error,
  });
}

/** Says goodbye if the server answers soon, and hangs up in any case. */
export async function hangUp(client: ImapFlow, politely: boolean): Promise<void> {
  if (politely && client.usable) {
    const patience = new AbortController();
    const late = new Promise((resolve) => {
      const timer = setTimeout(resolve, 2000);
      patience.signal.addEventListener('abort', () => clearTimeout(timer));
    });
    await Promise.race([client.logout().catch(() => {}), late]);
    patience.abort();
  }
  client.close();
}
