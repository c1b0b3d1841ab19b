/** How often something may be done in a stretch of time; counted in this process, forgotten with it. */
export function openPace(limit: number, windowMs: number): (key: string, now: Date) => boolean {
  const seen = new Map<string, { since: number; count: number }>();
  return (key, now) => {
    const at = now.getTime();
    if (seen.size > 10_000)
      for (const [old, { since }] of seen) if (at - since >= windowMs) seen.delete(old);
    const known = seen.get(key);
    if (!known || at - known.since >= windowMs) {
      seen.set(key, { since: at, count: 1 });
      return true;
    }
    known.count += 1;
    return known.count <= limit;
  };
}
