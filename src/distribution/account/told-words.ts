import type { Language } from '../../domain/language.ts';
import type { RefusalReason } from '../../domain/refusal.ts';
import { voiceOf } from '../../mail/voice.ts';
import type { ToldState } from './told.ts';

/** How a language says what became of a notice for a member. */
export function toldWords(language: Language) {
  const { say } = voiceOf(language, 'UTC');
  return {
    state: (state: ToldState): string => say(`told.${state}`),
    reason: (reason: RefusalReason | null): string => (reason ? say(`refusals.${reason}`) : ''),
    /** A heading of the table. */
    column: (name: 'member' | 'address' | 'state' | 'since' | 'reason' | 'said'): string =>
      say(`told-columns.${name}`),
  };
}
