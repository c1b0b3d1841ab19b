/** One action of a report in the reader's language. */
import { html } from 'hono/html';
import type { ReportAction } from '../../../domain/report-content.ts';
import type { Voice } from '../../../mail/voice.ts';
import type { Html } from '../../frame/page.ts';

/** What, when, who, for whom; the words as written. */
export function actionView(voice: Voice, action: ReportAction): Html {
  const { kind, doneOn, countries, cases, what, visibility, evidence } = action;
  const say = (key: string) => voice.say(`console-reports.${key}`);
  return html`<strong>${voice.say(`actions-done.${kind}`)}</strong>, ${voice.day(doneOn)}
<br>${actorOf(voice, action)}
${countries.length ? html`<br>${voice.join(countries.map((each) => voice.country(each)))}` : ''}
${cases.length ? html`<br><bdi class="code">${voice.join(cases.map(({ code }) => code))}</bdi>` : ''}
${what ? html`<blockquote dir="auto">${what.text}</blockquote>` : ''}
${evidence.length ? html`<p class="quiet">${say('evidence')} <bdi>${voice.join(evidence.map(({ filename }) => filename))}</bdi></p>` : ''}
<p class="quiet">${say(`visible-${visibility}`)}</p>`;
}

const actorOf = (voice: Voice, { actor: { kind, name } }: ReportAction): string => {
  const word = voice.say(`console-reports.actor-${kind}`);
  return name ? voice.say('console-reports.actorNamed', { actor: word, name }) : word;
};
