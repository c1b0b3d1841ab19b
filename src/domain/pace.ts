/** How fast we may send: a bucket of tokens for a limit by the minute, and waits that grow while a server is in trouble. */

/** A limit's bucket: what it holds at most, and what flows in. */
interface Bucket {
  readonly capacity: number;
  readonly perSecond: number;
}

/**
 * Within any minute at most the limit goes out: what the bucket holds and what flows in within a minute
 * are together less than the limit and one. A small bucket makes an even flow of it.
 */
export function bucketOf(limit: number): Bucket {
  const capacity = Math.max(1, Math.ceil(limit / 20));
  // A little less than allowed: the table keeps tokens in four bytes.
  return { capacity, perSecond: ((limit + 1 - capacity) / 60) * 0.999 };
}

/** What there is in a bucket as it was seen last. */
export interface Level {
  readonly tokens: number;
  readonly refilledAt: Date;
}

export function tokensAt({ tokens, refilledAt }: Level, limit: number, now: Date): number {
  const { capacity, perSecond } = bucketOf(limit);
  const seconds = Math.max(0, (now.getTime() - refilledAt.getTime()) / 1000);
  return Math.min(capacity, tokens + seconds * perSecond);
}

/** When a token is there again; null: there is one now. */
export function nextToken(level: Level, limit: number, now: Date): Date | null {
  const tokens = tokensAt(level, limit, now);
  if (tokens >= 1) return null;
  return new Date(now.getTime() + Math.ceil(((1 - tokens) / bucketOf(limit).perSecond) * 1000));
}

const second = 1000;

/** How long a server or domain is left alone after it said the `n`th time in a row that it is in trouble. */
export const troubleWait = (n: number): number =>
  Math.min(5 * second * 2 ** Math.max(0, n - 1), 15 * 60 * second);
