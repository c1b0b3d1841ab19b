import { html, raw } from 'hono/html';
import type { Config } from '../../../../config.ts';
import type { Voice } from '../../../../mail/voice.ts';
import { nameOf } from '../../../../post/deciders.ts';
import { scopes } from '../../../api/scopes.ts';
import type { ListedToken } from '../../../api/tokens.ts';
import type { Html } from '../../../frame/page.ts';
import { badge, banner, form, table } from '../../../frame/parts.ts';
import type { SignedIn } from '../../../who.ts';

/** How long a token may be good, in days. */
export const validities = [30, 90, 365] as const;

/** What was typed and cannot be. */
export interface Typed {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly days: string;
  /** Fields that are wrong. */
  readonly wrong: ReadonlySet<string>;
}

export interface Shown {
  readonly tokens: readonly ListedToken[];
  readonly now: Date;
  /** Just made: shown now and never again. */
  readonly token: string | null;
  readonly typed: Typed | null;
}

export function tokenView(
  { tokens, now, token, typed }: Shown,
  config: Config,
  who: SignedIn,
  voice: Voice,
): Html {
  const say = (key: string, values?: Readonly<Record<string, unknown>>) =>
    voice.say(`console-system.${key}`, values);
  return html`<p>${say('tokensLead', { name: who.clerk.name })} <a href="/console/api/v1/openapi.json">${say('description')}</a></p>
${
  token
    ? html`${banner(say('made'))}<div class="card"><label for="token">${say('token')}</label>
<input id="token" type="text" class="wide code" dir="ltr" readonly value="${token}"></div>`
    : ''
}
${tokens.length ? tokenTable(tokens, now, config, who, voice) : html`<p class="empty">${say('noTokens')}</p>`}
<h2>${say('newToken')}</h2>
${newForm(typed, who, say)}`;
}

function tokenTable(
  tokens: readonly ListedToken[],
  now: Date,
  config: Config,
  who: SignedIn,
  voice: Voice,
): Html {
  const say = (key: string, values?: Readonly<Record<string, unknown>>) =>
    voice.say(`console-system.${key}`, values);
  const isGood = ({ revokedAt, expiresAt }: ListedToken) => revokedAt === null && expiresAt > now;
  const standing = (one: ListedToken): Html =>
    one.revokedAt
      ? badge(say('revoked'), 'bad')
      : isGood(one)
        ? badge(say('good'), 'good')
        : badge(say('over'), 'warn');
  return table(
    say('tokensCaption'),
    [
      { heading: say('name'), cell: ({ name }) => html`<span dir="auto">${name}</span>` },
      {
        heading: say('scopes'),
        cell: (one) => html`<span dir="ltr" class="code">${one.scopes.join(', ')}</span>`,
      },
      { heading: say('actsFor'), cell: ({ createdBy }) => nameOf(config, createdBy) },
      { heading: say('expires'), cell: ({ expiresAt }) => voice.moment(expiresAt) },
      {
        heading: say('lastUsed'),
        cell: ({ lastUsedAt }) => (lastUsedAt ? voice.moment(lastUsedAt) : say('never')),
      },
      {
        heading: say('standing'),
        cell: (one) =>
          html`${standing(one)} ${
            isGood(one)
              ? form(
                  who,
                  `/console/system/tokens/${one.id}/revoke`,
                  html`<button type="submit" class="danger" aria-label="${say('revokeNamed', { name: one.name })}">${say('revoke')}</button>`,
                )
              : ''
          }`,
      },
    ],
    tokens,
  );
}

function newForm(
  typed: Typed | null,
  who: SignedIn,
  say: (key: string, values?: Readonly<Record<string, unknown>>) => string,
): Html {
  const wrong = (field: string) => typed?.wrong.has(field) ?? false;
  const mark = (field: string) =>
    wrong(field) ? raw(` aria-invalid="true" aria-describedby="${field}-wrong"`) : '';
  const fault = (field: string) =>
    wrong(field) ? html`<p id="${field}-wrong">${badge(say(`wrong-${field}`), 'bad')}</p>` : '';
  const chosenDays = typed?.days ?? String(validities[1]);
  return html`${typed ? banner(say('wrong'), 'bad') : ''}
<div class="card">${form(
    who,
    '/console/system/tokens',
    html`<label for="name">${say('nameLabel')}</label>
<input id="name" name="name" type="text" maxlength="100" required class="wide" value="${typed?.name ?? ''}"${mark('name')}>
${fault('name')}
<fieldset${wrong('scopes') ? raw(' aria-describedby="scopes-wrong"') : ''}><legend>${say('scopes')}</legend>
${scopes.map(
  (scope) =>
    html`<label class="tick"><input type="checkbox" name="scopes" value="${scope}"${typed?.scopes.includes(scope) ? raw(' checked') : ''}> <span><span class="code" dir="ltr">${scope}</span>: ${say(`scope-${scope}`)}</span></label>`,
)}
${fault('scopes')}</fieldset>
<label for="days">${say('validity')}</label>
<select id="days" name="days"${mark('days')}>${validities.map(
      (days) =>
        html`<option value="${days}"${String(days) === chosenDays ? raw(' selected') : ''}>${say('days', { days })}</option>`,
    )}</select>
${fault('days')}
<div class="actions"><button type="submit" class="primary">${say('make')}</button></div>`,
  )}</div>`;
}
