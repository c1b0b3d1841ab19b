import type { MailingView } from '../mails.ts';
import type { View } from '../template.ts';
import type { Voice } from '../voice.ts';

/** Decisions often ask in the same words: these are quoted once, with all their sources. */
export function asksView(mailing: MailingView, voice: Voice): View {
  const asks = new Map<string, { text: string; language: 'en' | 'fr'; sources: string[] }>();
  for (const decision of mailing.decisions) {
    const countryName = voice.country(decision.country);
    for (const { number, text, language } of decision.asks) {
      const key = `${language} ${text}`;
      const ask = asks.get(key) ?? { text, language, sources: [] };
      ask.sources.push(voice.say('notice.asksSource', { countryName, number }));
      asks.set(key, ask);
    }
  }
  return {
    hasAsks: asks.size > 0,
    asks: [...asks.values()].map(({ text, language, sources }) => ({
      text,
      askLanguage: language,
      source: sources.join(' · '),
      original: originalNote(language, voice),
    })),
  };
}

const originalNote = (language: 'en' | 'fr', voice: Voice): string | null =>
  language === voice.language
    ? null
    : voice.say('notice.asksOriginal', { languageName: voice.languageName(language) });
