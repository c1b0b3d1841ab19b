/** What we tell the IPU. */
import {
  byCountry,
  type CountryShare,
  concernsMany,
  countriesOfActions,
  type ReportContent,
  type ReportCorrection,
  type ReportOpen,
  type ReportPlan,
} from '../../domain/report-content.ts';
import type { ReportView } from '../mails/reports.ts';
import type { Mails } from '../mails.ts';
import type { View } from '../template.ts';
import type { Voice } from '../voice.ts';
import { caseNames, countryNames } from './facts.ts';
import { kindName, quoteView, reportActionView } from './report-action.ts';

export function reportView(data: Mails['report'], voice: Voice): View {
  const report = reportBody(data, voice);
  return { ...report, report };
}

/** The report itself, in the language of the voice, whatever language stands around it. */
export function reportBody({ content, map }: ReportView, voice: Voice): View {
  const { figures, contact, planned, corrections } = content;
  const shares = byCountry(content.actions);
  return {
    words: voice.words,
    reportLanguage: voice.language,
    reportChamber: content.parliament.name,
    number: content.number,
    from: voice.day(content.from),
    until: voice.day(content.until),
    actionCount: figures.actions,
    countryCount: figures.countries,
    introduction: content.introduction && quoteView(content.introduction, voice),
    ...figuresView(content, voice),
    map,
    mapNames: voice.join(
      countriesOfActions(content.actions).map((country) => voice.country(country)),
    ),
    hasActions: content.actions.length > 0,
    sections: sections(content, shares, voice),
    hasPlanned: planned.length > 0,
    planned: planned.map((plan) => planView(plan, voice)),
    ...openView(content.open, voice),
    hasCorrections: corrections.length > 0,
    corrections: corrections.map((correction) => correctionView(correction, voice)),
    contactName: contact.name,
    contactEmail: contact.email,
  };
}

function figuresView({ figures }: ReportContent, voice: Voice): View {
  const figure = (key: string, count: number) => ({
    value: voice.number(count),
    label: voice.say(`report.${key}`, { count }),
  });
  const most = Math.max(...figures.byKind.map(({ count }) => count));
  return {
    topFigures: [
      figure('actionsFigure', figures.actions),
      figure('casesFigure', figures.cases),
      figure('countriesFigure', figures.countries),
    ],
    lowFigures: [
      figure('membersFigure', figures.membersInformed),
      figure('mailingsFigure', figures.mailings),
    ],
    hasKinds: figures.byKind.length > 0,
    byKind: figures.byKind.map(({ kind, count }) => {
      const width = Math.max(2, Math.round((100 * count) / most));
      return {
        label: kindName({ kind }, voice),
        value: voice.number(count),
        width,
        rest: width < 100 && { width: 100 - width },
      };
    }),
  };
}

/** Country by country; an action is told in full where it comes first, and by its number after that. */
function sections(
  { actions }: ReportContent,
  shares: readonly CountryShare[],
  voice: Voice,
): View[] {
  const known = new Set(shares.flatMap(({ cases }) => cases.map(({ code }) => code)));
  const numbers = new Map(actions.map((action, at) => [action, at + 1] as const));
  const told = new Set<unknown>();
  const section = (
    title: string,
    theirs: CountryShare['actions'],
    cases: CountryShare['cases'],
  ) => {
    const fresh = theirs.filter((action) => !told.has(action));
    const again = theirs.filter((action) => told.has(action));
    for (const action of fresh) told.add(action);
    return {
      title,
      count: voice.say('report.count', { count: theirs.length }),
      casesLine: voice.join(caseNames(cases)),
      actions: fresh.map((action) =>
        reportActionView(action, numbers.get(action) ?? null, known, voice),
      ),
      again:
        again.length > 0 &&
        voice.say('report.toldAbove', {
          count: again.length,
          numbers: voice.list(again.map((action) => String(numbers.get(action)))),
        }),
    };
  };
  const many = actions.filter(concernsMany);
  return [
    ...(many.length ? [section(voice.say('report.forMany'), many, [])] : []),
    ...shares.map((share) => section(voice.country(share.country), share.actions, share.cases)),
  ];
}

const planView = (plan: ReportPlan, voice: Voice): View => ({
  kindName: kindName(plan, voice),
  day: plan.plannedFor ? voice.day(plan.plannedFor) : voice.say('report.noDay'),
  places: [countryNames(plan, voice), voice.join(caseNames(plan.cases))]
    .filter(Boolean)
    .join(' · '),
});

/** By committee, in the order in which each comes first. */
function openView(open: readonly ReportOpen[], voice: Voice): View {
  const committees = Map.groupBy(open, ({ committee: { name, code } }) => `${name} (${code})`);
  return {
    hasOpen: open.length > 0,
    open: [...committees].map(([committee, items]) => ({
      committee,
      items: items.map(({ subject, cases, deadline, overdue }) => ({
        subject,
        casesLine: voice.join(caseNames(cases)),
        deadline: voice.day(deadline),
        overdue,
      })),
    })),
  };
}

function correctionView(correction: ReportCorrection, voice: Voice): View {
  const { report, before, after, reason } = correction;
  const version = (label: string, action: typeof before) => ({
    versionLabel: voice.say(`report.${label}`, { report }),
    ...reportActionView(action, null, new Set(), voice),
  });
  return {
    versions: [version('said', before), ...(after ? [version('holds', after)] : [])],
    withdrawn: after === null,
    reason,
  };
}
