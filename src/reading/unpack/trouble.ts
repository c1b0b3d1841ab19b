import type { Readability } from '../../domain/decision.ts';

/** Why a container or a part of it could not be unpacked. */
export interface Trouble {
  readonly readable: Exclude<Readability, 'text'>;
  /** In words for a clerk. */
  readonly problem: string;
}

/** Names in a sentence; the rest is counted. */
const mostNamed = 3;

export function named(names: readonly string[]): string {
  const more = names.length - mostNamed;
  const shown = names.slice(0, mostNamed).map((name) => `"${name}"`);
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
