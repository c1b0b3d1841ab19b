import type { DecisionView } from '../mails/mailing.ts';
import type { View } from '../template.ts';
import type { Voice } from '../voice.ts';

/** How much of the requests a mail quotes. */
interface Measure {
  /** Longer paragraphs are quoted up to here; the whole stands in the document. */
  readonly words: number;
  /** More different requests than these are named by their place only. */
  readonly quotes: number;
}
export const whole: Measure = { words: Number.POSITIVE_INFINITY, quotes: Number.POSITIVE_INFINITY };
export const brief: Measure = { words: 45, quotes: 4 };

interface Ask {
  readonly text: string;
  readonly language: 'en' | 'fr';
  readonly places: { readonly country: string; readonly number: number }[];
}

/** Decisions often ask in the same words: these are quoted once, with all their places. */
export function asksView(decisions: readonly DecisionView[], voice: Voice, measure: Measure): View {
  const byText = new Map<string, Ask>();
  for (const { country, asks } of decisions)
    for (const { number, text, language } of asks) {
      const key = `${language} ${text}`;
      const ask = byText.get(key) ?? { text, language, places: [] };
      ask.places.push({ country, number });
      byText.set(key, ask);
    }
  const asks = [...byText.values()].sort((a, b) => b.places.length - a.places.length);
  const quoted = asks.slice(0, measure.quotes);
  const others = asks.slice(measure.quotes).flatMap(({ places }) => places);
  return {
    hasAsks: asks.length > 0,
    asks: quoted.map(({ text, language, places }) => ({
      text: shortened(text, measure.words),
      askLanguage: language,
      source: sourceOf(places, voice),
      original: originalNote(language, voice),
    })),
    otherAsks: others.length
      ? voice.say('notice.asksOthers', { places: sourceOf(others, voice) })
      : null,
  };
}

/** `Gabon and Uganda, paragraph 4 · Venezuela, paragraph 5`. */
function sourceOf(places: Ask['places'], voice: Voice): string {
  const byNumber = Map.groupBy(places, ({ number }) => number);
  return [...byNumber]
    .map(([number, these]) =>
      voice.say('notice.asksSource', {
        countryName: voice.list([...new Set(these.map(({ country }) => voice.country(country)))]),
        number,
      }),
    )
    .join(' · ');
}

/** Whole clauses as far as they fit, or else as many words: a quotation is cut, never reworded. */
function shortened(text: string, most: number): string {
  const words = text.trim().split(/\s+/);
  if (words.length <= most) return text.trim();
  const kept = words.slice(0, most);
  const clause = kept.findLastIndex((word) => word.endsWith(';'));
  const comma = kept.findLastIndex((word) => word.endsWith(','));
  const end = clause >= most / 3 ? clause : comma >= most / 2 ? comma : most - 1;
  return `${kept
    .slice(0, end + 1)
    .join(' ')
    .replace(/[;,]$/, '')} …`;
}

const originalNote = (language: 'en' | 'fr', voice: Voice): string | null =>
  language === voice.language
    ? null
    : voice.say('notice.asksOriginal', { languageName: voice.languageName(language) });
