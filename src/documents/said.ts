import type { QuotedText } from '../domain/report-content.ts';
import type { Voice } from '../mail/voice.ts';

/** Somebody's words as a template sets them (`said` in paper.typ). */
export interface Said {
  readonly text: string;
  /** ISO 639; `und` where it is not known, so that no screen reader takes it for the document's. */
  readonly language: string;
  /** ISO 3166-1 alpha-2. */
  readonly region: string | null;
  readonly rtl: boolean;
  /** Their language, where it is not the document's. */
  readonly note: string | null;
}

const rightToLeft = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm']);
const firstLetter = /\p{L}/u;
const letterRightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** @param voice of the document */
export function said({ text, language }: QuotedText, voice: Voice): Said {
  const locale = localeOf(language);
  if (!locale) {
    const letter = firstLetter.exec(text)?.[0] ?? '';
    const rtl = letterRightToLeft.test(letter);
    return { text, language: 'und', region: null, rtl, note: null };
  }
  const foreign = locale.language !== voice.language;
  return {
    text,
    language: locale.language,
    region: /^[A-Z]{2}$/.test(locale.region ?? '') ? (locale.region ?? null) : null,
    rtl: rightToLeft.has(locale.maximize().script ?? ''),
    note: foreign
      ? voice.say('paper.writtenIn', { tongue: voice.languageName(locale.baseName) })
      : null,
  };
}

/** Null for what is no language tag, or names no language of ISO 639. */
function localeOf(language: string | null): Intl.Locale | null {
  try {
    const locale = language ? new Intl.Locale(language) : null;
    return locale && /^[a-z]{2,3}$/.test(locale.language) && locale.language !== 'und'
      ? locale
      : null;
  } catch {
    return null;
  }
}
