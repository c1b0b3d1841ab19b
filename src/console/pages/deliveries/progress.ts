import { html } from 'hono/html';
import { toldWords } from '../../../distribution/account/told-words.ts';
import type { Voice } from '../../../mail/voice.ts';
import type { Html } from '../../frame/page.ts';
import { facts } from '../../frame/parts.ts';
import type { NoticeAccount } from './account.ts';

/** How far a distribution is, and how many members stand where: what is shown anew while it runs. */
export function progressView(
  voice: Voice,
  { progress, figures, lines }: Pick<NoticeAccount, 'progress' | 'figures' | 'lines'>,
): Html {
  const words = toldWords(voice.language);
  const { ended, of } = progress;
  const how = voice.say('console-deliveries.ended', { ended, of });
  return html`${of ? html`<p><progress class="wide" aria-label="${voice.say('console-deliveries.progress')}" value="${ended}" max="${of}">${how}</progress> ${how}</p>` : ''}
${facts([
  [voice.say('console-deliveries.members'), voice.number(lines.length)],
  ...figures.map(({ state, count }) => [words.state(state), voice.number(count)] as const),
])}`;
}
