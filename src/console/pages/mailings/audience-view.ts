/** Who gets the notice, by committee and language, and who does not and why; and the notice itself. */
import { html, raw } from 'hono/html';
import type { Config } from '../../../config.ts';
import { type Language, languages } from '../../../domain/language.ts';
import { withoutReasons } from '../../../domain/left-out.ts';
import type { Voice } from '../../../mail/voice.ts';
import type { Html } from '../../frame/page.ts';
import { facts, table } from '../../frame/parts.ts';
import type { Reviewed } from './reviewed.ts';

/** @param named whether who looks may see the list of members */
export function audienceView(
  { audience, routed, mailing }: Reviewed,
  { committees }: Pick<Config, 'committees'>,
  named: boolean,
  voice: Voice,
): Html {
  const { figures, official, without } = audience;
  const asked = (key: string, values?: Readonly<Record<string, unknown>>) =>
    voice.say(`approval-request.${key}`, values);
  const say = (key: string) => voice.say(`console-mailings.${key}`);
  const filedWith = mailing.committees ?? routed;
  const names = new Map(committees.map(({ code, name }) => [code, name]));
  const seats = [
    ...figures.byCommittee.map(({ committee, count }) => ({
      name: names.get(committee) ?? committee,
      code: committee,
      count,
    })),
    ...(figures.inNone ? [{ name: say('inNone'), code: null, count: figures.inNone }] : []),
  ];
  return html`<section class="card" aria-labelledby="audience"><h2 id="audience">${asked('who')}</h2>
${facts([
  [
    asked('inAll'),
    figures.total ? asked('members', { total: figures.total }) : asked('audienceNone'),
  ],
  [asked('inPart'), figures.extracts ? asked('extracts', { count: figures.extracts }) : null],
  [asked('later'), figures.digests ? asked('digests', { count: figures.digests }) : null],
  [asked('ifOfficial'), official === figures.total ? null : asked('members', { total: official })],
  [asked('filedWith'), voice.join(filedWith)],
])}
${
  figures.total
    ? html`<div class="columns">${table(
        asked('byCommittee'),
        [
          {
            heading: say('committee'),
            cell: ({ name, code }) =>
              html`<bdi dir="auto">${name}</bdi>${code ? html` <span class="code" dir="ltr">${code}</span>` : ''}`,
          },
          { heading: say('members'), number: true, cell: ({ count }) => voice.number(count) },
        ],
        seats,
      )}${table(
        asked('byLanguage'),
        [
          { heading: say('language'), cell: ({ language }) => voice.languageName(language) },
          { heading: say('members'), number: true, cell: ({ count }) => voice.number(count) },
        ],
        figures.byLanguage,
      )}</div>`
    : ''
}
${
  without.length
    ? html`<h3>${asked('notIncluded')}</h3><ul class="plain">${withoutReasons.flatMap((reason) => {
        const these = without.filter((each) => each.reason === reason);
        const line = asked(reason, { count: these.length });
        if (!these.length) return [];
        return named
          ? html`<li><details><summary>${line}</summary><ul>${these.map(({ member }) => html`<li><bdi dir="auto">${member.name}</bdi></li>`)}</ul></details></li>`
          : html`<li>${line}</li>`;
      })}</ul>`
    : ''
}</section>`;
}

export interface PreviewChoice {
  readonly language: Language;
  /** Id of a member; null: somebody who follows everything. */
  readonly member: string | null;
}

/** The notice in a frame of its own, and the choice of its language and reader. */
export function previewView(
  { mailing, audience }: Reviewed,
  { language, member }: PreviewChoice,
  named: boolean,
  voice: Voice,
): Html {
  const say = (key: string, values?: Readonly<Record<string, unknown>>) =>
    voice.say(`console-mailings.${key}`, values);
  const reader = audience.members.find(({ id }) => id === member);
  const recipient = audience.recipients.find((each) => each.member.id === member);
  const none = audience.without.find((each) => each.member.id === member);
  const languageName = voice.languageName(language);
  const query = `language=${language}${member ? `&member=${member}` : ''}`;
  return html`<section class="card" aria-labelledby="preview"><h2 id="preview">${voice.say('approval-request.preview')}</h2>
<form method="get" action="/console/mailings/${mailing.id}#preview" class="filters">
<div><label for="language">${say('language')}</label><select id="language" name="language">${languages.map(
    (each) =>
      html`<option value="${each}"${each === language ? raw(' selected') : ''}>${voice.languageName(each)}</option>`,
  )}</select></div>
${
  named
    ? html`<div><label for="member">${say('member')}</label><select id="member" name="member"><option value="">${say('anyMember')}</option>${audience.members.map(
        ({ id, name }) =>
          html`<option value="${id}"${id === member ? raw(' selected') : ''} dir="auto">${name}</option>`,
      )}</select></div>`
    : ''
}
<button type="submit">${say('filter')}</button>
</form>
<p class="quiet">${say('previewHint')}</p>
${none ? html`<p>${say(`without-${none.reason}`)}</p>` : ''}
${member && !none && !recipient ? html`<p>${say('without-committee')}</p>` : ''}
${recipient?.extract ? html`<p>${say('extract')}</p>` : ''}
<iframe class="paper" loading="lazy" title="${reader ? say('previewOf', { name: reader.name, languageName }) : say('previewIn', { languageName })}" src="/console/mailings/${mailing.id}/preview?${query}"></iframe>
</section>`;
}
