import type { ActionKind } from '../../domain/action.ts';

/**
 * How a language says that something was done. Each pattern is tried on one sentence; its match is
 * shown to the clerk. Only what has happened counts: "has asked", not "will ask".
 */
export interface ReplyPhrases {
  readonly language: string;
  readonly done: readonly (readonly [ActionKind, RegExp])[];
  /** Sentences with these speak of what was not done, or not yet. */
  readonly notDone: RegExp;
}
