/**
 * Who sent it, and how do we know: a `ParsedMail` becomes an `ArrivedMessage`. What our own
 * receiving server found comes first, then the signatures as we find them ourselves; everything
 * is written down as evidence for the person who decides.
 */
import type { Resolve } from '../desk.ts';
import { type Evidence, forKeeping } from '../domain/evidence.ts';
import type {
  ForwardedMail,
  ProofMethod,
  SigningKey,
  Verdict,
  VerdictResult,
} from '../domain/verdict.ts';
import { doubledFields, oddities, pretence } from './authenticate/appearance.ts';
import { type Arrival, onlyWorthless, ownCheck } from './authenticate/own-check.ts';
import { isInternal, isTrusted, type TrustRules } from './authenticate/rules.ts';
import { serverFinding } from './authenticate/server-results.ts';
import { ourResults } from './authentication-results.ts';
import { domainOf, isListed } from './domains.ts';
import { forwardedIn, innerSignature } from './forwarded.ts';
import { headersNamed, type ParsedMail } from './mail.ts';

export interface ArrivedMessage {
  readonly mail: ParsedMail;
  readonly verdict: Verdict;
}

export interface Authenticated extends ArrivedMessage {
  /** The DNS did not answer, and its answer could have proven the sender: worth another try. */
  readonly unanswered: boolean;
}

interface Finding {
  readonly proof: 'proven' | 'refuted' | 'open';
  readonly method: ProofMethod;
  readonly key: SigningKey | null;
  readonly evidence: readonly Evidence[];
  readonly unanswered: boolean;
}

/** From must be one field with one address (RFC 9989 §5.3.1 leaves the others to the receiver). */
function soleSender(mail: ParsedMail): string | Evidence {
  const fields = headersNamed(mail, 'from').length;
  if (fields > 1) return { code: 'several-from-fields', count: fields };
  if (mail.from.length > 1) return { code: 'several-senders', count: mail.from.length };
  return mail.from[0]?.address ?? { code: 'no-sender' };
}

const open = (...evidence: Evidence[]): Finding => ({
  proof: 'open',
  method: 'none',
  key: null,
  evidence,
  unanswered: false,
});

/** What is known of the sender, from the surest source that says anything. */
async function find(
  arrival: Arrival,
  sender: string,
  rules: TrustRules,
  resolve: Resolve,
): Promise<Finding> {
  const doubled = doubledFields(arrival.mail);
  if (doubled.length) return open(...doubled);
  const domain = domainOf(sender);
  const { results } = ourResults(arrival.mail.headers, rules.authservId, rules.internalDomains);
  const server = serverFinding(results, domain);
  const method = 'authentication-results' as const;
  if (server.proof === 'refuted') return { ...open(server.evidence), proof: 'refuted', method };
  if (server.proof === 'proven') {
    // Not every server looks at how a signature is made.
    const worthless = server.byPath ? null : await onlyWorthless(arrival, domain);
    if (worthless) return open(server.evidence, worthless);
    return { ...open(server.evidence), proof: 'proven', method };
  }
  // Strangers stay strangers, whatever they sign: nobody is asked about them.
  const listed = isTrusted(sender, rules) || isInternal(sender, rules);
  if (server.proof === 'open' || !listed) return open(server.evidence);
  const own = await ownCheck(arrival, sender, rules, resolve);
  const proof = own.method === 'none' ? 'open' : 'proven';
  return {
    ...own,
    proof,
    evidence: [...own.evidence, ...(results.length ? [server.evidence] : [])],
  };
}

function judge(
  finding: Finding,
  pretends: boolean,
  sender: string,
  rules: TrustRules,
): VerdictResult {
  // A proof of the wrong domain is no comfort: whoever owns it can sign for it.
  if (pretends || finding.proof === 'refuted') return 'not-genuine';
  if (finding.proof === 'open') return 'unknown';
  if (isTrusted(sender, rules)) return 'genuine';
  return isInternal(sender, rules) ? 'internal' : 'unknown';
}

function standing(sender: string, proven: boolean, rules: TrustRules): Evidence[] {
  const trusted = isTrusted(sender, rules);
  const internal = isInternal(sender, rules);
  if (!trusted && !internal) return [{ code: 'on-no-list', address: sender }];
  if (!proven) return [];
  return [{ code: trusted ? 'trusted-sender' : 'of-our-house', address: sender }];
}

/**
 * @param resolve asked only about senders whom a list names, and only for keys that can prove them
 * @returns the verdict; where the DNS did not answer it is never a pass or a fail, but `unknown`
 */
export async function authenticate(
  arrival: Arrival,
  rules: TrustRules,
  resolve: Resolve,
): Promise<Authenticated> {
  const { mail, at } = arrival;
  const checkedAt = at.toISOString();
  const sender = soleSender(mail);
  if (typeof sender !== 'string') {
    const result = sender.code === 'no-sender' ? 'unknown' : 'not-genuine';
    const verdict: Verdict = {
      result,
      sender: null,
      evidence: [sender],
      method: 'none',
      key: null,
      checkedAt,
      forwarded: null,
    };
    return { mail, verdict, unanswered: false };
  }
  const pretending = pretence(mail, sender, rules);
  const finding = await find(arrival, sender, rules, resolve);
  const result = judge(finding, pretending.length > 0, sender, rules);
  const passedOn =
    result === 'internal' ? await passedOnBy(sender, mail, at, rules, resolve) : null;
  const { ignored } = ourResults(mail.headers, rules.authservId, rules.internalDomains);
  const servers = [...new Set(ignored)].filter(Boolean).join(', ');
  const evidence: Evidence[] = [
    ...finding.evidence,
    ...pretending,
    ...standing(sender, finding.proof === 'proven', rules),
    ...oddities(mail, sender, rules, finding.proof === 'proven'),
    ...(servers ? [{ code: 'server-results-ignored', servers } as const] : []),
    ...(passedOn?.evidence ?? []),
  ];
  const verdict: Verdict = {
    result,
    sender,
    evidence: forKeeping(evidence),
    method: finding.method,
    key: finding.key,
    checkedAt,
    forwarded: passedOn?.forwarded ?? null,
  };
  return { mail, verdict, unanswered: finding.unanswered && result === 'unknown' };
}

/** What a proven person of our house passes on. It makes readable, but proves nothing. */
async function passedOnBy(
  sender: string,
  mail: ParsedMail,
  at: Date,
  rules: TrustRules,
  resolve: Resolve,
): Promise<{ forwarded: ForwardedMail | null; evidence: Evidence[] } | null> {
  const found = forwardedIn(mail, rules);
  if (!found) return null;
  const { raw, inner, ...forwarded } = found;
  const who = forwarded.sender ?? '';
  if (!forwarded.trusted)
    return { forwarded, evidence: who ? [{ code: 'forwards-other', sender: who }] : [] };
  if (rules.forwarders.length && !isListed(sender, rules.forwarders))
    return { forwarded: null, evidence: [{ code: 'may-not-forward', address: sender }] };
  const comfort =
    raw && inner ? await innerSignature({ raw, mail: inner, at }, rules, resolve) : [];
  return { forwarded, evidence: [{ code: 'forwards-trusted', sender: who }, ...comfort] };
}
