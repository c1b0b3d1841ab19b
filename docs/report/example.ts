import type { ReportAction, ReportContent } from '../../src/domain/report-content.ts';

const deLima = { code: 'PHL-08', name: 'Leila de Lima' };

const question: ReportAction = {
  id: '0197b6f2-5b1c-7d3a-9a63-2f1f6a0c8e11',
  kind: 'request-foreign-minister',
  doneOn: '2021-01-20',
  actor: { kind: 'member', name: null },
  countries: ['PHL'],
  cases: [deLima],
  what: {
    text: 'Jeg har stillet udenrigsministeren spørgsmål S 412 om senator de Lima.',
    language: 'da',
  },
  visibility: 'public',
  evidence: [
    {
      filename: 'S 412.pdf',
      contentType: 'application/pdf',
      bytes: 48213,
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      attached: true,
    },
  ],
};

const meeting: ReportAction = {
  id: '0197b6f2-64aa-7c02-8f0e-0b9d4c1a7d20',
  kind: 'meet-ambassadors',
  doneOn: '2021-02-11',
  actor: { kind: 'committee', name: 'Det Udenrigspolitiske Nævn' },
  countries: ['PHL', 'VEN'],
  cases: [deLima, { code: 'VEN-13', name: 'Richard Blanco' }],
  what: null,
  visibility: 'ipu-only',
  evidence: [],
};

/** The report that the manual shows: a little of everything that one can say. */
export const exampleReport: ReportContent = {
  format: 1,
  number: 3,
  language: 'en',
  parliament: { id: 'folketinget', name: 'Folketinget', country: 'DK' },
  contact: { name: 'Anna Lund', email: 'anna.lund@parlament.example' },
  from: '2021-01-01',
  until: '2021-03-31',
  introduction: {
    text: 'The elections of February have delayed the work of two committees.',
    language: 'en',
  },
  figures: {
    mailings: 1,
    cases: 2,
    countries: 2,
    membersInformed: 50,
    actions: 2,
    byKind: [
      { kind: 'meet-ambassadors', count: 1 },
      { kind: 'request-foreign-minister', count: 1 },
    ],
  },
  actions: [question, meeting],
  planned: [
    { kind: 'parliamentary-visit', plannedFor: '2021-05-10', countries: ['PHL'], cases: [deLima] },
  ],
  open: [
    {
      committee: { code: 'URU', name: 'Udenrigsudvalget' },
      subject: 'Decisions on the human rights of parliamentarians',
      cases: [],
      deadline: '2021-04-12',
      overdue: false,
    },
  ],
  corrections: [
    {
      report: 2,
      before: {
        ...meeting,
        id: '0197b6ee-0d51-7f6b-b1f4-77d09a3c5f02',
        kind: 'raise-with-visitors',
        doneOn: '2020-12-09',
      },
      after: {
        ...meeting,
        id: '0197b6ee-0d51-7f6b-b1f4-77d09a3c5f02',
        kind: 'raise-with-visitors',
        doneOn: '2020-12-10',
        countries: ['PHL'],
        cases: [deLima],
      },
      reason: 'The delegation of Venezuela came later, and the day was wrong.',
    },
    {
      report: 2,
      before: {
        ...question,
        id: '0197b6ee-2f09-7a55-8c1d-93be5a4d6e77',
        kind: 'inform-media',
        doneOn: '2020-12-14',
        what: null,
        evidence: [],
      },
      after: null,
      reason: 'The article was not published.',
    },
  ],
};
