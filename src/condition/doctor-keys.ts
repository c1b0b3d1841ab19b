/** The doctor at our own keys: what signs our mails, and what shows the mail server who we are. */
import type { Config } from '../config.ts';
import type { Resolve } from '../desk.ts';
import type { Day } from '../domain/day.ts';
import { type Finding, type FindingValues, finding } from '../domain/finding.ts';
import { clientCertificateEnd, dkimStanding, endsSoon } from './keys.ts';
import { reason } from './reason.ts';

export async function examineKeys(config: Config, resolve: Resolve, now: Date): Promise<Finding[]> {
  return [...(await examineDkim(config, resolve)), ...examineCertificate(config, now)];
}

/** The key can be read, and its public half is what the DNS says (RFC 6376 §3.6.1). */
async function examineDkim(config: Config, resolve: Resolve): Promise<Finding[]> {
  try {
    const dkim = await dkimStanding(config, resolve);
    if (!dkim) return [];
    const { name, domain, record } = dkim;
    switch (dkim.published) {
      case 'ours':
        return [finding('dkim-published', { domain, name })];
      case 'another':
        return [finding('dkim-another', { name, record })];
      case 'nothing':
        return [finding('dkim-nothing', { name, record })];
      case 'unknown':
        return [finding('dkim-unknown', { name })];
    }
  } catch (error) {
    return [finding('dkim-unusable', { error: reason(error) })];
  }
}

function examineCertificate(config: Config, now: Date): Finding[] {
  try {
    const ends = clientCertificateEnd(config);
    return ends ? [validity({ of: 'client', host: '' }, ends, now, config)] : [];
  } catch (error) {
    return [finding('client-certificate-unusable', { error: reason(error) })];
  }
}

/** How long a certificate is good for. */
export function validity(
  whose: Pick<FindingValues['certificate-valid'], 'of' | 'host'>,
  ends: Date,
  now: Date,
  config: Config,
): Finding {
  const values = { ...whose, ends: ends.toISOString().slice(0, 10) as Day };
  if (ends <= now) return finding('certificate-ended', values);
  return endsSoon(ends, now, config.alerts.certificateDays)
    ? finding('certificate-ends', values)
    : finding('certificate-valid', values);
}
