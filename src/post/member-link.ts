import type { Config } from '../config.ts';

/**
 * The page on which a member changes what they get and finds the documents; nobody else's link opens it.
 * Null where members cannot reach the console: CONSOLE_URL does not begin with https://.
 */
export function memberPage(
  _desk: { readonly config: Pick<Config, 'environment'>; readonly secret: Buffer },
  _member: string,
  _now: Date,
): string | null {
  return null;
}
