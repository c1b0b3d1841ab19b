/** Which URLs may be asked at all, before any name is looked up. */
import { isWithin } from '../../domain/domain-name.ts';
import type { AddressFault } from '../../domain/link-fault.ts';

export type AllowedUrl =
  | { readonly ok: true; readonly url: URL }
  | { readonly ok: false; readonly why: AddressFault };

const longest = 2000;

/**
 * A plain name of letters, digits and hyphens that ends in letters. Addresses are none, however they
 * are written: the URL parser has made `0x7f.1` and `2130706433` into `127.0.0.1` before.
 */
const plainName = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;
/** Names in other scripts (RFC 5890) can look like any host. */
const otherScript = /(?:^|\.)xn--/;

const no = (why: AddressFault): AllowedUrl => ({ ok: false, why });

/**
 * HTTPS on its own port, without credentials, to an allowed host or one below it.
 * @param hosts in lower case or not; `ipu.org` allows `www.ipu.org` too
 */
export function allowedUrl(text: string, hosts: readonly string[]): AllowedUrl {
  if (text.length > longest || !URL.canParse(text)) return no({ kind: 'address-unreadable' });
  const url = new URL(text);
  const host = url.hostname;
  if (url.protocol !== 'https:') return no({ kind: 'not-https' });
  if (url.username || url.password) return no({ kind: 'with-password' });
  if (url.port) return no({ kind: 'with-port', port: url.port });
  if (!plainName.test(host) || otherScript.test(host)) return no({ kind: 'no-plain-name', host });
  if (!hosts.some((allowed) => isWithin(host, allowed)))
    return no({ kind: 'host-not-allowed', host });
  // What stands after # is for the reader's own program.
  url.hash = '';
  return { ok: true, url };
}
