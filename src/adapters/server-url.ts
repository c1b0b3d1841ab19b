/** `IMAP_URL` and `SMTP_URL` taken apart, and the rule that a password never travels in the clear. */
import { isLoopback } from '../tls.ts';

export interface ServerUrl {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (`imaps:`, `smtps:`). */
  readonly secure: boolean;
  readonly loopback: boolean;
  readonly user: string | null;
  readonly password: string | null;
  /** What follows the host, without the slash. */
  readonly path: string;
}

/**
 * @param ports default port by protocol, e.g. `{ 'imaps:': 993, 'imap:': 143 }`
 * @throws with a sentence for the administrator; it never repeats the password
 */
export function readServerUrl(
  name: string,
  text: string,
  ports: Record<string, number>,
): ServerUrl {
  const known = Object.keys(ports).map((protocol) => `${protocol}//`);
  if (!URL.canParse(text)) {
    throw new Error(`${name} is not a URL; it looks like ${known[0]}user:password@host`);
  }
  const url = new URL(text);
  const port = ports[url.protocol];
  if (port === undefined) {
    throw new Error(
      `${name} begins with ${url.protocol}//, but it has to be ${known.join(' or ')}`,
    );
  }
  if (!url.hostname) throw new Error(`${name} names no host`);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port ? Number(url.port) : port,
    secure: url.protocol.endsWith('s:'),
    loopback: isLoopback(url.hostname),
    user: url.username ? decodeURIComponent(url.username) : null,
    password: url.password ? decodeURIComponent(url.password) : null,
    path: decodeURIComponent(url.pathname.replace(/^\//, '')),
  };
}
