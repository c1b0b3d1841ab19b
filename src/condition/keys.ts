/** Our own keys and the mail servers' certificates as they stand, in values: the doctor and the alerts say what it means. */
import { createPublicKey, X509Certificate } from 'node:crypto';
import type { Config } from '../config.ts';
import type { Resolve } from '../desk.ts';
import { certificateEnd, clientCertificate, dkimKey } from '../open.ts';

export interface DkimStanding {
  /** Where the public half has to stand in the DNS. */
  readonly name: string;
  readonly domain: string;
  /** What has to stand there, as TXT (RFC 6376 §3.6.1). */
  readonly record: string;
  /** `unknown`: the DNS did not answer. */
  readonly published: 'ours' | 'another' | 'nothing' | 'unknown';
}

/** @returns null: the desk does not sign. @throws with a sentence for the administrator, when the key cannot be used */
export async function dkimStanding(config: Config, resolve: Resolve): Promise<DkimStanding | null> {
  const signing = dkimKey(config);
  if (!signing) return null;
  const { domain, selector, key } = signing;
  const name = `${selector}._domainkey.${domain}`;
  const der = createPublicKey(key as never).export({ type: 'spki', format: 'der' });
  const ed25519 = key.asymmetricKeyType === 'ed25519';
  const ours = (ed25519 ? der.subarray(-32) : der).toString('base64');
  const record = `v=DKIM1; k=${ed25519 ? 'ed25519' : 'rsa'}; p=${ours}`;
  const found = await resolve(name, 'TXT').catch((error: { code?: string }) =>
    error.code === 'ENOTFOUND' || error.code === 'ENODATA' ? [] : null,
  );
  if (found === null) return { name, domain, record, published: 'unknown' };
  const texts = found.map((text) => (Array.isArray(text) ? text.join('') : String(text)));
  const stands = texts.some((text) => text.replace(/\s/g, '').includes(`p=${ours}`));
  const published = stands ? 'ours' : texts.length ? 'another' : 'nothing';
  return { name, domain, record, published };
}

/** When our certificate for the mail server ends; null: there is none. @throws with a sentence for the administrator */
export function clientCertificateEnd(config: Config): Date | null {
  const own = clientCertificate(config);
  return own && new Date(new X509Certificate(own.cert).validTo);
}

export interface ServerCertificate {
  /** Host of IMAP_URL or SMTP_URL. */
  readonly host: string;
  /** Null: it could not be asked. */
  readonly ends: Date | null;
}

/** Certificates of the mail servers, where there is TLS. */
export async function serverCertificates({
  environment: { IMAP_URL, SMTP_URL },
}: Pick<Config, 'environment'>): Promise<ServerCertificate[]> {
  const asked = [IMAP_URL, SMTP_URL]
    .filter((address) => address !== undefined)
    .map(async (address) => ({
      host: new URL(address).host,
      ends: await certificateEnd(address).catch(() => 'unknown' as const),
    }));
  return (await Promise.all(asked)).flatMap(({ host, ends }) =>
    ends === null ? [] : [{ host, ends: ends === 'unknown' ? null : ends }],
  );
}

/** All of it, for whoever looks now and then. */
export interface Keys {
  /** By name: host and port, or `SMTP_CERT`. */
  readonly certificates: readonly { readonly name: string; readonly ends: Date | null }[];
  readonly dkim: DkimStanding | null;
}

/** What cannot be used at all was said when the desk was opened, and is left out. */
export async function keysNow(config: Config, resolve: Resolve): Promise<Keys> {
  const servers = await serverCertificates(config);
  const own = await Promise.resolve(config)
    .then(clientCertificateEnd)
    .catch(() => null);
  return {
    certificates: [
      ...servers.map(({ host, ends }) => ({ name: host, ends })),
      ...(own ? [{ name: 'SMTP_CERT', ends: own }] : []),
    ],
    dkim: await dkimStanding(config, resolve).catch(() => null),
  };
}

const day = 24 * 60 * 60 * 1000;

/** Whether a certificate ends within so many days, or has ended. */
export const endsSoon = (ends: Date, now: Date, days: number): boolean =>
  ends.getTime() - now.getTime() < days * day;
