/**
 * The line at the top of every mail that expects a reply. What stands below it in an answer
 * is our own text, so the reply reader cuts there and rarely needs to guess.
 */
import { type Language, languages } from '../domain/language.ts';
import { wordsOf } from './words.ts';

const rule = '––––';

/** `–––– Please reply above this line ––––`, in the reader's language. */
export const markerLine = (language: Language): string =>
  `${rule} ${wordsOf(language).say('common.marker')} ${rule}`;

/** Programs turn dashes into other dashes, blanks into no-break ones, and add marks of direction. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
const dashes = '\\p{Pd}[\\p{Pd} ]*';
const shape = new RegExp(`^${dashes}(?<words>.+?) ?${dashes}$`, 'u');

let known: ReadonlySet<string> | null = null;
const knownWords = (): ReadonlySet<string> => {
  known ??= new Set(languages.map((language) => bare(wordsOf(language).say('common.marker'))));
  return known;
};

/** True for the marker line of any language, also when quoted (`> `) or indented. */
export function isMarkerLine(text: string): boolean {
  const words = shape.exec(bare(text.replace(/^[\s>|]+/, '')))?.groups?.words;
  return words !== undefined && knownWords().has(words);
}
