/** A case in words: what its sheet and its page show. */
import { changesView } from '../mail/views/changes.ts';
import type { Voice } from '../mail/voice.ts';
import type { Adoption, DecisionTold, Summary } from '../record/case-decisions.ts';
import type { CaseSheet } from '../record/case-sheet.ts';
import type { RecordAction } from '../record/known-actions.ts';
import { type Logo, logoView } from './logo.ts';
import {
  type ActionPaper,
  actionPaper,
  capital,
  type RecordFrame,
  recordFrame,
  shortList,
} from './record-words.ts';
import { type Said, said } from './said.ts';
import { typeset } from './typeset.ts';

interface Fact {
  readonly label: string;
  readonly value: string;
}

export interface CaseSheetPaper extends RecordFrame {
  readonly who: { readonly title: string; readonly facts: readonly Fact[] };
  readonly happened: {
    readonly title: string;
    /** The words of the last decision that tells it. */
    readonly said: Said | null;
    readonly source: string | null;
    readonly none: string;
  };
  readonly decisions: {
    readonly title: string;
    readonly head: readonly string[];
    readonly rows: readonly (readonly [day: string, decision: string, changed: string])[];
  };
  readonly actions: {
    readonly title: string;
    readonly none: string;
    readonly list: readonly ActionPaper[];
  };
  readonly open: {
    readonly title: string;
    readonly none: string;
    readonly items: readonly { readonly text: string; readonly tag: string | null }[];
    readonly announced: string;
    readonly steps: readonly Said[];
  };
}

export function caseSheetPaper(sheet: CaseSheet, voice: Voice): CaseSheetPaper {
  const say = sayIn(voice);
  const title = sheet.person
    ? sheet.person.name
    : say('collective', { countryName: voice.country(sheet.country) });
  const [summary] = sheet.summaries;
  return {
    ...recordFrame(sheet, voice, title, say('kicker', { code: sheet.code })),
    who: { title: say('who'), facts: facts(sheet, voice) },
    happened: {
      title: say('happened'),
      said: summary ? said(summary, voice) : null,
      source: summary ? source(summary, voice) : null,
      none: say('noSummary'),
    },
    decisions: {
      title: say('decisions'),
      head: [say('columnDay'), say('columnDecision'), say('columnChanged')],
      rows: sheet.decisions.map((decision) => [
        decision.adopted ? voice.day(decision.adopted) : say('undated'),
        decisionLine(decision, voice),
        changed(decision, voice),
      ]),
    },
    actions: {
      title: say('actions'),
      none: say('noActions'),
      list: sheet.actions.map((action) => ({
        ...actionPaper(action, voice, sheet.audience),
        about: beyond(action, sheet, voice),
      })),
    },
    open: {
      title: say('open'),
      none: say('nothingOpen'),
      items: openItems(sheet, voice),
      announced: say('announced'),
      steps: sheet.open.nextSteps.map((step) => said(step, voice)),
    },
  };
}

/** That an action was not for this case alone; empty where it names the case. */
function beyond({ cases }: RecordAction, { code }: CaseSheet, voice: Voice): string {
  if (cases.includes(code)) return '';
  return cases.length ? shortList(cases, voice) : voice.say('annual-overview.whole');
}

const sayIn =
  (voice: Voice) =>
  (key: string, values: Readonly<Record<string, unknown>> = {}): string =>
    voice.say(`case-sheet.${key}`, values);

function facts(
  { code, country, person, persons, mps, status, violations }: CaseSheet,
  voice: Voice,
): Fact[] {
  const say = sayIn(voice);
  const named = persons.map((each) => [each.code, each.name].filter(Boolean).join(' '));
  return [
    { label: say('country'), value: voice.country(country) },
    { label: say('code'), value: voice.apart(code) },
    {
      label: say('persons', { count: mps ?? persons.length }),
      value: person
        ? ''
        : [
            mps === null ? '' : voice.say('common.parliamentarians', { mps }),
            shortList(named, voice),
          ]
            .filter(Boolean)
            .join(' · '),
    },
    { label: say('spellings'), value: voice.join(person?.otherSpellings ?? []) },
    { label: say('fate'), value: person?.status ? capital(say(`fates.${person.status}`)) : '' },
    { label: say('status'), value: status ? capital(voice.say(`statuses.${status}`)) : '' },
    {
      label: say('violations'),
      value: capital(violations.map((each) => voice.say(`violations.${each}`)).join(' · ')),
    },
  ].filter(({ value }) => value !== '');
}

/** `IPU Governing Council, 206th session, Geneva` */
const adoptedBy = ({ body, session, place }: Adoption, voice: Voice): string[] => [
  voice.say(`bodies.${body}`),
  ...(session === null ? [] : [voice.say('common.session', { session })]),
  ...(place === null
    ? []
    : [place === 'virtual' ? voice.say('case-sheet.virtual') : voice.apart(place)]),
];

const decisionLine = (decision: DecisionTold, voice: Voice): string =>
  [
    ...adoptedBy(decision, voice),
    ...(decision.manner ? [voice.say(`manners.${decision.manner}`)] : []),
  ].join(voice.say('common.comma'));

function source(summary: Summary, voice: Voice): string {
  const { document, adopted } = summary;
  return [
    ...adoptedBy(summary, voice),
    ...(adopted ? [voice.day(adopted)] : []),
    ...(document ? [voice.say('case-sheet.page', { ...document })] : []),
  ].join(voice.say('common.comma'));
}

/** What the line of changes does not ask for. */
const unsaid = {
  country: '',
  mps: null,
  cases: [],
  collective: [],
  violations: [],
  asks: [],
  corrects: null,
};

function changed(decision: DecisionTold, voice: Voice): string {
  const { changes } = decision;
  if (!changes) return voice.say('case-sheet.first');
  return changesView({ ...decision, ...unsaid, changes }, voice).changeLine ?? '';
}

function openItems({ open }: CaseSheet, voice: Voice): CaseSheetPaper['open']['items'] {
  const say = sayIn(voice);
  return [
    ...open.followUps.map(({ committee, deadline, overdue }) => ({
      text: say('owed', { committeeName: committee.name, day: voice.day(deadline) }),
      tag: overdue ? say('overdue') : null,
    })),
    ...open.plans.map(({ kind, plannedFor }) => ({
      text: plannedFor
        ? say('plannedFor', {
            day: voice.day(plannedFor),
            kind: voice.say(`actions-done.${kind}`),
          })
        : say('planned', { kind: voice.say(`actions-done.${kind}`) }),
      tag: null,
    })),
  ];
}

/** @param madeAt the date that the file bears */
export function caseSheetPdf(
  sheet: CaseSheet,
  voice: Voice,
  logo: Logo | null,
  madeAt: Date,
): Promise<Buffer> {
  const picture = logoView(logo, sheet.parliament.name);
  const paper = { ...caseSheetPaper(sheet, voice), logo: picture.view };
  return typeset('case-sheet', paper, madeAt, picture.files);
}
