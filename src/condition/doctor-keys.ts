/** The doctor at our own keys: what signs our mails, and what shows the mail server who we are. */
import type { Config } from '../config.ts';
import type { Resolve } from '../desk.ts';
import { advice, bad, type Finding, good, reason } from './finding.ts';
import { clientCertificateEnd, dkimStanding, endsSoon } from './keys.ts';

export async function examineKeys(config: Config, resolve: Resolve, now: Date): Promise<Finding[]> {
  return [...(await examineDkim(config, resolve)), ...examineCertificate(config, now)];
}

/** The key can be read, and its public half is what the DNS says (RFC 6376 §3.6.1). */
async function examineDkim(config: Config, resolve: Resolve): Promise<Finding[]> {
  try {
    const dkim = await dkimStanding(config, resolve);
    if (!dkim) return [];
    const { name, domain, record } = dkim;
    const todo = `Publish there as TXT: ${record}`;
    switch (dkim.published) {
      case 'ours':
        return [good(`Mails are signed for ${domain}, and the key is published at ${name}`)];
      case 'another':
        return [
          bad(`Another key than ours is published at ${name}: receivers reject what we sign`, todo),
        ];
      case 'nothing':
        return [bad(`Nothing is published at ${name}: receivers cannot check what we sign`, todo)];
      case 'unknown':
        return [
          advice(
            `The DKIM key can be read; whether ${name} is published could not be found out`,
            'Run doctor again when the DNS answers',
          ),
        ];
    }
  } catch (error) {
    return [
      bad(`Mails cannot be signed: ${reason(error)}`, 'Correct delivery.dkim, or take it out'),
    ];
  }
}

function examineCertificate(config: Config, now: Date): Finding[] {
  try {
    const ends = clientCertificateEnd(config);
    return ends ? [validity('The client certificate SMTP_CERT', ends, now, config)] : [];
  } catch (error) {
    return [
      bad(
        `The client certificate cannot be used: ${reason(error)}`,
        'SMTP_CERT and SMTP_KEY are PEM files that belong together',
      ),
    ];
  }
}

/** How long a certificate is good for. */
export function validity(what: string, ends: Date, now: Date, config: Config): Finding {
  const until = ends.toISOString().slice(0, 10);
  if (ends <= now) return bad(`${what} ended on ${until}`, 'Get a new one');
  if (endsSoon(ends, now, config.alerts.certificateDays))
    return advice(`${what} ends on ${until}`, 'Get a new one in time');
  return good(`${what} is valid until ${until}`);
}
