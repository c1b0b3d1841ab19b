/** How long a message waits for a DNS that does not answer, and when it is looked at again. */
const minute = 60_000;
const hour = 60 * minute;

/** After that a person decides without it. */
const patience = 24 * hour;

/**
 * Pauses grow with the time already waited: 1, 1, 2, 4 … minutes, at most two hours.
 * @returns null when it has waited long enough
 */
export function nextLook(storedAt: Date, now: Date): Date | null {
  const waited = now.getTime() - storedAt.getTime();
  if (waited >= patience) return null;
  return new Date(now.getTime() + Math.min(Math.max(waited, minute), 2 * hour));
}
