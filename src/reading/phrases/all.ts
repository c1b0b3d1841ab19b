import { english } from './en.ts';
import { french } from './fr.ts';
import type { Phrases } from './phrases.ts';

/** The languages decisions are read in. French first: its decision line may lack its accents and then begins as the English one. */
export const allPhrases: readonly Phrases[] = [french, english];
export type { Phrases };
