/** A report of a busy year, invented: 60 actions of all kinds, 20 countries, 30 cases, 5 committees. */
import { type ActionKind, actionKinds } from '../../src/domain/action.ts';
import type { Day } from '../../src/domain/day.ts';
import type {
  QuotedText,
  ReportAction,
  ReportActor,
  ReportCase,
  ReportContent,
  ReportFile,
} from '../../src/domain/report-content.ts';

const names: Readonly<Record<string, readonly string[]>> = {
  VEN: ['Amelia Farías', 'Bruno Altamira and Inés Quiroga', ''],
  PHL: ['Lucía Maravilla', 'Teodoro Salonga'],
  BRA: ['Davi Rocha Miranda'],
  UGA: ['Ronald Okello Byaruhanga', 'Francis Mugisha'],
  TZA: ['Elias Mwakyembe'],
  ZWE: ['Joana Chikwanha', 'Netsai Moyo-Ndlovu'],
  CIV: ['Alain Kouassi Lobo'],
  COD: ['Eugène Mbuyi wa Mukendi', 'Franck Ilunga'],
  GAB: ['Justin Ndoumba'],
  MNG: ['Zorigtbaatar Sanjaasüren'],
  BLR: ['Viktar Hanchar'],
  BHR: ['Matar Ibrahim al-Khalifi'],
  EGY: ['Mostafa Elnagar'],
  TUR: ['Selin Demirtaş-Yıldız', 'Figen Aydoğan'],
  KHM: ['Sok Chanrith', 'Kem Sothea'],
  MDV: ['Ahmed Mahloof'],
  LBY: ['Seham Sirgiwa'],
  YEM: ['Members of the House of Representatives, collective case of 2019'],
  MMR: ['Win Htut', 'Khin Maung Aye'],
  AFG: ['Fawzia Rahmani'],
};

const cases: readonly ReportCase[] = Object.entries(names).flatMap(([country, people]) =>
  people.map((name, i) => ({ code: `${country}-${String(i * 3 + 7).padStart(2, '0')}`, name })),
);
const countries = Object.keys(names);
const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

export const committees = [
  { code: 'URU', name: 'Foreign Policy Committee' },
  { code: 'REU', name: 'Legal Affairs Committee' },
  { code: 'LIU', name: 'Committee on Gender Equality' },
  { code: 'KIU', name: 'Committee on Culture, Media and the Freedom of Expression' },
  { code: 'UPN', name: 'Committee on International Development and Humanitarian Affairs' },
];

export const words = {
  danish:
    'Udvalget drøftede sagen på sit møde og bad udenrigsministeren om en skriftlig redegørelse for de menneskerettighedspolitiske konsekvenser.',
  french:
    'La délégation a rencontré les familles et a remis au président de l’assemblée une lettre demandant la levée des poursuites.',
  english:
    'We raised the case with the Speaker, who promised to look into the conditions of detention and to allow a visit by the family.',
  arabic: 'التقينا سفير البلد المعني وطلبنا منه الإفراج عن الزميل النائب قبل 15 مارس 2026.',
};

const quotes: readonly (QuotedText | null)[] = [
  { text: words.danish, language: 'da' },
  { text: words.english, language: 'en' },
  null,
  { text: words.french, language: 'fr' },
  { text: words.arabic, language: 'ar' },
  {
    text: 'First paragraph: the letter was handed over.\n\nSecond paragraph: no answer has come yet.',
    language: null,
  },
];

const actorsInTurn: readonly ReportActor[] = [
  { kind: 'committee', name: 'Foreign Policy Committee' },
  { kind: 'presidency', name: 'Karen Østergaard, President of Parliament' },
  { kind: 'member', name: null },
  { kind: 'group', name: 'Parliamentary Group for Human Rights' },
  { kind: 'member', name: 'Søren Bjerregaard-Christensen' },
  { kind: 'parliament', name: 'The Folketing' },
];

const file = (filename: string, bytes: number, attached: boolean): ReportFile => ({
  filename,
  contentType: 'application/pdf',
  bytes,
  sha256: 'a'.repeat(64),
  attached,
});

/** Most countries have a few actions, the first ones many. */
function subjects(index: number): string[] {
  if (index % 19 === 18) return [];
  if (index === 12) return countries.slice(0, 6);
  const one = countries[(index * 7 + (index % 3)) % countries.length] ?? 'VEN';
  return index % 9 === 4 ? [one, 'VEN'].filter((each, i, all) => all.indexOf(each) === i) : [one];
}

/** All kinds, the first ones far more often than the last. */
const kindOf = (index: number): ActionKind =>
  at(actionKinds, Math.floor((((index * 7) % 60) / 60) ** 2 * actionKinds.length));

function action(index: number): ReportAction {
  const about = subjects(index);
  const day = `2026-${String(1 + Math.floor(index / 5)).padStart(2, '0')}-${String(3 + (index % 5) * 5).padStart(2, '0')}`;
  return {
    id: `action-${index + 1}`,
    kind: kindOf(index),
    doneOn: day as Day,
    actor: at(actorsInTurn, index),
    countries: about,
    cases: about.flatMap((country) => {
      const theirs = cases.filter(({ code }) => code.startsWith(country));
      return index % 4 === 3 ? [] : [at(theirs, index)];
    }),
    what: at(quotes, index),
    visibility: index % 5 === 2 ? 'ipu-only' : 'public',
    evidence:
      index % 6 === 0
        ? [file(`minutes-${index + 1}.pdf`, 214_300, true)]
        : index % 11 === 5
          ? [
              file('Letter to the Speaker of the National Assembly, signed.pdf', 1_830_000, true),
              file(
                'photographs_of_the_visit_2026-03-12_with_the_families_of_detained_members.zip',
                48_200_000,
                false,
              ),
            ]
          : [],
  };
}

const actions = Array.from({ length: 60 }, (_, index) => action(index));
const counts = Map.groupBy(actions, ({ kind }) => kind);
const [first, second] = actions as [ReportAction, ReportAction];

export const largeReport: ReportContent = {
  format: 1,
  number: 3,
  language: 'en',
  parliament: { id: 'folketing', name: 'The Folketing, Parliament of Denmark', country: 'DK' },
  contact: { name: 'Mette Lund, Clerk of the Group', email: 'ipu-group@folketing.example' },
  from: '2026-01-01',
  until: '2026-12-31',
  introduction: {
    text: 'This year our parliament dealt with four communications of the Inter-Parliamentary Union. Committees, the presidency and individual members acted for colleagues in twenty countries; two of these colleagues have since been released.\n\nWe thank the Committee on the Human Rights of Parliamentarians for its work.',
    language: 'en',
  },
  figures: {
    mailings: 4,
    cases: 30,
    countries: 20,
    membersInformed: 1791,
    actions: actions.length,
    byKind: [...counts]
      .map(([kind, those]) => ({ kind, count: those.length }))
      .sort((a, b) => b.count - a.count),
  },
  actions,
  planned: [
    plan('parliamentary-visit', '2027-02-14', ['UGA', 'TZA']),
    plan('meet-ambassadors', null, ['VEN']),
    plan('inform-media', '2027-01-20', []),
  ],
  open: committees.flatMap((committee, i) => [
    {
      committee,
      subject: 'Decisions adopted by the Governing Council at its 217th session',
      cases: at([cases.slice(0, 2), [], [{ code: 'ERI-01', name: 'Eleven parliamentarians' }]], i),
      deadline: `2027-01-${String(10 + i).padStart(2, '0')}` as Day,
      overdue: false,
    },
    ...(i % 2
      ? []
      : [
          {
            committee,
            subject:
              'Decisions of the Committee on the Human Rights of Parliamentarians, 179th session',
            cases: [at(cases, 4 + i), { code: 'NIC-02', name: 'Brooklyn Rivera Bryan' }],
            deadline: '2026-11-30' as Day,
            overdue: true,
          },
        ]),
  ]),
  corrections: [
    {
      report: 2,
      before: { ...first, doneOn: '2025-11-03', actor: { kind: 'member', name: null } },
      after: {
        ...first,
        doneOn: '2025-11-05',
        what: { text: 'The meeting took place on 5 November.', language: 'en' },
      },
      reason: 'The minutes give another day.',
    },
    { report: 1, before: { ...second, doneOn: '2025-05-20' }, after: null, reason: null },
  ],
};

function plan(kind: ActionKind, plannedFor: Day | null, about: readonly string[]) {
  return {
    kind,
    plannedFor,
    countries: about,
    cases: cases.filter(({ code }) => about.includes(code.slice(0, 3))).slice(0, 2),
  };
}

/** Nothing was done, and nothing is open. */
export const emptyReport: ReportContent = {
  ...largeReport,
  number: 4,
  introduction: null,
  figures: { mailings: 0, cases: 0, countries: 0, membersInformed: 0, actions: 0, byKind: [] },
  actions: [],
  planned: [],
  open: [],
  corrections: [],
};

export const reportData = {
  json: { filename: 'report-3.json', content: Buffer.from('{"format":1,"number":3}\n') },
  csv: {
    filename: 'report-3.csv',
    content: Buffer.from('\ufeffnumber,kind\r\n1,inform-members\r\n'),
  },
};

/** A coat of arms of nobody. */
export const logo = {
  format: 'svg' as const,
  bytes: Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 220 80"><path d="M10 6h50v38q0 22-25 32q-25-10-25-32z" fill="#1d3f6e"/><path d="M18 26h34M18 38h34" stroke="#fff" stroke-width="4"/><path d="M84 62h120M92 62V30M112 62V30M132 62V30M152 62V30M172 62V30M192 62V30M84 26l60-20l60 20z" stroke="#1d3f6e" stroke-width="5" fill="none"/></svg>',
  ),
};
