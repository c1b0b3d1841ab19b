import { html } from 'hono/html';
import type { Day } from '../domain/day.ts';
import { isRightToLeft, languages } from '../domain/language.ts';
import { regions } from '../domain/region.ts';
import { plusDays } from '../domain/working-days.ts';
import { type Voice, voiceOf } from '../mail/voice.ts';
import type { Choices } from './choices-form.ts';
import type { Html } from './frame.ts';
import type { Offer, OfferedCase } from './offer.ts';

type Tick = { readonly type: 'radio' | 'checkbox'; readonly name: string; readonly id?: string };

const tick = ({ type, name, id }: Tick, value: string, checked: boolean, label: Html): Html =>
  html`<label><input type="${type}" name="${name}" value="${value}"${id ? html` id="${id}"` : ''}${checked ? html` checked` : ''}> <span>${label}</span></label>
`;

/** The form. Sent as it stands, it changes nothing. */
export function choicesForm(
  voice: Voice,
  choices: Choices,
  offer: Offer,
  today: Day,
  wrongDay: boolean,
): Html {
  const say = (key: string): string => voice.say(`pages.${key}`);
  const radio = (name: keyof Choices, value: string, label: string, id?: string): Html =>
    tick(
      { type: 'radio', name, ...(id && { id }) },
      value,
      choices[name] === value,
      html`${label}`,
    );
  return html`<form method="post" accept-charset="utf-8">
<fieldset><legend>${say('whether')}</legend>
${radio('notices', 'on', say('on'))}${radio('notices', 'paused', say('paused'), 'notices-paused')}
<div class="inset until"><label class="field">${say('until')}
<input type="date" name="until" value="${choices.until}" min="${plusDays(today, 1)}" aria-describedby="until-hint"${wrongDay ? html` aria-invalid="true"` : ''}></label>
<p class="quiet" id="until-hint">${say('untilHint')}</p></div>
${radio('notices', 'stopped', say('stopped'))}
<p class="quiet">${say('official')}</p>
</fieldset>
<fieldset><legend>${say('told')}</legend>
${radio('told', 'all', say('all'), 'told-all')}${radio('told', 'some', say('some'))}
<div class="lists">
<p class="quiet without-has">${say('someHint')}</p>
${regionList(voice, choices)}
${countryList(voice, choices, offer)}
${caseList(voice, choices, offer)}
</div>
</fieldset>
<fieldset><legend>${say('how')}</legend>
${radio('how', 'at-once', say('atOnce'))}${radio('how', 'daily', say('daily'))}
</fieldset>
<fieldset><legend>${say('language')}</legend>
<div class="grid">${languages.map((code) => {
    const own = voiceOf(code, 'UTC').languageName(code);
    const name = own.charAt(0).toLocaleUpperCase(code) + own.slice(1);
    return tick(
      { type: 'radio', name: 'language' },
      code,
      choices.language === code,
      html`<bdi lang="${code}" dir="${isRightToLeft(code) ? 'rtl' : 'ltr'}">${name}</bdi>`,
    );
  })}</div>
</fieldset>
<button type="submit">${say('save')}</button>
</form>`;
}

const regionList = (voice: Voice, choices: Choices): Html =>
  html`<fieldset><legend>${voice.say('pages.regions')}</legend><div class="grid">
${regions.map((region) => tick({ type: 'checkbox', name: 'region' }, region, choices.region.includes(region), html`${voice.say(`regions.${region}`)}`))}</div></fieldset>`;

/** In the order of their names in the reader's language. */
const byName = (voice: Voice, countries: readonly string[]): { code: string; name: string }[] => {
  const { compare } = new Intl.Collator(voice.language);
  return [...countries]
    .map((code) => ({ code, name: voice.country(code) }))
    .sort((a, b) => compare(a.name, b.name));
};

function countryList(voice: Voice, choices: Choices, offer: Offer): Html | '' {
  const all = byName(voice, [...new Set([...offer.countries, ...choices.country])]);
  if (!all.length) return '';
  return html`<fieldset><legend>${voice.say('pages.countries')}</legend><div class="grid">
${all.map(({ code, name }) => tick({ type: 'checkbox', name: 'country' }, code, choices.country.includes(code), html`${name}`))}</div></fieldset>`;
}

function caseList(voice: Voice, choices: Choices, { cases }: Offer): Html | '' {
  if (!cases.length) return '';
  const byCountry = Map.groupBy(cases, ({ country }) => country);
  return html`<fieldset><legend>${voice.say('pages.cases')}</legend>
${byName(voice, [...byCountry.keys()]).map(({ code, name }) => {
  const ofCountry = byCountry.get(code) ?? [];
  const isOpen = ofCountry.some((one) => choices.case.includes(one.code));
  return html`<details${isOpen ? html` open` : ''}><summary>${voice.say('pages.casesOf', { countryName: name, count: ofCountry.length })}</summary><div class="grid">
${ofCountry.map((one) => tick({ type: 'checkbox', name: 'case' }, one.code, choices.case.includes(one.code), caseLabel(voice, one)))}</div></details>`;
})}
</fieldset>`;
}

const caseLabel = (voice: Voice, { code, name }: OfferedCase): Html =>
  html`<bdi>${name ?? (code.includes('-COLL-') ? voice.say('pages.collective') : '')}</bdi> <span class="code" dir="ltr">${code}</span>`;
