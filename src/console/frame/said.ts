/** Says on the page that an order led to what came of it. */
import type { Context } from 'hono';
import type { Voice } from '../../mail/voice.ts';
import type { Html } from './page.ts';
import { banner } from './parts.ts';

const tones = { done: 'good', refused: 'bad', pending: 'warn' } as const;

/**
 * Reads `?said=…&outcome=…`. Only what has words in the catalogue is said: anybody can write an address.
 * @param section of the words of outcomes, `<section>.outcome-<outcome>`; a number in the outcome is its `count`
 */
export function said(c: Context, voice: Voice, section: string): Html | '' {
  const state = c.req.query('said');
  if (state !== 'done' && state !== 'refused' && state !== 'pending') return '';
  const outcome = (c.req.query('outcome') ?? '').slice(0, 60);
  const count = Number(/\d{1,6}/.exec(outcome)?.[0] ?? 0);
  const word = outcome.replace(/\d/g, '').trim().toLowerCase().replaceAll(' ', '-');
  const key = `${section}.outcome-${word}`;
  const more =
    /^[a-z-]+$/.test(word) && voice.words.has(key) ? ` ${voice.say(key, { count })}` : '';
  return banner(`${voice.say(`console.said-${state}`)}${more}`, tones[state]);
}
