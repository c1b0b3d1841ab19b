import type { LookupAddress } from 'node:dns';
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import type { LookupFunction } from 'node:net';

/** How long and how large an answer may be; times in milliseconds. */
export interface FetchLimits {
  /** Of the document, as sent and as unpacked. */
  readonly bytes: number;
  readonly headerBytes: number;
  /** Until the encrypted connection stands. */
  readonly connectMs: number;
  /** From there until all header fields are there. */
  readonly firstByteMs: number;
  /** The whole, with all redirects. */
  readonly wholeMs: number;
}

/** Who is asked, and how he proves himself. */
export interface Peer {
  /** Checked; no name is looked up again, so a name that changes its address in between gains nothing. */
  readonly addresses: readonly LookupAddress[];
  readonly port: number;
  /** PEM of the authorities that are trusted; the usual ones when it is undefined. */
  readonly ca: string | undefined;
}

/** The answer did not come in time. */
export class TooSlow extends Error {}

/**
 * Asks for a URL once, and follows nothing: no redirect, no cookie, no proxy of the environment.
 * @throws errors of the connection, of TLS and of HTTP, and TooSlow
 */
export function get(
  url: URL,
  peer: Peer,
  limits: FetchLimits,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  // Node asks for all addresses, and tries them in turn, unless it was started with that switched off.
  const pinned: LookupFunction = (_host, { all }, answer) =>
    all
      ? answer(null, [...peer.addresses])
      : answer(null, peer.addresses[0]?.address ?? '', peer.addresses[0]?.family);
  return new Promise((resolve, reject) => {
    const asking = request({
      host: url.hostname,
      port: peer.port,
      path: url.pathname + url.search,
      // Packed bytes gain little on documents, and unpacking them is a risk.
      headers: {
        Host: url.hostname,
        'Accept-Encoding': 'identity',
        'User-Agent': 'SolidarityDesk',
      },
      lookup: pinned,
      servername: url.hostname,
      // Said outright: NODE_TLS_REJECT_UNAUTHORIZED=0 must not reach this connection.
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      ca: peer.ca,
      maxHeaderSize: limits.headerBytes,
      // One of its own: the shared agent may know a proxy (NODE_USE_ENV_PROXY) or an older connection.
      agent: new Agent({ keepAlive: false, maxCachedSessions: 0 }),
      signal,
    });
    const late = () => asking.destroy(new TooSlow());
    let timer = setTimeout(late, limits.connectMs);
    asking.once('socket', (socket) =>
      socket.once('secureConnect', () => {
        clearTimeout(timer);
        timer = setTimeout(late, limits.firstByteMs);
      }),
    );
    asking.once('response', (response) => {
      clearTimeout(timer);
      resolve(response);
    });
    asking.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    asking.end();
  });
}
