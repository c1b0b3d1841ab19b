/**
 * Who sent it, and how do we know: a `ParsedMail` becomes an `ArrivedMessage`. Only what our own
 * receiving server found counts (DMARC: RFC 7489); everything else is written down as evidence
 * for the person who decides.
 */
import type { Verdict, VerdictResult } from '../domain/verdict.ts';
import { type MethodResult, type OurResults, ourResults } from './authentication-results.ts';
import { domainOf, isListed, isWithin, lookalikeOf } from './domains.ts';
import { headersNamed, type ParsedMail } from './mail.ts';

export interface ArrivedMessage {
  readonly mail: ParsedMail;
  readonly verdict: Verdict;
}

export interface TrustRules {
  /** The name under which our receiving server writes its results; empty when it writes none. */
  readonly authservId: string;
  /** Domains (with what is below them) and addresses. */
  readonly trustedSenders: readonly string[];
  readonly internalDomains: readonly string[];
}

type Proof = 'proven' | 'refuted' | 'open';

/** RFC 7489 §3.1.1: the signing domain and the domain in From belong together. */
const aligned = (a: string, b: string): boolean => isWithin(a, b) || isWithin(b, a);

function dmarcOf(results: readonly MethodResult[], domain: string): { proof: Proof; why: string } {
  const dmarc = results.filter((one) => one.method === 'dmarc');
  const failed = dmarc.find((one) => one.result === 'fail');
  if (failed) return { proof: 'refuted', why: `DMARC failed for ${domain}` };
  const passed = dmarc.find((one) => one.result === 'pass');
  const about = passed?.properties.get('header.from');
  if (passed && about !== undefined) {
    if (isWithin(domain, about)) return { proof: 'proven', why: `DMARC passed for ${domain}` };
    return { proof: 'refuted', why: `DMARC passed for ${about}, but the mail is from ${domain}` };
  }
  const signed = results.find(
    (one) =>
      one.method === 'dkim' &&
      one.result === 'pass' &&
      aligned(domain, one.properties.get('header.d') ?? ''),
  );
  if (signed)
    return {
      proof: 'proven',
      why: `a valid DKIM signature of ${signed.properties.get('header.d')}`,
    };
  if (!results.length)
    return { proof: 'open', why: 'our mail server says nothing about the sender' };
  const said = results.map((one) => `${one.method}=${one.result}`).join(', ');
  return { proof: 'open', why: `our mail server could not prove the sender (${said})` };
}

function oddities(
  mail: ParsedMail,
  address: string,
  rules: TrustRules,
  found: OurResults,
): string[] {
  const domain = domainOf(address);
  const elsewhere = mail.replyTo.filter(
    (to) => !isWithin(domainOf(to.address), domain) && !isWithin(domain, domainOf(to.address)),
  );
  const shown = mail.from[0]?.name.toLowerCase() ?? '';
  const claimed = rules.trustedSenders.find((entry) => shown.includes(entry.toLowerCase()));
  const foreign = [...new Set(found.ignored)].filter(Boolean);
  return [
    ...elsewhere.map((to) => `answers would go to ${to.address}, another domain`),
    ...(claimed && !isListed(address, [claimed])
      ? [`the name shown contains ${claimed}, the address does not`]
      : []),
    ...(foreign.length ? [`results of ${foreign.join(', ')} were ignored: only ours count`] : []),
  ];
}

/** From must be one field with one address (RFC 7489 §6.6.1 leaves the others to the receiver). */
function soleSender(mail: ParsedMail): { address: string } | { why: string; several: boolean } {
  const fields = headersNamed(mail, 'from').length;
  if (fields > 1) return { why: `the mail has ${fields} From fields`, several: true };
  const count = mail.from.length;
  if (count > 1) return { why: `the mail names ${count} senders`, several: true };
  const address = mail.from[0]?.address;
  if (address) return { address };
  return { why: 'the mail has no sender address that can be read', several: false };
}

function judge(
  address: string,
  proof: Proof,
  rules: TrustRules,
): { result: VerdictResult; why: string[] } {
  const trusted = isListed(address, rules.trustedSenders);
  const internal = isListed(address, rules.internalDomains);
  const domain = domainOf(address);
  const lookalike = lookalikeOf(domain, [...rules.trustedSenders, ...rules.internalDomains]);
  // A proof of the wrong domain is no comfort: whoever owns it can sign for it.
  if (lookalike)
    return { result: 'not-genuine', why: [`${domain} looks like ${lookalike}, but is not`] };
  if (proof === 'refuted') return { result: 'not-genuine', why: [] };
  if (proof === 'open') return { result: 'unknown', why: [] };
  if (trusted) return { result: 'genuine', why: [`${address} is a trusted sender`] };
  if (internal) return { result: 'internal', why: [`${address} is of our own house`] };
  return { result: 'unknown', why: [`${address} is on no list`] };
}

export function authenticate(mail: ParsedMail, rules: TrustRules): ArrivedMessage {
  const found = ourResults(mail.headers, rules.authservId, rules.internalDomains);
  const sender = soleSender(mail);
  if ('why' in sender) {
    const result = sender.several ? 'not-genuine' : 'unknown';
    return { mail, verdict: { result, sender: null, evidence: [sender.why] } };
  }
  const { proof, why } = dmarcOf(found.results, domainOf(sender.address));
  const judged = judge(sender.address, proof, rules);
  const evidence = [why, ...judged.why, ...oddities(mail, sender.address, rules, found)];
  return { mail, verdict: { result: judged.result, sender: sender.address, evidence } };
}
