/** Pages that say why there is nothing else, and what to do. */
import { html } from 'hono/html';
import type { Config } from '../config.ts';
import { type Language, languages } from '../domain/language.ts';
import { voiceOf } from '../mail/voice.ts';
import { frame, type Html } from './frame.ts';

/** With its status (RFC 9110 §15.5). */
export const troubles = {
  unknown: 404,
  expired: 410,
  gone: 410,
  busy: 429,
  refused: 403,
  absent: 404,
  fault: 500,
} as const;
export type Trouble = keyof typeof troubles;

export function troublePage(
  config: Pick<Config, 'chamber' | 'mail'>,
  language: Language,
  trouble: Trouble,
): Html {
  const voice = voiceOf(language, config.chamber.timeZone);
  return frame(
    config,
    voice,
    voice.say(`pages.${trouble}-title`),
    html`<p>${voice.say(`pages.${trouble}`)}</p>`,
  );
}

/** The first of our languages that a browser asks for (RFC 9110 §12.5.4, without the weights); English where none. */
export const languageAsked = (acceptLanguage: string | undefined): Language => {
  const asked = (acceptLanguage ?? '')
    .slice(0, 200)
    .split(',')
    .map((one) => one.trim().slice(0, 2).toLowerCase());
  return asked.flatMap((one) => languages.find((ours) => ours === one) ?? [])[0] ?? 'en';
};
