import { z } from 'zod';
import { actionKinds, actors, visibilities } from '../../../domain/action.ts';
import {
  adoptingBodies,
  decisionStatuses,
  manners,
  personStatuses,
} from '../../../domain/decision.ts';
import { violations } from '../../../domain/violation.ts';
import { caseSheet } from '../../../record/case-sheet.ts';
import { recordOfYear } from '../../../record/record-of-year.ts';
import { named } from '../named.ts';
import { Problem } from '../problem.ts';
import { route } from '../route.ts';
import { amount, caseCodes, country, day } from '../values.ts';

const audience = z
  .enum(['public', 'house'])
  .default('public')
  .describe('`house`: with what is told to the IPU only or kept in the house.');
const kind = z.enum(actionKinds);
const violation = z.enum(violations);

const leftOut = z
  .object({ ipuOnly: amount, internal: amount, withdrawn: amount })
  .describe('How many actions it does not show.');
const action = named(
  'RecordAction',
  z.object({
    kind,
    doneOn: day,
    actor: z.enum(actors),
    committee: z.string().nullable().describe('Code of the committee that acted.'),
    name: z
      .string()
      .nullable()
      .describe('Who acted; null: a member who did not consent to be named.'),
    countries: z.array(country).describe('None: it concerns all.'),
    cases: caseCodes,
    what: z
      .object({ text: z.string(), language: z.string().nullable().describe('BCP 47.') })
      .nullable(),
    visibility: z.enum(visibilities),
  }),
);
const parliament = z.object({ id: z.string(), name: z.string(), country: z.string() });
const contact = z.object({ name: z.string(), email: z.string() });

const daysTaken = z
  .object({ decisions: amount, median: z.number(), fastest: z.int() })
  .nullable()
  .describe('Days until something was done; null: nothing was.');
const overview = z.object({
  name: z.string().describe('`2021`, or `2020-21` for a session year.'),
  from: day,
  until: day.describe('Inclusive.'),
  audience: z.enum(['public', 'house']),
  madeOn: day,
  parliament,
  contact,
  figures: z.object({
    mailings: amount,
    decisions: amount,
    cases: amount,
    countries: amount,
    membersInformed: amount,
    actions: amount,
  }),
  byKind: z.array(z.object({ kind, count: amount })).describe('The most frequent first.'),
  byMonth: z.array(z.object({ month: z.string().describe('`2021-03`'), count: amount })),
  byActor: z.array(
    z.object({
      actor: z.enum(actors),
      committee: z.object({ code: z.string(), name: z.string() }).nullable(),
      count: amount,
    }),
  ),
  countries: z
    .array(
      z.object({
        country,
        cases: amount,
        actions: amount,
        own: z.array(z.object({ code: z.string(), name: z.string(), actions: z.array(action) })),
        whole: z.array(action).describe('For all colleagues there.'),
      }),
    )
    .describe('Most actions first.'),
  answers: z.object({
    decisions: amount,
    fromArrival: daysTaken,
    fromAdoption: daysTaken,
    unanswered: amount,
  }),
  followUps: z.object({
    inTime: amount,
    late: amount,
    waived: amount,
    open: amount,
    overdue: amount,
  }),
  actions: z.array(action).describe('By day.'),
});
const yearRecord = named(
  'YearRecord',
  z.object({
    overview: overview.nullable().describe('Null: there is nothing that this audience may see.'),
    leftOut,
  }),
);

const adoption = {
  body: z.enum(adoptingBodies),
  session: z.int().nullable(),
  place: z.string().nullable(),
  adopted: day.nullable(),
};
const language = z.enum(['en', 'fr']);
const person = z.object({ code: z.string().nullable(), name: z.string() });
const status = z.enum(decisionStatuses).nullable();
const changes = z.object({
  since: day.nullable().describe('When the decision before was adopted.'),
  added: z.array(person),
  gone: z.array(person),
  newViolations: z.array(violation),
  goneViolations: z.array(violation),
  mps: z.object({ from: amount, to: amount }).nullable(),
  persons: z.array(z.object({ code: z.string(), status: z.enum(personStatuses) })),
  status,
});
const sheet = z.object({
  audience: z.enum(['public', 'house']),
  madeOn: day,
  parliament,
  contact,
  code: z.string(),
  country,
  person: z
    .object({
      name: z.string(),
      gender: z.enum(['F', 'M']).nullable(),
      status: z.enum(personStatuses).nullable(),
      otherSpellings: z.array(z.string()),
    })
    .nullable()
    .describe('Null for a collective case.'),
  persons: z.array(person).describe('Of a collective case.'),
  mps: amount.nullable(),
  status,
  violations: z.array(violation),
  summaries: z.array(
    z.object({
      ...adoption,
      text: z.string(),
      language,
      document: z.object({ filename: z.string(), page: z.int() }).nullable(),
    }),
  ),
  decisions: z
    .array(
      z.object({
        ...adoption,
        manner: z.enum(manners).nullable(),
        status,
        changes: changes.nullable().describe('Null: it is the first.'),
      }),
    )
    .describe('In the order of their adoption.'),
  actions: z.array(action).describe('By day.'),
  open: z.object({
    followUps: z.array(
      z.object({
        committee: z.object({ code: z.string(), name: z.string() }),
        deadline: day,
        overdue: z.boolean(),
      }),
    ),
    plans: z.array(z.object({ kind, plannedFor: day.nullable() })),
    nextSteps: z.array(z.object({ text: z.string(), language, on: day.nullable() })),
  }),
});
const caseRecord = named('CaseRecord', z.object({ sheet, leftOut }));

export const recordRoutes = [
  route({
    method: 'get',
    path: '/records/years/{year}',
    name: 'readYearRecord',
    summary: 'What the chamber did in a year, for its own publication',
    scope: 'read',
    needs: null,
    params: {
      year: z.string().max(20).describe('A calendar year, `2021`, or a session year, `2020-21`.'),
    },
    query: { audience },
    body: null,
    answer: yearRecord,
    async handle({ desk, path: { year }, query }) {
      const found = await recordOfYear(desk, year, query.audience);
      if ('overview' in found) return found;
      if (found.error === 'no-year') throw new Problem('not-found', `${year} is no year`);
      return { overview: null, leftOut: found.leftOut };
    },
  }),
  route({
    method: 'get',
    path: '/records/cases/{code}',
    name: 'readCaseRecord',
    summary: 'A case and what was done for it, for publication',
    scope: 'read',
    needs: null,
    params: {
      code: z.string().max(40).describe('Of any time: `VEN-13`, `MON/01`, `VEN-COLL-06`.'),
    },
    query: { audience },
    body: null,
    answer: caseRecord,
    async handle({ desk, path: { code }, query }) {
      const found = await caseSheet(desk, code, query.audience);
      if ('sheet' in found) return found;
      const known = found.error === 'unknown' ? { known: found.known } : {};
      throw new Problem('not-found', null, [], { reason: found.error, ...known });
    },
  }),
];
