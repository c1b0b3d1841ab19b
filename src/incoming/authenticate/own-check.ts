/**
 * Our own look at the signatures of a mail, for servers that say nothing about them. SPF is not
 * asked for: it judges the address that handed the mail in, which nobody can know afterwards.
 */
import { evaluateDmarc } from 'mailauth/lib/dmarc/index.js';
import type { Resolve } from '../../desk.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { ProofMethod, SigningKey } from '../../domain/verdict.ts';
import { domainOf } from '../domains.ts';
import { headerExtent } from '../header.ts';
import { headersNamed, type ParsedMail } from '../mail.ts';
import { type Asking, asking, askNobody } from './asking.ts';
import type { TrustRules } from './rules.ts';
import { chainOf, sealedProof } from './sealed-chain.ts';
import { type Signature, signatureOf, verifySignatures } from './signatures.ts';

/** A mail as it came, with the moment at which it did. */
export interface Arrival {
  readonly raw: Buffer;
  readonly mail: ParsedMail;
  readonly at: Date;
}

export interface OwnFinding {
  readonly method: Exclude<ProofMethod, 'authentication-results'>;
  readonly key: SigningKey | null;
  readonly evidence: readonly Evidence[];
  /** It is not proven, and might have been, had the DNS answered. */
  readonly unanswered: boolean;
}

const mostSignatures = 10;
/** No honest mail comes near; reading longer ones takes time that grows with their square. */
const longestHeader = { bytes: 256 * 1024, lines: 3000 };

const nothingFound = (...evidence: Evidence[]): OwnFinding => ({
  method: 'none',
  key: null,
  evidence,
  unanswered: false,
});

/** What forbids to look: forms and sizes that only a hostile mail has. */
function tooMuch({ raw, mail }: Arrival): Evidence | null {
  const count = headersNamed(mail, 'dkim-signature').length;
  if (count > mostSignatures) return { code: 'too-many-signatures', count };
  const { bytes, lines, malformed } = headerExtent(raw);
  if (malformed) return { code: 'header-malformed' };
  const long = bytes > longestHeader.bytes || lines > longestHeader.lines;
  return long ? { code: 'header-too-long' } : null;
}

type Verified = Awaited<ReturnType<typeof verifySignatures>>;

const signaturesOf = (verified: Verified, domain: string, at: Date): Signature[] =>
  verified.results
    .filter(({ signingDomain }) => signingDomain)
    .map((found) => signatureOf(verified, found, domain, at));

/** Well made, and of the domain in question: worth asking for its key. */
const hopeful = ({ aligned, fault, evidence: [first] }: Signature): boolean =>
  aligned && !fault && first?.code === 'key-missing';

const keyName = ({ key }: Signature) => `${key.selector}._domainkey.${key.domain}`.toLowerCase();

/**
 * Whether every signature of the domain in From is made so that others can add to the mail. For
 * mails that another server has accepted; nothing is asked of the DNS.
 */
export async function onlyWorthless(arrival: Arrival, domain: string): Promise<Evidence | null> {
  if (!headersNamed(arrival.mail, 'dkim-signature').length || tooMuch(arrival)) return null;
  const verified = await verifySignatures(arrival.raw, arrival.at, askNobody);
  const own = signaturesOf(verified, domain, arrival.at).filter(({ aligned }) => aligned);
  const untimely = ['signature-expired', 'signature-from-future'];
  const worthless = own.filter(({ fault }) => fault && !untimely.includes(fault.code));
  return own.length && worthless.length === own.length ? (worthless[0]?.fault ?? null) : null;
}

/** @param sender the one address in From, which must be worth asking for: the DNS is asked */
export async function ownCheck(
  arrival: Arrival,
  sender: string,
  rules: TrustRules,
  resolve: Resolve,
): Promise<OwnFinding> {
  const { raw, mail, at } = arrival;
  const domain = domainOf(sender);
  const refused = tooMuch(arrival);
  if (refused) return nothingFound(refused);
  const seen = await verifySignatures(raw, at, askNobody);
  const [address, ...others] = seen.headerFrom;
  if (seen.fromFields !== 1 || others.length || address?.toLowerCase() !== sender)
    return nothingFound({ code: 'read-two-ways' });

  const signatures = signaturesOf(seen, domain, at);
  const chain = chainOf(seen, rules);
  const names = new Set([
    ...signatures.filter(hopeful).map(keyName),
    ...(chain?.trusted ? chain.keyNames : []),
  ]);
  const dns = asking(
    resolve,
    (name) => names.has(name.toLowerCase()) || name.startsWith('_dmarc.'),
  );
  const verified = names.size ? await verifySignatures(raw, at, dns.ask) : seen;
  const found = names.size ? signaturesOf(verified, domain, at) : signatures;

  const signed = await bySignature(found, sender, dns);
  if (signed.method !== 'none' || !chain)
    return found.length || chain ? signed : nothingFound({ code: 'unsigned', domain });
  const sealed = await sealedProof(mail, verified, chain, domain, at, dns.ask);
  const evidence = [...signed.evidence, sealed.evidence];
  return sealed.key
    ? { method: 'arc', key: sealed.key, evidence, unanswered: false }
    : { ...nothingFound(...evidence), unanswered: dns.unanswered.size > 0 };
}

/** The first valid signature that the domain's DMARC rule accepts (RFC 9989 §4). */
async function bySignature(
  found: readonly Signature[],
  sender: string,
  dns: Asking,
): Promise<OwnFinding> {
  const from = domainOf(sender);
  const valid = found.filter(({ state }) => state === 'valid');
  const others = found.filter(({ state }) => state !== 'valid').flatMap(({ evidence }) => evidence);
  const open = { ...nothingFound(...others), unanswered: dns.unanswered.size > 0 };
  if (!valid.length) return open;
  const { response, dkimAligned } = await evaluateDmarc({
    headerFrom: sender,
    fromFields: 1,
    dkimDomains: valid.map(({ key }) => ({ domain: key.domain })),
    resolver: dns.ask,
  });
  const rule = response ? response.status.result : 'fail';
  const accepted = valid.find(({ key }) => {
    const same = key.domain.toLowerCase() === from;
    // No rule of the domain can refuse a signature of that very domain.
    if (same) return true;
    return rule === 'none' || (rule === 'pass' && dkimAligned?.has(key.domain.toLowerCase()));
  });
  if (accepted) {
    const { domain, selector } = accepted.key;
    const code = rule === 'pass' ? 'signature-valid-dmarc' : 'signature-valid';
    return {
      method: rule === 'pass' ? 'dmarc' : 'dkim',
      key: accepted.key,
      evidence: [{ code, domain, selector }, ...accepted.evidence, ...others],
      unanswered: false,
    };
  }
  const domain = valid[0]?.key.domain ?? '';
  const refused: Evidence =
    rule === 'fail'
      ? { code: 'signature-not-accepted', domain, from }
      : { code: 'dns-silent', domain: from };
  return { ...open, evidence: [refused, ...others], unanswered: dns.unanswered.size > 0 };
}
