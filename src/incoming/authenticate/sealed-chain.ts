/**
 * ARC (RFC 8617): servers that pass a mail on write down what they found and seal it, because
 * passing on breaks signatures. A seal says who made it, not that they are honest, so a chain
 * counts only when every server in it is one that we trust.
 */
import { arc } from 'mailauth/lib/arc/index.js';
import type { Evidence } from '../../domain/evidence.ts';
import type { SigningKey } from '../../domain/verdict.ts';
import { parseAuthenticationResults } from '../authentication-results.ts';
import { isListed } from '../domains.ts';
import { headersNamed, type ParsedMail } from '../mail.ts';
import type { Asking } from './asking.ts';
import type { TrustRules } from './rules.ts';
import { serverFinding } from './server-results.ts';
import { faultOf, type verifySignatures } from './signatures.ts';

type Verified = Awaited<ReturnType<typeof verifySignatures>>;

export interface Chain {
  readonly sealers: readonly string[];
  /** Names under which the keys of the seals are published. */
  readonly keyNames: readonly string[];
  readonly trusted: boolean;
}

const tag = (field: { parsed?: Record<string, { value?: unknown }> } | undefined, name: string) =>
  String(field?.parsed?.[name]?.value ?? '').toLowerCase();

/** Null without a chain, or with one whose fields do not belong together. */
export function chainOf(verified: Verified, rules: TrustRules): Chain | null {
  const sets = verified.arc?.chain;
  if (!sets || verified.arc?.error) return null;
  const fields = sets.flatMap((set) => [set['arc-seal'], set['arc-message-signature']]);
  const sealers = [...new Set(fields.map((field) => tag(field as never, 'd')))];
  const house = [...rules.trustedSealers, ...rules.internalDomains];
  return {
    sealers,
    keyNames: fields.map(
      (field) => `${tag(field as never, 's')}._domainkey.${tag(field as never, 'd')}`,
    ),
    trusted: sealers.every((sealer) => isListed(sealer, house)),
  };
}

/** What the first server of the chain found, the nearest to the author. */
function firstResults(mail: ParsedMail) {
  const first = headersNamed(mail, 'arc-authentication-results').find((value) =>
    /^\s*i\s*=\s*1\s*;/.test(value),
  );
  return parseAuthenticationResults(first?.replace(/^[^;]*;/, '') ?? '').results;
}

/**
 * @param verified of the same mail, with the keys asked for
 * @param domain in From
 * @returns the key of the newest seal when the chain proves the domain, else null and why not
 */
export async function sealedProof(
  mail: ParsedMail,
  verified: Verified,
  chain: Chain,
  domain: string,
  at: Date,
  ask: Asking['ask'],
): Promise<{ key: SigningKey | null; evidence: Evidence }> {
  const sealer = chain.sealers.at(-1) ?? '';
  if (!chain.trusted) return { key: null, evidence: { code: 'seal-untrusted', sealer } };
  const data = verified.arc as Parameters<typeof arc>[0];
  const { status } = await arc(data, { resolver: ask, minBitLength: 1024 });
  const newest = data.lastEntry?.messageSignature;
  const sound =
    status.result === 'pass' && newest?.status.result === 'pass' && !faultOf(verified, newest, at);
  if (!sound || newest.status.testing)
    return { key: null, evidence: { code: 'seal-broken', sealer } };
  if (serverFinding(firstResults(mail), domain).proof !== 'proven')
    return { key: null, evidence: { code: 'seal-says-nothing', sealer, domain } };
  return {
    key: { domain: sealer, selector: newest.selector ?? '', bits: newest.modulusLength ?? null },
    evidence: { code: 'seal-valid', sealer, domain },
  };
}
