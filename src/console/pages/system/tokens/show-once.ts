import type { SignedIn } from '../../../who.ts';

const fiveMinutes = 5 * 60_000;

/** Keeps a token from the form that made it to the page that shows it: once, to the same session, and soon. */
export function showOnce() {
  const kept = new Map<string, { token: string; at: number }>();
  const key = ({ session }: SignedIn, id: string): string => `${session} ${id}`;
  return {
    keep(who: SignedIn, id: string, token: string, now: Date): void {
      for (const [old, { at }] of kept) if (now.getTime() - at > fiveMinutes) kept.delete(old);
      kept.set(key(who, id), { token, at: now.getTime() });
    },
    /** @returns null: it was shown, or waited too long */
    take(who: SignedIn, id: string | undefined, now: Date): string | null {
      const found = id === undefined ? undefined : kept.get(key(who, id));
      if (!found || id === undefined) return null;
      kept.delete(key(who, id));
      return now.getTime() - found.at > fiveMinutes ? null : found.token;
    },
  };
}
