/** What templates/documents/report.typ shows: the report in words, without layout. */
import { collectiveCode } from '../domain/case-code.ts';
import { isCountry } from '../domain/country.ts';
import { isRightToLeft } from '../domain/language.ts';
import {
  countriesOfActions,
  type ReportCase,
  type ReportContent,
} from '../domain/report-content.ts';
import { caseNames } from '../mail/views/facts.ts';
import type { Voice } from '../mail/voice.ts';
import { actionsByCountry } from './report-actions.ts';
import { correctionView } from './report-corrections.ts';
import { said } from './said.ts';

export function reportView(content: ReportContent, voice: Voice) {
  const say = (key: string, values?: Readonly<Record<string, unknown>>) =>
    voice.say(`report-paper.${key}`, values);
  const { number, parliament } = content;
  const period = { from: voice.day(content.from), until: voice.day(content.until) };
  return {
    language: content.language,
    rtl: isRightToLeft(content.language),
    title: say('title', { number }),
    subject: say('subject'),
    period: say('period', period),
    parliament: parliament.name,
    footer: say('footer', { number, parliament: parliament.name }),
    page: voice.say('paper.page', { page: '{page}', pages: '{pages}' }),
    introduction: content.introduction && said(content.introduction, voice),
    glance: {
      heading: say('glance'),
      figures: figuresView(content, voice),
    },
    byKind: {
      heading: say('byKind'),
      head: [say('columnKind'), say('columnCount')],
      bars: barsView(content, voice),
    },
    actions: {
      heading: say('byCountry'),
      none: say('noActions'),
      groups: actionsByCountry(content.actions, voice),
    },
    cases: {
      heading: say('caseTable'),
      head: ['columnCase', 'columnName', 'columnActions', 'columnNumbers'].map((key) => say(key)),
      rows: casesView(content, voice),
    },
    planned: {
      heading: say('planned'),
      head: ['columnPlanned', 'columnConcerning', 'columnDay'].map((key) => say(key)),
      rows: content.planned.map((plan) => [
        voice.say(`actions-done.${plan.kind}`),
        [
          voice.list(plan.countries.map((country) => voice.country(country))),
          voice.join(caseNames(plan.cases)),
        ]
          .filter(Boolean)
          .join(' · ') || say('concerningAll'),
        plan.plannedFor ? voice.day(plan.plannedFor) : say('noDay'),
      ]),
    },
    open: {
      heading: say('open'),
      none: say('nothingOpen'),
      head: ['columnSubject', 'columnOpenCases', 'columnDeadline'].map((key) => say(key)),
      committees: openView(content, voice),
    },
    corrections: {
      heading: say('corrections'),
      head: ['columnPoint', 'columnBefore', 'columnAfter'].map((key) => say(key)),
      entries: content.corrections.map((correction) => correctionView(correction, voice)),
    },
    contact: { heading: say('contact'), lead: say('contactLead'), ...content.contact },
  };
}

function figuresView({ figures }: ReportContent, voice: Voice) {
  return (['actions', 'cases', 'countries', 'membersInformed', 'mailings'] as const).map((name) => {
    const count = figures[name];
    const key = name === 'actions' ? 'actionCount' : name;
    return { value: voice.number(count), label: voice.say(`report-paper.${key}`, { count }) };
  });
}

function barsView({ figures }: ReportContent, voice: Voice) {
  const most = Math.max(1, ...figures.byKind.map(({ count }) => count));
  return figures.byKind.map(({ kind, count }) => ({
    label: voice.say(`actions-done.${kind}`),
    value: voice.number(count),
    share: count / most,
  }));
}

/** All cases that the report names, those too for which nothing is done yet. */
function casesView(content: ReportContent, voice: Voice) {
  const named = [...content.actions, ...content.planned, ...content.open].flatMap(
    ({ cases }) => cases,
  );
  // A later mention may know the name that an earlier one lacks.
  const cases = new Map<string, ReportCase>();
  for (const each of named) if (!cases.get(each.code)?.name) cases.set(each.code, each);
  return [...cases.values()]
    .sort((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true }))
    .map(({ code, name }) => {
      const numbers = content.actions.flatMap((action, i) =>
        action.cases.some((each) => each.code === code) ? [String(i + 1)] : [],
      );
      return {
        code,
        name: name || voice.say(`report-paper.${collectiveCode(code) ? 'collective' : 'noName'}`),
        count: voice.number(numbers.length),
        numbers,
        none: voice.say('report-paper.noNumbers'),
      };
    });
}

function openView({ open }: ReportContent, voice: Voice) {
  const committees = Map.groupBy(open, ({ committee }) => committee.code);
  return [...committees.values()].map((items) => ({
    name: items[0]?.committee.name,
    items: items.map(({ subject, cases, deadline, overdue }) => ({
      subject,
      cases: voice.join(caseNames(cases)) || voice.say('report-paper.allCases'),
      deadline: voice.day(deadline),
      overdue: overdue ? voice.say('report-paper.overdue') : null,
    })),
  }));
}

/** Countries in which somebody acted, and those of open follow-ups. */
export function countriesOf(content: ReportContent) {
  return {
    acted: countriesOfActions(content.actions),
    open: [
      ...new Set(content.open.flatMap(({ cases }) => cases.map(({ code }) => code.slice(0, 3)))),
    ].filter(isCountry),
  };
}
