/** The doctor at our own keys: what signs our mails, and what shows the mail server who we are. */
import { createPublicKey, X509Certificate } from 'node:crypto';
import type { Config } from '../config.ts';
import type { Resolve } from '../desk.ts';
import { clientCertificate, dkimKey } from '../open.ts';
import { advice, bad, type Finding, good, reason } from './finding.ts';

const day = 24 * 60 * 60 * 1000;
/** So long before its end a certificate is worth a word. */
const soon = 30 * day;

export async function examineKeys(config: Config, resolve: Resolve, now: Date): Promise<Finding[]> {
  return [...(await examineDkim(config, resolve)), ...examineCertificate(config, now)];
}

/** The key can be read, and its public half is what the DNS says (RFC 6376 §3.6.1). */
async function examineDkim(config: Config, resolve: Resolve): Promise<Finding[]> {
  const { dkim } = config.delivery;
  if (!dkim) return [];
  const name = `${dkim.selector}._domainkey.${dkim.domain}`;
  try {
    const key = dkimKey(config)?.key;
    if (!key) return [];
    const der = createPublicKey(key as never).export({ type: 'spki', format: 'der' });
    const ed25519 = key.asymmetricKeyType === 'ed25519';
    const ours = (ed25519 ? der.subarray(-32) : der).toString('base64');
    const record = `v=DKIM1; k=${ed25519 ? 'ed25519' : 'rsa'}; p=${ours}`;
    const published = await resolve(name, 'TXT').catch((error: { code?: string }) =>
      error.code === 'ENOTFOUND' || error.code === 'ENODATA' ? [] : null,
    );
    if (published === null)
      return [
        advice(
          `The DKIM key can be read; whether ${name} is published could not be found out`,
          'Run doctor again when the DNS answers',
        ),
      ];
    const texts = published.map((text) => (Array.isArray(text) ? text.join('') : String(text)));
    if (texts.some((text) => text.replace(/\s/g, '').includes(`p=${ours}`)))
      return [good(`Mails are signed for ${dkim.domain}, and the key is published at ${name}`)];
    return [
      bad(
        texts.length
          ? `Another key than ours is published at ${name}: receivers reject what we sign`
          : `Nothing is published at ${name}: receivers cannot check what we sign`,
        `Publish there as TXT: ${record}`,
      ),
    ];
  } catch (error) {
    return [
      bad(`Mails cannot be signed: ${reason(error)}`, 'Correct delivery.dkim, or take it out'),
    ];
  }
}

function examineCertificate(config: Config, now: Date): Finding[] {
  try {
    const own = clientCertificate(config);
    if (!own) return [];
    const certificate = new X509Certificate(own.cert);
    const ends = new Date(certificate.validTo);
    const until = ends.toISOString().slice(0, 10);
    if (ends <= now)
      return [bad(`The client certificate SMTP_CERT ended on ${until}`, 'Get a new one')];
    if (ends.getTime() - now.getTime() < soon)
      return [advice(`The client certificate SMTP_CERT ends on ${until}`, 'Get a new one in time')];
    return [good(`The client certificate SMTP_CERT is valid until ${until}`)];
  } catch (error) {
    return [
      bad(
        `The client certificate cannot be used: ${reason(error)}`,
        'SMTP_CERT and SMTP_KEY are PEM files that belong together',
      ),
    ];
  }
}
