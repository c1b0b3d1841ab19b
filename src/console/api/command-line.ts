/** The command line of this machine: it has the key that the running process left in `holder.json`. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { commandLine } from '../who.ts';
import { machine, scopes } from './scopes.ts';
import type { Bearer } from './tokens.ts';

/** What the server gives beside the request. */
type Asked = Pick<Context, 'req'> & { readonly env?: Partial<HttpBindings> };

/** What a proxy adds (RFC 7239, RFC 9110 §7.6.3, and what they wrote before these). */
const ofProxies = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];
const loopback = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];
const loopbackHosts = ['127.0.0.1', '[::1]', 'localhost'];

/** Who asks, when it is the command line. @param key that this process made; null: it has none */
export function commandLineOf(c: Asked, key: string | null): Bearer | null {
  const [, given] = /^Bearer +(\w+)$/i.exec(c.req.header('authorization') ?? '') ?? [];
  if (!key || !given || !isSame(given, key) || !isFromHere(c)) return null;
  return { id: commandLine.clerk.id, who: commandLine, scopes: new Set([...scopes, machine]) };
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));

/** Straight from a process of this machine; what has no connection is asked within this process. */
function isFromHere(c: Asked): boolean {
  const from = c.env?.incoming?.socket.remoteAddress;
  return (
    !ofProxies.some((name) => c.req.header(name) !== undefined) &&
    loopbackHosts.includes(new URL(c.req.url).hostname) &&
    (!c.env?.incoming || loopback.includes(from ?? ''))
  );
}
