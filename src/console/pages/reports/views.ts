/** How reports are listed, and how one is shown. */
import { html } from 'hono/html';
import type { Config } from '../../../config.ts';
import type { ReportChange } from '../../../domain/report.ts';
import type { ReportAction } from '../../../domain/report-content.ts';
import type { Voice } from '../../../mail/voice.ts';
import { nameOf } from '../../../post/deciders.ts';
import { approversOf, needsTwo } from '../../../reports/approvers.ts';
import { reportFileNames } from '../../../reports/format/names.ts';
import type { VersionRow } from '../../../reports/versions.ts';
import type { Html } from '../../frame/page.ts';
import { pager, type Slice } from '../../frame/pager.ts';
import { badge, banner, facts, form, type Tone, table } from '../../frame/parts.ts';
import type { SignedIn } from '../../who.ts';
import { actionView } from './action-words.ts';
import type { ListedReport } from './list.ts';
import type { ReportRecord } from './report.ts';

const path = '/console/reports';
export const sayOf = (voice: Voice) => (key: string, values?: Readonly<Record<string, unknown>>) =>
  voice.say(`console-reports.${key}`, values);

const stateBadge = (voice: Voice, state: ListedReport['state']): Html => {
  const tones: Record<ListedReport['state'], Tone> = {
    draft: 'warn',
    approved: 'plain',
    sent: 'good',
    acknowledged: 'good',
    discarded: 'bad',
  };
  return badge(sayOf(voice)(`state-${state}`), tones[state]);
};

/** @param mayDraft a report can be drafted now, and this person may say so */
export function listView(
  voice: Voice,
  who: SignedIn,
  list: Slice<ListedReport>,
  mayDraft: boolean,
): Html {
  const say = sayOf(voice);
  return html`${
    mayDraft
      ? html`<div class="card"><p>${say('draftLead')}</p>${form(who, `${path}/draft`, html`<div class="actions"><button type="submit" class="primary">${say('draftNow')}</button></div>`)}</div>`
      : ''
  }
${
  list.rows.length
    ? html`${table(
        say('caption'),
        [
          {
            heading: say('report'),
            cell: ({ number }) => html`<a href="${path}/${number}">${say('title', { number })}</a>`,
          },
          {
            heading: say('period'),
            cell: ({ from, until }) =>
              say('days', { from: voice.day(from), until: voice.day(until) }),
          },
          { heading: say('state'), cell: ({ state }) => stateBadge(voice, state) },
          { heading: say('actions'), cell: ({ actions }) => voice.number(actions), number: true },
          { heading: say('versions'), cell: ({ version }) => voice.number(version), number: true },
          {
            heading: say('sentAt'),
            cell: ({ sentAt }) => (sentAt ? voice.moment(sentAt) : '–'),
          },
        ],
        list.rows,
      )}${pager(voice, path, {}, list)}`
    : html`<p class="empty">${say('none')}</p>`
}`;
}

/** How the report stands, said above all else. */
export function standingView(voice: Voice, config: Config, record: ReportRecord): Html | '' {
  const say = sayOf(voice);
  const { report, letter, yeses, answers } = record;
  const to = config.report.to;
  if (report.state === 'draft') {
    if (!needsTwo(config)) return '';
    const [yes] = yeses;
    return banner(
      yes
        ? say('secondYes', { name: nameOf(config, yes.person) })
        : say('twoPersons', { names: voice.list(approversOf(config).map(({ name }) => name)) }),
      'warn',
    );
  }
  if (report.state === 'approved')
    return letter === 'uncertain' || letter === 'failed' || letter === 'bounced'
      ? banner(say(`letter-${letter}`, { to }), 'bad')
      : banner(say('beingSent', { to }), 'warn');
  if (report.state === 'discarded') return banner(say('rejected'), 'bad');
  const sent = report.sentAt
    ? banner(say('sentTo', { to, moment: voice.moment(report.sentAt) }))
    : '';
  const silent =
    report.silenceToldAt && !answers.length
      ? banner(say('silent', { count: config.report.answerDays, to }), 'warn')
      : '';
  return html`${sent}${letter === 'bounced' ? banner(say('letter-bounced', { to }), 'bad') : ''}${silent}`;
}

export function factsView(
  voice: Voice,
  config: Config,
  { report, latest, yeses }: ReportRecord,
): Html {
  const say = sayOf(voice);
  const { from, until } = latest.content;
  return html`<div class="card">${facts([
    [say('state'), stateBadge(voice, report.state)],
    [say('period'), say('days', { from: voice.day(from), until: voice.day(until) })],
    [say('whyNow'), voice.say(`report-draft.occasion-${report.occasion}`)],
    [say('draftedAt'), voice.moment(report.draftedAt)],
    [say('version'), voice.number(report.version)],
    [
      say('yeses'),
      voice.join(yeses.map(({ person, at }) => `${nameOf(config, person)} (${voice.moment(at)})`)),
    ],
    [
      say('approvedBy'),
      report.approvedBy &&
        report.approvedAt &&
        `${report.approvedBy === 'configuration' ? say('byConfiguration') : nameOf(config, report.approvedBy)} (${voice.moment(report.approvedAt)})`,
    ],
    [say('sentAt'), report.sentAt && voice.moment(report.sentAt)],
  ])}</div>`;
}

/** The version as its mail shows it, and its files. */
export function previewView(voice: Voice, number: number, version: VersionRow): Html {
  const say = sayOf(voice);
  const names = reportFileNames(version.content);
  const preview = `${path}/${number}/preview?version=${version.version}`;
  const evidence = version.content.actions.flatMap(({ evidence: files }, at) =>
    files.flatMap(({ filename, attached }) => (attached ? [`${at + 1}-${filename}`] : [])),
  );
  return html`<h2>${say('preview', { version: version.version })}</h2>
<iframe class="paper" src="${preview}" title="${say('previewTitle', { version: version.version })}"></iframe>
<p><a href="${preview}">${say('previewAlone')}</a></p>
<h2>${say('files')}</h2>
<ul>${[names.pdf, names.json, names.csv, ...evidence].map(
    (name) =>
      html`<li><a href="${path}/${number}/files/${encodeURIComponent(name)}?version=${version.version}" download><bdi>${name}</bdi></a></li>`,
  )}</ul>`;
}

export function versionsView(
  voice: Voice,
  config: Config,
  number: number,
  versions: readonly VersionRow[],
): Html {
  const say = sayOf(voice);
  return html`<h2>${say('versions')}</h2>${table(
    say('versionsCaption'),
    [
      {
        heading: say('version'),
        cell: ({ version }) =>
          html`<a href="${path}/${number}?version=${version}">${say('versionNumber', { version })}</a>`,
      },
      { heading: say('madeAt'), cell: ({ madeAt }) => voice.moment(madeAt) },
      { heading: say('madeBy'), cell: ({ madeBy }) => html`<bdi>${nameOf(config, madeBy)}</bdi>` },
      { heading: say('why'), cell: ({ change }) => changeIn(voice, change) },
      {
        heading: say('actions'),
        cell: ({ content }) => voice.number(content.actions.length),
        number: true,
      },
    ],
    versions,
  )}`;
}

function changeIn(voice: Voice, change: ReportChange): string {
  const say = (key: string, values?: Readonly<Record<string, unknown>>) =>
    voice.say(`report-draft.change-${key}`, values);
  switch (change.kind) {
    case 'omitted':
      return say('omitted', { count: change.actions.length, numbers: change.actions.join(', ') });
    case 'corrected':
    case 'withdrawn':
      return say(change.kind, { action: change.action });
    case 'changed-elsewhere':
      return say('elsewhere');
    default:
      return say(change.kind);
  }
}

export function answersView(voice: Voice, { answers }: ReportRecord): Html | '' {
  const say = sayOf(voice);
  if (!answers.length) return '';
  return html`<h2>${say('answers')}</h2>${answers.map(
    ({ receivedAt, sender, text, asks }) => html`<div class="card">
<p class="quiet"><bdi dir="ltr">${sender}</bdi>, ${voice.moment(receivedAt)} ${asks ? badge(say('asks'), 'warn') : ''}</p>
<blockquote dir="auto">${text}</blockquote></div>`,
  )}`;
}

/** The actions without forms. @param linked each leads to where it is put right */
export const actionsTable = (
  voice: Voice,
  number: number,
  actions: readonly ReportAction[],
  linked: boolean,
): Html => {
  const say = sayOf(voice);
  if (!actions.length) return html`<p class="empty">${say('noActions')}</p>`;
  return table(
    say('actionsCaption'),
    [
      { heading: say('number'), cell: ({ at }) => voice.number(at + 1) },
      { heading: say('action'), cell: ({ action }) => actionView(voice, action) },
      ...(linked
        ? [
            {
              heading: say('putRight'),
              cell: ({ at }: { at: number }) => putRightLink(voice, number, at + 1),
            },
          ]
        : []),
    ],
    actions.map((action, at) => ({ action, at })),
  );
};

export const putRightLink = (voice: Voice, report: number, action: number): Html =>
  html`<a href="${path}/${report}/actions/${action}">${sayOf(voice)('putRightLink')}</a>`;
