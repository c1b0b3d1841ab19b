import type { Evidence } from './evidence.ts';

/**
 * `genuine`: a trusted sender (the IPU); `internal`: somebody of our own house; both proven.
 * `not-genuine`: somebody who pretends. `unknown`: not proven, or nobody whom we know.
 */
export type VerdictResult = 'genuine' | 'internal' | 'not-genuine' | 'unknown';

/**
 * What decided about the sender: what our own mail server wrote (RFC 8601), a DKIM signature
 * (RFC 6376) alone or under the domain's DMARC rule (RFC 9989), or a sealed chain of servers that
 * we trust (ARC, RFC 8617). `none`: nothing did.
 */
export type ProofMethod = 'authentication-results' | 'dkim' | 'dmarc' | 'arc' | 'none';

/** Which key signed; kept because keys are exchanged, and cannot be asked for again later. */
export interface SigningKey {
  readonly domain: string;
  readonly selector: string;
  /** Length of an RSA key; null for other keys, whose length is fixed. */
  readonly bits: number | null;
}

/** A mail of somebody else within the text or among the attachments of one of ours. */
export interface ForwardedMail {
  readonly via: 'text' | 'attachment';
  /** As the forwarded mail names it: anybody can write it. Null when no address is named. */
  readonly sender: string | null;
  /** Whether that address is a trusted sender's. */
  readonly trusted: boolean;
  /** Null when it was forwarded as text. */
  readonly messageId: string | null;
}

export interface Verdict {
  readonly result: VerdictResult;
  /** The one address in From; null when there is none or more than one. */
  readonly sender: string | null;
  /** For the clerk; parameters of mails are shortened. */
  readonly evidence: readonly Evidence[];
  readonly method: ProofMethod;
  /** The key of the signature or seal that proves the sender, where we checked it ourselves. */
  readonly key: SigningKey | null;
  /** ISO 8601. */
  readonly checkedAt: string;
  /** What a proven person of our house passes on; null when nothing, or when they may not. */
  readonly forwarded: ForwardedMail | null;
}
