/** Where on the network a request comes from. */
import { isIPv4, isIPv6 } from 'node:net';
import type { Context } from 'hono';

/** By the word of the proxy before the console, which writes the last one; all that come without one are the same. */
export const networkOf = (c: Pick<Context, 'req'>): string =>
  networkIn(c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? 'direct');

/**
 * An address of IPv4, or the /64 of one of IPv6, within which whoever has one has all (RFC 4291 §2.5.4).
 * Some proxies write the port too.
 * @returns `198.51.100.7`, `2001:db8:0:1::/64`; what is no address as it is
 */
export function networkIn(written: string): string {
  const address = written
    .replace(/^\[(.*)\](?::\d+)?$/, '$1')
    .replace(/^([\d.]+):\d+$/, '$1')
    .replace(/^::ffff:(?=[\d.]+$)/i, '')
    .replace(/%.*$/, '');
  if (isIPv4(address) || !isIPv6(address)) return address;
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const [before, after] = [head, tail ?? ''].map((part) => part.split(':').filter(Boolean));
  const zeros = Array<string>(8 - (before?.length ?? 0) - (after?.length ?? 0)).fill('0');
  const groups = [...(before ?? []), ...zeros, ...(after ?? [])];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
