import type { Context } from 'hono';

/**
 * Whether a form came from a page of ours, where the browser says so (Fetch Metadata; `Origin`, RFC 6454). An old
 * one that says neither is let in: what else the form has to know decides.
 * @param origins ours, as a browser may name them
 */
export function isSameOrigin(c: Context, origins: readonly string[]): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site) return site === 'same-origin' || site === 'none';
  const origin = c.req.header('origin');
  return !origin || origins.includes(origin);
}
