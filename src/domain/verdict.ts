/**
 * `genuine`: a trusted sender (the IPU); `internal`: somebody of our own house; both proven.
 * `not-genuine`: somebody who pretends. `unknown`: not proven, or nobody whom we know.
 */
export type VerdictResult = 'genuine' | 'internal' | 'not-genuine' | 'unknown';

export interface Verdict {
  readonly result: VerdictResult;
  /** The one address in From; null when there is none or more than one. */
  readonly sender: string | null;
  /** Sentences for the clerk. */
  readonly evidence: readonly string[];
}
