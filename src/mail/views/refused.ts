import type { Voice } from '../voice.ts';

/**
 * What stands over the answer to an order that could not be carried out, whatever it was about; null: nothing, since it was.
 */
export const refusedTitle = (refused: boolean, voice: Voice): string | null =>
  refused ? voice.say('common.refused') : null;
