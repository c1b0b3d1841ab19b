/** One decision on the review screen: the document beside what was read from it. */
import { html, raw } from 'hono/html';
import { doubtWords } from '../../../mail/doubt-words.ts';
import { changesView } from '../../../mail/views/changes.ts';
import { reviewView } from '../../../mail/views/review.ts';
import type { Voice } from '../../../mail/voice.ts';
import type { Html } from '../../frame/page.ts';
import type { SignedIn } from '../../who.ts';
import { correctionForm, type Rejected } from './correction-form.ts';
import { correctionInWords as inWords } from './correction-words.ts';
import { decisionFacts } from './decision-facts.ts';
import { documentAt, frameOf, placeLinks } from './place-links.ts';
import { isPdf, type ReviewedDecision, type Stand } from './reviewed.ts';

interface Looks {
  readonly seen: Date;
  /** Null: it can no longer, or by this person not, be corrected. */
  readonly corrects: SignedIn | null;
  readonly rejected: Rejected | null;
  /** A clerk's name by their id. */
  readonly nameOf: (id: string) => string;
}

export function decisionView(decision: ReviewedDecision, looks: Looks, voice: Voice): Html {
  const { row, stands, view, review, corrections } = decision;
  const say = (key: string, values?: Readonly<Record<string, unknown>>) =>
    voice.say(`console-mailings.${key}`, values);
  const place = placeLinks(row.mailing, row.position, stands, voice);
  const { changeLine, correctsLine } = changesView(view, voice);
  const { beforeLine, spellings } = reviewView(review, voice);
  const news = [correctsLine, changeLine, beforeLine, ...(spellings as string[])].filter(Boolean);
  return html`<section class="card" aria-labelledby="decision-${row.position}">
<h3 id="decision-${row.position}">${voice.country(row.country)}</h3>
${
  row.doubts.length
    ? html`<div class="banner warn"><p>${voice.say('approval-request.doubts')}</p><ul>${row.doubts.map((doubt) => html`<li>${doubtWords(doubt, voice)}</li>`)}</ul></div>`
    : ''
}
<div class="beside">
<div>
<h4>${say('read')}</h4>
${decisionFacts(decision, place, voice)}
${
  news.length
    ? html`<h4>${say('news')}</h4><ul>${news.map((one) => html`<li>${one as string}</li>`)}</ul>`
    : ''
}
${
  corrections.length
    ? html`<h4>${say('corrected')}</h4><ul>${corrections.map(
        ({ field, read, corrected, by, at }) =>
          html`<li>${say('correctedLine', {
            field: say(`field-${field === 'case' ? 'cases' : field}`),
            read: inWords(field, read, voice) ?? say('notSaid'),
            corrected: inWords(field, corrected, voice) ?? say('notSaid'),
            who: looks.nameOf(by),
            at: voice.moment(at),
          })}</li>`,
      )}</ul>`
    : ''
}
${looks.corrects ? correctionForm(looks.corrects, decision, looks.seen, looks.rejected, voice) : ''}
</div>
<div>
<h4>${say('document')}</h4>
${stands.length ? documentView(row.mailing, row.position, stands, voice) : html`<p class="empty">${say('noDocument')}</p>`}
</div>
</div>
</section>`;
}

/** The first document in a frame, or its text where no browser shows it; the others by links. */
function documentView(
  mailing: string,
  position: number,
  stands: readonly Stand[],
  voice: Voice,
): Html {
  const [first] = stands;
  const say = (key: string, values: Readonly<Record<string, unknown>>) =>
    voice.say(`console-mailings.${key}`, values);
  const inFrame = stands.find(({ document }) => isPdf(document));
  return html`<ul class="plain">${stands.map(
    ({ document, page }) =>
      html`<li><a href="${documentAt(mailing, document.id, page)}"${isPdf(document) ? raw(` target="${frameOf(position)}"`) : ''}><bdi dir="auto">${document.filename}</bdi></a> <span class="quiet">${say('fromPage', { page })}</span></li>`,
  )}</ul>
${
  inFrame
    ? html`<iframe class="paper" name="${frameOf(position)}" loading="lazy" title="${say('frame', { filename: inFrame.document.filename, page: inFrame.page })}" src="${documentAt(mailing, inFrame.document.id, inFrame.page)}"></iframe>
<p><a href="${documentAt(mailing, inFrame.document.id, inFrame.page)}" target="_blank" rel="noopener">${say('openAlone', { filename: inFrame.document.filename })}</a></p>`
    : html`<p class="quiet">${say('asText', { filename: first?.document.filename ?? '' })}</p>
<section class="page" dir="auto" tabindex="0" aria-label="${say('frame', { filename: first?.document.filename ?? '', page: first?.page ?? 1 })}">${first?.text ?? ''}</section>`
}`;
}
