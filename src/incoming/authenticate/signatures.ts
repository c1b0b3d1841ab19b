/**
 * The DKIM signatures of a mail (RFC 6376), read and checked by mailauth, and what makes a
 * signature worthless as a proof although its arithmetic is right.
 */
import type { DKIMResult } from 'mailauth';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import type { Evidence } from '../../domain/evidence.ts';
import type { SigningKey } from '../../domain/verdict.ts';
import { inPieces } from '../pieces.ts';
import type { Asking } from './asking.ts';

/** RFC 8301 §3.2: shorter keys are not to be believed. */
const shortestKey = 1024;

/** Clocks differ; a signature may be as much ahead of ours. */
const clockSkewMs = 10 * 60_000;

/** The fields that a reader sees; a signature that leaves one out lets anybody write it. */
const mustBeSigned = ['From', 'Subject', 'To'] as const;

/** What changes how a mail is shown or answered. Named when not signed, but no reason to refuse. */
const shouldBeSigned = ['Date', 'Reply-To', 'Cc', 'Message-ID', 'MIME-Version', 'Content-Type'];

export interface Signature {
  readonly key: SigningKey;
  /** Of the domain in From, or of one with the same organisation (by the public suffix list). */
  readonly aligned: boolean;
  /** Why it proves nothing whatever its key says; null when it is well made. */
  readonly fault: Evidence | null;
  /** What came of it; only `valid` proves anything. */
  readonly state: 'valid' | 'invalid' | 'unanswered';
  /** Why it is not valid; or what a clerk should know of one that is. */
  readonly evidence: readonly Evidence[];
}

type Verified = Awaited<ReturnType<typeof dkimVerify>>;

/** @param at the moment of arrival: it decides about expired signatures */
export const verifySignatures = (raw: Buffer, at: Date, ask: Asking['ask']): Promise<Verified> =>
  dkimVerify(inPieces(raw), {
    resolver: ask,
    curTime: at,
    minBitLength: shortestKey,
    rejectRsaSha1: true,
  });

const nameOf = (line: string): string => line.slice(0, line.indexOf(':')).trim().toLowerCase();

/** Fields of this mail that the signature does not cover (§5.4: the last ones are covered first). */
function uncovered(verified: Verified, signature: DKIMResult, names: readonly string[]): string[] {
  const there = verified.headers?.parsed.map(({ key }) => key) ?? [];
  const signed = signature.signingHeaders?.headers.map(nameOf) ?? [];
  const count = (all: readonly string[], name: string) =>
    all.filter((one) => one === name.toLowerCase()).length;
  return names.filter((name) => count(there, name) > count(signed, name));
}

const dayOf = (iso: string): string => iso.slice(0, 10);

/** What can be seen without the key. @param at null where time was judged by somebody else */
export function faultOf(
  verified: Verified,
  signature: DKIMResult,
  at: Date | null,
): Evidence | null {
  const domain = signature.signingDomain ?? '';
  if (signature.canonBodyLengthLimited) return { code: 'signature-part-of-text', domain };
  const [field] = uncovered(verified, signature, mustBeSigned);
  if (field) return { code: 'signature-leaves-out', domain, field };
  if (signature.algo?.toLowerCase().includes('sha1'))
    return { code: 'signature-weak-hash', domain };
  // Of the key it is only read leniently how it is written; of the signature nothing is.
  const lax = signature.status.warnings?.some((warning) => !warning.startsWith('key-'));
  if (lax || !domain) return { code: 'signature-malformed', domain };
  if (!at) return null;
  const { signTime, expiresAfter } = signature;
  if (expiresAfter && Date.parse(expiresAfter) < at.getTime())
    return { code: 'signature-expired', domain, on: dayOf(expiresAfter) };
  if (signTime && Date.parse(signTime) > at.getTime() + clockSkewMs)
    return { code: 'signature-from-future', domain, on: dayOf(signTime) };
  return null;
}

function refusal(signature: DKIMResult): Evidence {
  const { signingDomain: domain = '', selector = '', status } = signature;
  if (status.policy?.['dkim-rules'] === 'weak-key') return { code: 'key-too-short', domain };
  if (status.comment === 'no key') return { code: 'key-missing', domain, selector };
  // Without a key to look at, mailauth has compared the text already or the signature was read wrongly.
  if (status.result === 'fail' || status.comment === 'body hash did not verify')
    return { code: 'signature-broken', domain };
  return { code: 'key-unusable', domain, selector };
}

/** One signature of a mail of `from` (a domain), as mailauth found it. */
export function signatureOf(
  verified: Verified,
  found: DKIMResult,
  from: string,
  at: Date,
): Signature {
  const { signingDomain: domain = '', selector = '', status, modulusLength } = found;
  const aligned = Boolean(status.aligned);
  const key = { domain, selector, bits: modulusLength ?? null };
  const fault: Evidence | null = aligned
    ? faultOf(verified, found, at)
    : { code: 'signature-other-domain', domain, from };
  const testing: Evidence | null = status.testing ? { code: 'key-for-tests', domain } : null;
  const refused = fault ?? testing;
  if (refused) return { key, aligned, fault, state: 'invalid', evidence: [refused] };
  if (status.result === 'temperror')
    return { key, aligned, fault, state: 'unanswered', evidence: [{ code: 'dns-silent', domain }] };
  if (status.result !== 'pass')
    return { key, aligned, fault, state: 'invalid', evidence: [refusal(found)] };
  const open = uncovered(verified, found, shouldBeSigned);
  return {
    key,
    aligned,
    fault,
    state: 'valid',
    evidence: [
      ...(modulusLength && modulusLength < 2048
        ? [{ code: 'key-short', domain, bits: modulusLength } as const]
        : []),
      ...(open.length ? [{ code: 'fields-not-signed', fields: open.join(', ') } as const] : []),
    ],
  };
}
