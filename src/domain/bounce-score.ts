/** When an address counts as dead: notices that came back weigh, and the weight fades. */
import type { Refusal, RefusalReason } from './refusal.ts';

/** What a failure says of an address; `ours`: nothing, since the fault is with us or on the way. */
export type FailureKind = 'hard' | 'soft' | 'ours';

/** How often notices came back lately, as of a moment; null: never, or it was proven to work since. */
export interface Standing {
  readonly score: number;
  readonly asOf: Date | null;
}

/** At this score an address is dead: after one hard failure, or three soft ones within two weeks. */
const deadAt = 1;
const softWeight = 0.4;
const day = 24 * 60 * 60 * 1000;
const halfLife = 28 * day;

const gone: ReadonlySet<RefusalReason> = new Set([
  'no-such-mailbox',
  'no-such-domain',
  'mailbox-disabled',
]);
const faultsOfOurs: ReadonlySet<RefusalReason> = new Set([
  'policy',
  'spam-suspicion',
  'not-authorised',
  'content-rejected',
  'too-large',
  'greylisted',
]);
/** In a dialogue with our own mail server these are about that server. */
const aboutOurServer: ReadonlySet<RefusalReason> = new Set([
  'server-busy',
  'connection-lost',
  'expired',
  'unknown',
]);

/** @param where `dialogue`: our own mail server refused it; `report`: it came back */
export function failureKind(refusal: Refusal, where: 'dialogue' | 'report'): FailureKind {
  if (refusal.security || faultsOfOurs.has(refusal.reason)) return 'ours';
  if (where === 'dialogue' && aboutOurServer.has(refusal.reason)) return 'ours';
  return gone.has(refusal.reason) && refusal.severity !== 4 ? 'hard' : 'soft';
}

/** The score now: it halves in four weeks. */
export function scoreAt({ score, asOf }: Standing, now: Date): number {
  if (!asOf) return 0;
  return score * 0.5 ** (Math.max(0, now.getTime() - asOf.getTime()) / halfLife);
}

/**
 * The standing of an address after one more failure. Soft ones count once a day: a mailbox that is
 * full while three notices arrive is full once.
 * @param arrivedSince a notice to it went out since the last failure and did not come back: half of the score is forgiven
 */
export function afterFailure(
  before: Standing,
  kind: FailureKind,
  now: Date,
  arrivedSince = false,
): { readonly score: number; readonly asOf: Date | null; readonly dead: boolean } {
  const faded = scoreAt(before, now) * (arrivedSince ? 0.5 : 1);
  if (kind === 'ours') return { ...before, dead: faded >= deadAt };
  const sameDay = before.asOf !== null && now.getTime() - before.asOf.getTime() < day;
  if (kind === 'soft' && sameDay && before.score > 0) return { ...before, dead: faded >= deadAt };
  const score = kind === 'hard' ? Math.max(deadAt, faded) : faded + softWeight;
  return { score, asOf: now, dead: score >= deadAt };
}
