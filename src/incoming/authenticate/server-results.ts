/** What the results of a mail server whom we trust say about the domain in From. */

import { isWithin } from '../../domain/domain-name.ts';
import type { Evidence } from '../../domain/evidence.ts';
import { type MethodResult, ourResults } from '../authentication-results.ts';
import { domainOf } from '../domains.ts';
import type { HeaderLine } from '../mail.ts';
import type { TrustRules } from './rules.ts';

/** `silent`: nothing was said about signatures, or only that the DNS did not answer. */
type ServerProof = 'proven' | 'refuted' | 'open' | 'silent';

/** RFC 9989 §3.2.10: the signing domain and the domain in From belong together. */
const aligned = (a: string, b: string): boolean => isWithin(a, b) || isWithin(b, a);

/** RFC 8601 §2.7: a temporary error says nothing. */
const decided = ({ method, result }: MethodResult): boolean =>
  (method === 'dkim' || method === 'dmarc') && result !== 'temperror';

/** Some servers name the signer only by its identity, `header.i=@ipu.org`. */
const signerIn = (properties: ReadonlyMap<string, string>): string =>
  properties.get('header.d') ?? properties.get('header.i')?.replace(/^.*@/, '') ?? '';

export interface ServerFinding {
  readonly proof: ServerProof;
  readonly evidence: Evidence;
  /** It knew the address that handed the mail in, and that address may send for the domain. */
  readonly byPath: boolean;
}

/** Whether our own server says that the mail comes from the domain of an address. */
export function provenByServer(
  headers: readonly HeaderLine[],
  address: string,
  { authservId, internalDomains }: Pick<TrustRules, 'authservId' | 'internalDomains'>,
): boolean {
  const { results } = ourResults(headers, authservId, internalDomains);
  return serverFinding(results, domainOf(address)).proof === 'proven';
}

export function serverFinding(results: readonly MethodResult[], domain: string): ServerFinding {
  const byPath = results.some(
    ({ method, result, properties }) =>
      method === 'spf' &&
      result === 'pass' &&
      aligned(domain, (properties.get('smtp.mailfrom') ?? '').replace(/^.*@/, '')),
  );
  const finding = (proof: ServerProof, evidence: Evidence): ServerFinding => ({
    proof,
    evidence,
    byPath,
  });
  const dmarc = results.filter((one) => one.method === 'dmarc');
  if (dmarc.some((one) => one.result === 'fail'))
    return finding('refuted', { code: 'server-dmarc-failed', domain });
  const about = dmarc.find((one) => one.result === 'pass')?.properties.get('header.from');
  if (about !== undefined)
    return isWithin(domain, about)
      ? finding('proven', { code: 'server-dmarc-passed', domain })
      : finding('refuted', { code: 'server-dmarc-elsewhere', about, domain });
  const signer = results
    .filter((one) => one.method === 'dkim' && one.result === 'pass')
    .map(({ properties }) => signerIn(properties))
    .find((one) => aligned(domain, one));
  if (signer) return finding('proven', { code: 'server-dkim-passed', domain: signer });
  const said = results.map((one) => `${one.method}=${one.result}`).join(', ');
  return finding(
    results.some(decided) ? 'open' : 'silent',
    said ? { code: 'server-unsure', said } : { code: 'server-silent' },
  );
}
