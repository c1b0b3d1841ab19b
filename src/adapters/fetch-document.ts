/**
 * Fetches documents over HTTPS from allowed hosts, and from nowhere else: whoever writes a mail must
 * not make this machine ask another one for him (server-side request forgery). Every step of a
 * redirect is checked as the first address was.
 */
import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { FetchDocument, FetchOutcome, Resolve } from '../desk.ts';
import type { LinkFault } from '../domain/link-fault.ts';
import { allowedUrl } from './fetch/allowed-url.ts';
import { faultOf } from './fetch/fault.ts';
import { fileNameOf } from './fetch/file-name.ts';
import { type FetchLimits, get, TooSlow } from './fetch/get.ts';
import { lookUp } from './fetch/look-up.ts';
import { isPublicAddress } from './fetch/public-address.ts';
import { readBody, TooLarge } from './fetch/read-body.ts';

const mostRedirects = 5;

const usualLimits: FetchLimits = {
  bytes: 60 * 1024 * 1024,
  headerBytes: 16 * 1024,
  connectMs: 10_000,
  firstByteMs: 30_000,
  wholeMs: 120_000,
};

export interface FetchOptions {
  readonly resolve: Resolve;
  readonly limits?: Partial<FetchLimits>;
  /** For tests against a server on this machine: its port, its CA, and the address that is let through. */
  readonly local?: { readonly port: number; readonly ca?: string; readonly address: string };
}

type Redirect = { readonly result: 'redirect'; readonly to: string };

const refused = (why: LinkFault): FetchOutcome => ({ result: 'refused', why });
const failed = (why: LinkFault): FetchOutcome => ({ result: 'failed', why });

/** @param hosts host names whose documents may be fetched; those below them too */
export function fetchFrom(hosts: readonly string[], options: FetchOptions): FetchDocument {
  const limits = { ...usualLimits, ...options.limits };
  const { local } = options;

  /** One request, to one address that was checked. */
  const ask = async (url: URL, signal: AbortSignal): Promise<FetchOutcome | Redirect> => {
    const host = url.hostname;
    try {
      const addresses = await lookUp(host, options.resolve, signal);
      if (!addresses.length) return failed({ kind: 'unknown-host', host });
      const inner = addresses.find(
        (a) => !isPublicAddress(a.address) && a.address !== local?.address,
      );
      if (inner) return refused({ kind: 'inner-address', host, address: inner.address });
      const peer = { addresses, port: local?.port ?? 443, ca: local?.ca };
      const response = await get(url, peer, limits, signal);
      try {
        return await answerOf(response, url, limits.bytes, signal);
      } finally {
        response.destroy();
      }
    } catch (error) {
      if (error instanceof TooLarge)
        return refused({
          kind: 'file-too-large',
          megabytes: Math.floor(limits.bytes / 1024 / 1024),
        });
      return failed(faultOf(signal.aborted ? new TooSlow() : error, host));
    }
  };

  return async (address) => {
    const signal = AbortSignal.timeout(limits.wholeMs);
    let next = address;
    for (let step = 0; step <= mostRedirects; step += 1) {
      const allowed = allowedUrl(next, hosts);
      if (!allowed.ok)
        return refused(
          step ? { kind: 'leads-on', to: next.slice(0, 200), fault: allowed.why } : allowed.why,
        );
      const answer = await ask(allowed.url, signal);
      if (answer.result !== 'redirect') return answer;
      next = answer.to;
    }
    return refused({ kind: 'led-on-too-often', most: mostRedirects });
  };
}

async function answerOf(
  response: IncomingMessage,
  url: URL,
  limit: number,
  signal: AbortSignal,
): Promise<FetchOutcome | Redirect> {
  const { statusCode = 0, headers } = response;
  const host = url.hostname;
  if ([301, 302, 303, 307, 308].includes(statusCode) && headers.location) {
    if (!URL.canParse(headers.location, url)) return failed({ kind: 'leads-nowhere', host });
    return { result: 'redirect', to: new URL(headers.location, url).href };
  }
  if (statusCode !== 200) {
    const status = `${statusCode} ${STATUS_CODES[statusCode] ?? ''}`.trim();
    return { ...failed({ kind: 'answered', host, status }), ...retryAfter(headers['retry-after']) };
  }
  const bytes = await readBody(response, limit, signal);
  if (!bytes.length) return failed({ kind: 'empty-file', host });
  const contentType = typeOf(headers['content-type']);
  const filename = fileNameOf(headers['content-disposition'], url, contentType);
  return { result: 'fetched', filename, contentType, bytes, url: url.href };
}

function typeOf(header: string | undefined): string {
  const type = header?.split(';')[0]?.trim().toLowerCase() ?? '';
  return /^[\w.+-]{1,100}\/[\w.+-]{1,100}$/.test(type) ? type : 'application/octet-stream';
}

/** RFC 9110 §10.2.3: seconds, or a date. */
function retryAfter(header: string | undefined): { readonly retryAfterSeconds?: number } {
  if (!header) return {};
  const seconds = /^\d{1,9}$/.test(header)
    ? Number(header)
    : Math.ceil((Date.parse(header) - Date.now()) / 1000);
  return seconds > 0 ? { retryAfterSeconds: seconds } : {};
}
