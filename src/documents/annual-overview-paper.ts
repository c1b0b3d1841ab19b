/** The annual overview in words: what its PDF and its page show. */
import type { Country } from '../domain/country.ts';
import type { Voice } from '../mail/voice.ts';
import { drawMap } from '../map/draw.ts';
import type { AnnualOverview, CountryShare } from '../record/annual-overview.ts';
import { type Logo, logoView } from './logo.ts';
import type { MapView } from './map.ts';
import {
  type ActionPaper,
  actionPaper,
  capital,
  monthName,
  type RecordFrame,
  recordFrame,
} from './record-words.ts';
import { typeset } from './typeset.ts';

interface Figure {
  readonly label: string;
  readonly value: string;
}

/** A row of a chart; `share` of the longest bar, from 0 to 1. */
interface Bar extends Figure {
  readonly share: number;
}

export interface Chart {
  readonly title: string;
  readonly head: readonly [label: string, count: string];
  readonly bars: readonly Bar[];
}

export interface CountryPaper {
  readonly name: string;
  readonly cases: string;
  /** Case or group of cases, and what was done: a line each. */
  readonly rows: readonly { readonly about: string; readonly done: readonly string[] }[];
}

export interface AnnualOverviewPaper extends RecordFrame {
  readonly lead: string;
  readonly figures: readonly Figure[];
  readonly map: MapView | null;
  readonly charts: readonly Chart[];
  readonly answers: {
    readonly title: string;
    readonly lead: string;
    /** No rows: nothing was answered yet. */
    readonly table: Table;
    readonly unanswered: string | null;
  };
  readonly followUps: { readonly title: string; readonly table: Table };
  readonly countries: {
    readonly title: string;
    readonly head: readonly string[];
    readonly list: readonly CountryPaper[];
  };
  readonly details: {
    readonly title: string;
    readonly none: string;
    readonly actions: readonly ActionPaper[];
  };
}

interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function annualOverviewPaper(overview: AnnualOverview, voice: Voice): AnnualOverviewPaper {
  const say = (key: string, values: Readonly<Record<string, unknown>> = {}): string =>
    voice.say(`annual-overview.${key}`, values);
  const { figures, audience } = overview;
  const figure = (key: keyof typeof figures, word: string = key): Figure => ({
    value: voice.number(figures[key]),
    label: say(word, { count: figures[key] }),
  });
  const year = say('year', { year: overview.name });
  const period = say('period', {
    from: voice.day(overview.from),
    until: voice.day(overview.until),
  });
  return {
    ...recordFrame(overview, voice, say('title'), [year, period].join(' · ')),
    lead: say('lead'),
    figures: [
      figure('mailings'),
      figure('decisions'),
      figure('cases'),
      figure('countries'),
      figure('membersInformed'),
      figure('actions', 'actionCount'),
    ],
    map: mapOf(overview, voice).view,
    charts: [
      chart(
        say('byKind'),
        say('columnKind'),
        overview.byKind.map(({ kind, count }) => [voice.say(`actions-done.${kind}`), count]),
        voice,
      ),
      chart(
        say('byMonth'),
        say('columnMonth'),
        overview.byMonth.map(({ month, count }) => [capital(monthName(month, voice)), count]),
        voice,
      ),
      chart(
        say('byActor'),
        say('columnActor'),
        overview.byActor.map(({ actor, committee, count }) => [
          committee?.name ?? say(`actors.${actor}`),
          count,
        ]),
        voice,
      ),
    ].filter(({ bars }) => bars.some(({ share }) => share > 0)),
    answers: answersOf(overview, voice),
    followUps: {
      title: say('followUps'),
      table: {
        head: [say('columnFollowUps'), say('columnCount')],
        rows: [
          [say('inTime'), voice.number(overview.followUps.inTime)],
          [say('late'), voice.number(overview.followUps.late)],
          [say('waived'), voice.number(overview.followUps.waived)],
          [
            say('open', { overdue: overview.followUps.overdue }),
            voice.number(overview.followUps.open),
          ],
        ],
      },
    },
    countries: {
      title: say('byCountry'),
      head: [say('columnCountry'), say('columnDone')],
      list: overview.countries.map((share) => countryPaper(share, voice)),
    },
    details: {
      title: say('details'),
      none: say('none'),
      actions: overview.actions.map((action) => actionPaper(action, voice, audience)),
    },
  };
}

function answersOf({ answers }: AnnualOverview, voice: Voice): AnnualOverviewPaper['answers'] {
  const say = (key: string, values: Readonly<Record<string, unknown>> = {}): string =>
    voice.say(`annual-overview.${key}`, values);
  const rows = (['fromArrival', 'fromAdoption'] as const).flatMap((key) => {
    const days = answers[key];
    return days ? [[say(key), voice.number(days.median), voice.number(days.fastest)]] : [];
  });
  const { decisions, unanswered } = answers;
  return {
    title: say('answers'),
    lead: say('answersLead', { decisions, answered: decisions - unanswered }),
    table: { head: [say('columnFrom'), say('columnMedian'), say('columnFastest')], rows },
    unanswered:
      unanswered && unanswered < decisions ? say('unanswered', { count: unanswered }) : null,
  };
}

function chart(
  title: string,
  column: string,
  counts: readonly (readonly [label: string, count: number])[],
  voice: Voice,
): Chart {
  const most = Math.max(1, ...counts.map(([, count]) => count));
  return {
    title,
    head: [column, voice.say('annual-overview.columnActions')],
    bars: counts.map(([label, count]) => ({
      label,
      value: voice.number(count),
      share: count / most,
    })),
  };
}

function countryPaper(share: CountryShare, voice: Voice): CountryPaper {
  const done = (actions: CountryShare['whole']) =>
    actions.map(({ doneOn, kind }) => `${voice.day(doneOn)}: ${voice.say(`actions-done.${kind}`)}`);
  const rows = [
    ...share.own.map(({ code, name, actions }) => ({
      about: [voice.apart(code), voice.apart(name)].filter(Boolean).join(' '),
      done: done(actions),
    })),
    ...(share.whole.length
      ? [{ about: voice.say('annual-overview.whole'), done: done(share.whole) }]
      : []),
  ];
  return {
    name: voice.country(share.country),
    cases: voice.say('annual-overview.casesIn', { count: share.cases }),
    rows: rows.length ? rows : [{ about: '', done: [voice.say('annual-overview.informed')] }],
  };
}

/** The map with its words: where somebody acted, and where the members were informed only. */
export function mapOf(
  { countries }: Pick<AnnualOverview, 'countries'>,
  voice: Voice,
): { readonly view: MapView | null; readonly svg: string | null } {
  const isActed = ({ own, whole }: CountryShare): boolean => own.length + whole.length > 0;
  const acted = countries.filter(isActed).map(({ country }) => country);
  const informed = countries.filter((each) => !isActed(each)).map(({ country }) => country);
  const svg = drawMap(acted, informed);
  if (!svg) return { view: null, svg };
  const say = (key: string, these: readonly Country[]): string =>
    voice.say(`annual-overview.${key}`, {
      countries: voice.list(these.map((country) => voice.country(country))),
    });
  const view: MapView = {
    file: 'map.svg',
    alt: [
      say('map', []),
      ...(acted.length ? [say('mapActed', acted)] : []),
      ...(informed.length ? [say('mapInformed', informed)] : []),
    ].join(' '),
    acted: acted.length ? say('legendActed', []) : null,
    open: informed.length ? say('legendInformed', []) : null,
  };
  return { view, svg };
}

/** @param madeAt the date that the file bears */
export function annualOverviewPdf(
  overview: AnnualOverview,
  voice: Voice,
  logo: Logo | null,
  madeAt: Date,
): Promise<Buffer> {
  const { svg } = mapOf(overview, voice);
  const picture = logoView(logo, overview.parliament.name);
  return typeset(
    'annual-overview',
    { ...annualOverviewPaper(overview, voice), logo: picture.view },
    madeAt,
    { ...picture.files, ...(svg && { 'map.svg': Buffer.from(svg) }) },
  );
}
