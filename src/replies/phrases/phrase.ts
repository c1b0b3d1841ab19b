import type { ActionKind } from '../../domain/action.ts';

/**
 * How a language says that something was done, or will be. Lists of words and short phrases,
 * separated by `|`: `*` stands for any letters (`ambassad*`), `[ao]` and `(de|du)` as in regular
 * expressions. Accents count, capitals do not.
 */
export interface PhraseList {
  readonly language: string;
  /** What a kind is recognised by: words of doing and of what they are done to, near each other in either order. */
  readonly kinds: readonly (readonly [ActionKind, doing: string, object: string])[];
  /** It has happened. */
  readonly done: string;
  /** It has not, but is meant to; stronger than `done`. */
  readonly planned: string;
  /** Denied, wished for, asked of somebody, or a condition; stronger than both. */
  readonly neither: string;
  /** A clause that begins so speaks of what others do. */
  readonly others: string;
  /** Words at which a clause ends, beside punctuation. */
  readonly joints: string;
  readonly today: string;
  readonly yesterday: string;
  readonly tomorrow: string;
}

/** A list, made ready to be looked for. */
export interface ReplyPhrases {
  readonly language: string;
  readonly kinds: readonly { readonly kind: ActionKind; readonly pattern: RegExp }[];
  readonly done: RegExp;
  readonly planned: RegExp;
  readonly neither: RegExp;
  readonly others: RegExp;
  readonly joints: RegExp;
  readonly today: RegExp;
  readonly yesterday: RegExp;
  readonly tomorrow: RegExp;
}

/** Particles that Arabic writes as one with the word: and, so, by, for, as, the. */
const arabicParticles = '(?:[وف]?(?:[بكل]?ال|لل|[بلك])?)?';

/** Spellings that an Arabic keyboard leaves to the writer. */
const arabicSpellings = (words: string): string =>
  words.replace(/\[[^\]]*\]|[اأإآ]|ة|[ىي]/g, (found) =>
    found.startsWith('[')
      ? found.replace(/[اأإآ]/g, 'اأإآ').replace('ة', 'ةه')
      : (/[اأإآ]/.test(found) && '[اأإآ]') || (found === 'ة' ? '[ةه]' : '[ىي]'),
  );

/** Small letters, but for those of `\p{L}`. */
const small = (list: string): string =>
  list.replace(/\\p\{\w+\}|\p{Lu}/gu, (found) => (found.length > 1 ? found : found.toLowerCase()));

/**
 * The small letters of a language's alphabet. Written out: `\p{L}`, some thousand times in these
 * lists, would take seconds to compile, and capitals that are ignored seconds more.
 */
const lettersOf = (language: string): string =>
  language === 'ar' ? '[\u0620-\u064a\u0671-\u06d3]' : '[a-z\u00df-\u00f6\u00f8-\u017f]';

function source(list: string, language: string): string {
  const letter = lettersOf(language);
  const words = (language === 'ar' ? arabicSpellings(list) : small(list))
    .replaceAll('*', `${letter}*`)
    .replaceAll('\\p{L}', letter)
    .replaceAll(' ', '\\s+')
    .replaceAll("'", "['’]");
  const before = language === 'ar' ? arabicParticles : '';
  return `(?<!${letter})${before}(?:${words})(?!${letter})`;
}

/** What may stand before the one who does it: "…, that the government has …". */
const linking = 'that|which|because|at|som|fordi|que|qui|dass|weil|att|eftersom|że|ponieważ|أن|بأن';

/** So far apart may the two words of a kind stand, in characters. */
const near = 70;

export function ready(list: PhraseList): ReplyPhrases {
  const any = (words: string): RegExp => new RegExp(source(words, list.language), 'u');
  return {
    language: list.language,
    kinds: list.kinds.map(([kind, doing, object]) => {
      const [a, b] = [source(doing, list.language), source(object, list.language)];
      return {
        kind,
        pattern: new RegExp(`${a}.{0,${near}}?${b}|${b}.{0,${near}}?${a}`, 'u'),
      };
    }),
    done: any(list.done),
    planned: any(list.planned),
    neither: any(list.neither),
    others: new RegExp(
      `^[\\s\\d\\p{P}]*(?:(?:${linking})\\s+)?${source(list.others, list.language)}`,
      'u',
    ),
    joints: new RegExp(`\\s*[;:–—]\\s+|,\\s+|\\s+(?=${source(list.joints, list.language)})`, 'u'),
    today: any(list.today),
    yesterday: any(list.yesterday),
    tomorrow: any(list.tomorrow),
  };
}
