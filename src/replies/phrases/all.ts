import { ar } from './ar.ts';
import { da } from './da.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { type ReplyPhrases, ready } from './phrase.ts';
import { pl } from './pl.ts';
import { sv } from './sv.ts';

const all = [ar, da, de, en, es, fr, pl, sv].map(ready);

/** @param language ISO 639-1; of one that we have no list for, or null: any of them may be it */
export const phrasesFor = (language: string | null): readonly ReplyPhrases[] => {
  // Norwegian reads as Danish does.
  const own = all.filter((list) => list.language === (language === 'nb' ? 'da' : language));
  return own.length ? own : all;
};
