/** Listens to what is said of a closed list, and holds it against the catalogues. */
import { expect } from 'vitest';
import type { Language } from '../../src/domain/language.ts';
import { type Voice, voiceOf } from '../../src/mail/voice.ts';
import { readCatalogue } from '../../src/mail/words.ts';

/** For each kind of a list its examples; TypeScript asks for every kind. */
export type Each<T extends { kind: string }> = {
  readonly [K in T['kind']]: readonly Extract<T, { kind: K }>[];
};

/** A voice that notes under which keys of the catalogue it speaks. */
function listening(language: Language, keys: Set<string>): Voice {
  const voice = voiceOf(language, 'Europe/Copenhagen');
  return {
    ...voice,
    say(key, values) {
      keys.add(key);
      return voice.say(key, values);
    },
  };
}

/** What a text holds when a value or a word is missing. */
const leftOpen = /undefined|null|NaN|\[object|[{}]|^\s*$/;

/**
 * All of a list is said in a language by words of its own, nothing in them is left open, and the catalogue has no word for
 * it that is never said.
 * @param headings of the catalogue that belong to the list
 * @param say says all of it, and gives what was said
 */
export function expectSaidInFull(
  language: Language,
  headings: readonly string[],
  say: (voice: Voice) => readonly string[],
): void {
  const keys = new Set<string>();
  for (const text of say(listening(language, keys))) expect(text).not.toMatch(leftOpen);
  const own = readCatalogue(language);
  expect(
    [...keys].filter((key) => !own.has(key)),
    'waiting for a translator',
  ).toEqual([]);
  const ours = (key: string) => headings.includes(key.split('.')[0] ?? '');
  expect([...keys].filter(ours).sort()).toEqual([...own.keys()].filter(ours).sort());
}

/** As it reads: without marks of direction and breaks of lines. */
export const flat = (text: string): string =>
  text.replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ');
