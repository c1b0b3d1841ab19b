/** Listens to what is said of a closed list, so that a test can hold it against the catalogues. */
import type { Language } from '../../src/domain/language.ts';
import { type Voice, voiceOf } from '../../src/mail/voice.ts';

/** For each kind of a list its examples; TypeScript asks for every kind. */
export type Each<T extends { kind: string }> = {
  readonly [K in T['kind']]: readonly Extract<T, { kind: K }>[];
};

/** A voice that notes under which keys of the catalogue it speaks. */
export function listening(language: Language, keys: Set<string>): Voice {
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
export const leftOpen = /undefined|null|NaN|\[object|[{}]|^\s*$/;
