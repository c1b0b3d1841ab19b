/** What an import would change, and what is wrong with a list. */
import { html } from 'hono/html';
import type { Day } from '../../../domain/day.ts';
import { plusDays } from '../../../domain/working-days.ts';
import type { Voice } from '../../../mail/voice.ts';
import { quoted } from '../../../members/import-words.ts';
import type { ChangedPerson, ImportedPerson, ImportOutcome } from '../../../members/outcome.ts';
import type { Change, Listed } from '../../../members/plan.ts';
import { type SaidDone, type SaidFault, saidIn } from '../../../members/said-outcome.ts';
import type { Html } from '../../frame/page.ts';
import { banner, facts, form, table } from '../../frame/parts.ts';
import type { SignedIn } from '../../who.ts';
import type { Carried } from './upload.ts';

const path = '/console/members/import';
/** A list of the whole chamber fits on the page; more of one sort is counted. */
const most = 200;

const sayOf = (voice: Voice) => (key: string, values?: Readonly<Record<string, unknown>>) =>
  voice.say(`console-members.${key}`, values);

/** The form to choose a file. @param fault what was wrong with what was sent */
export const uploadView = (voice: Voice, who: SignedIn, fault: string | null): Html => {
  const say = sayOf(voice);
  return html`${fault ? banner(fault, 'bad') : ''}
<div class="card"><p>${say('importLead')}</p>
<form method="post" action="${path}" enctype="multipart/form-data"><input type="hidden" name="csrf" value="${who.csrf}">
<label for="list">${say('file')}</label>
<input id="list" name="list" type="file" required accept=".csv,.txt,.json,text/csv,application/json">
<label class="tick"><input type="checkbox" name="complete"> ${say('complete')}</label>
<div class="actions"><button type="submit" class="primary">${say('tryFirst')}</button></div></form></div>
<p><a href="/console/members">${say('back')}</a></p>`;
};

/** The outcome of a dry run, and the button that does it. */
export function dryRunView(
  voice: Voice,
  who: SignedIn,
  came: ImportOutcome,
  { carried, complete, filename }: { carried: Carried; complete: boolean; filename: string },
): Html {
  const say = sayOf(voice);
  const wishes = {
    complete: quoted(voice, say('complete')),
    evenSo: quoted(voice, say('evenSo')),
  };
  const outcome = saidIn(voice, wishes, came);
  return html`<p>${say('readAs')} <bdi>${filename}</bdi> (<bdi>${outcome.format}</bdi>)</p>
${outcome.ok ? changesView(voice, outcome) : faultsView(voice, outcome.faults)}
${
  outcome.ok && hasChanges(outcome)
    ? html`<div class="card"><h2>${say('doIt')}</h2>${form(
        who,
        `${path}/do`,
        html`${Object.entries(carried).map(
          ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
        )}
<input type="hidden" name="complete" value="${complete ? 'on' : ''}">
${
  outcome.refusedFor
    ? html`<p>${outcome.refusedFor.problem}.</p><label class="tick"><input type="checkbox" name="evenSo" required> ${say('evenSo')}</label>`
    : ''
}
<div class="actions"><button type="submit" class="primary">${say('doIt')}</button> <a class="button" href="${path}">${say('another')}</a></div>`,
      )}</div>`
    : html`<p><a class="button" href="${path}">${say('another')}</a></p>`
}`;
}

const hasChanges = ({ added, changed, left, returned }: SaidDone): boolean =>
  added.length + changed.length + left.length + returned.length > 0;

function changesView(voice: Voice, done: SaidDone): Html {
  const say = sayOf(voice);
  const count = (some: readonly unknown[]) => voice.number(some.length);
  return html`${banner(say(hasChanges(done) ? 'nothingYet' : 'nothingToChange'), hasChanges(done) ? 'warn' : 'good')}
${facts([
  [say('added'), count(done.added)],
  [say('changed'), count(done.changed)],
  [say('left'), count(done.left)],
  [say('returned'), count(done.returned)],
  [say('cured'), voice.number(done.cured)],
  [say('same'), voice.number(done.same)],
  [say('absent'), count(done.missing)],
])}
${done.notes.map((note) => html`<p>${note}.</p>`)}
${personsView(voice, 'added', done.added)}
${changedView(voice, 'changed', done.changed)}
${changedView(voice, 'left', done.left)}
${changedView(voice, 'returned', done.returned)}
${personsView(voice, 'absent', done.missing)}`;
}

const isMore = (voice: Voice, all: readonly unknown[]): Html | '' =>
  all.length > most
    ? html`<p class="quiet">${sayOf(voice)('more', { count: all.length - most })}</p>`
    : '';

function personsView(
  voice: Voice,
  sort: 'added' | 'absent',
  persons: readonly ImportedPerson[],
): Html | '' {
  const say = sayOf(voice);
  if (!persons.length) return '';
  return html`<h2>${say(sort)}</h2>${table(
    say(`${sort}Caption`),
    [nameColumn(voice), addressColumn(voice)],
    persons.slice(0, most),
  )}${isMore(voice, persons)}`;
}

function changedView(
  voice: Voice,
  sort: 'changed' | 'left' | 'returned',
  persons: readonly ChangedPerson[],
): Html | '' {
  const say = sayOf(voice);
  if (!persons.length) return '';
  return html`<h2>${say(sort)}</h2>${table<ChangedPerson>(
    say(`${sort}Caption`),
    [
      nameColumn(voice),
      addressColumn(voice),
      {
        heading: say('fields'),
        cell: ({ changes }) =>
          html`<ul>${changes.map(
            ({ field, from, to }) =>
              html`<li>${say(`field-${field}`)}: <del><bdi>${valueIn(voice, field, from)}</bdi></del> → <ins><bdi>${valueIn(voice, field, to)}</bdi></ins></li>`,
          )}</ul>`,
      },
    ],
    persons.slice(0, most),
  )}${isMore(voice, persons)}`;
}

const nameColumn = (voice: Voice) => ({
  heading: sayOf(voice)('name'),
  cell: ({ name }: ImportedPerson) => html`<bdi>${name}</bdi>`,
});
const addressColumn = (voice: Voice) => ({
  heading: sayOf(voice)('address'),
  cell: ({ email }: ImportedPerson) => html`<bdi dir="ltr">${email}</bdi>`,
});

function faultsView(voice: Voice, faults: readonly SaidFault[]): Html {
  const say = sayOf(voice);
  const shown = faults.slice(0, most);
  return html`${banner(say('faulty', { count: faults.length }), 'bad')}
${table<SaidFault>(
  say('faultsCaption'),
  [
    {
      heading: say('row'),
      cell: ({ row }) => (row === null ? say('wholeFile') : voice.number(row)),
    },
    { heading: say('column'), cell: ({ column }) => html`<bdi>${column ?? ''}</bdi>` },
    { heading: say('value'), cell: ({ value }) => html`<bdi>${value ?? ''}</bdi>` },
    { heading: say('problem'), cell: ({ problem }) => problem },
  ],
  shown,
)}${isMore(voice, faults)}`;
}

function valueIn(voice: Voice, field: keyof Listed, value: Change['from']): string {
  const none = '–';
  if (value === null || value === '') return none;
  if (field === 'endedOn') return voice.day(plusDays(value as Day, -1));
  if (field === 'memberships')
    return (
      voice.join((value as Listed['memberships']).map((one) => membership(voice, one))) || none
    );
  if (field === 'language') return voice.languageName(String(value));
  return [value].flat().join(', ') || none;
}

/** `UPN (1 October 2020 – 30 June 2021)`. */
export function membership(
  voice: Voice,
  { committee, from, until }: Listed['memberships'][number],
): string {
  if (!from && !until) return committee;
  return `${committee} (${from ? voice.day(from) : ''} – ${until ? voice.day(until) : ''})`;
}
