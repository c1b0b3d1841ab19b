/** Reports of any content, also of what nobody would write. */
import fc from 'fast-check';
import { type Actor, actionKinds, actors } from '../../src/domain/action.ts';
import type { Day } from '../../src/domain/day.ts';
import type { ReportAction, ReportContent } from '../../src/domain/report-content.ts';

/** What breaks tables, spreadsheets and pages. */
const hostile = fc.constantFrom(
  ...[
    '=HYPERLINK("http://evil.example";"x")',
    '+1',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '＝1',
    '－1',
  ],
  ...['"', '""', '","', 'a\r\nb', 'line\nline', '; ', 'a;b', "'", "'=1", '﻿', '\u2028', ' '],
  ...['قرار مجلس النواب', '🕊️👩🏽‍⚖️', 'Bækgaard, Ødegård', '<script>', '{{x}}', '\u202Eevil', 'null'],
);
const text = fc.oneof(hostile, fc.string({ unit: 'grapheme', maxLength: 40 }));
const words = fc.array(text, { minLength: 1, maxLength: 3 }).map((each) => each.join(' '));
const name = text.filter((each) => each.length > 0);
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as Day);
const country = fc.constantFrom('VEN', 'PHL', 'MNG', 'CIV', 'TUR', 'XKK', 'ZZZ');
const few = <T>(each: fc.Arbitrary<T>) => fc.array(each, { maxLength: 3 });
const cases = few(
  fc.record({
    code: fc
      .tuple(country, fc.constantFrom('', 'COLL-'), fc.integer({ min: 1, max: 9999 }))
      .map(([where, kind, n]) => `${where}-${kind}${String(n).padStart(2, '0')}`),
    name: fc.oneof(fc.constant(''), name),
  }),
);
const quoted = fc.record({
  text: words,
  language: fc.constantFrom(null, 'da', 'fr', 'ar', 'zh-Hant', 'sr-Latn-RS'),
});
const kind = fc.constantFrom(...actionKinds);
const file = fc.record({
  filename: name,
  contentType: fc.constantFrom('application/pdf', 'image/jpeg', 'application/octet-stream'),
  bytes: fc.nat(),
  sha256: fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 }),
  attached: fc.boolean(),
});

const anyAction: fc.Arbitrary<ReportAction> = fc.record({
  id: fc.uuid(),
  kind,
  doneOn: day,
  actor: fc.record({ kind: fc.constantFrom<Actor>(...actors), name: fc.option(name) }),
  countries: few(country),
  cases,
  what: fc.option(quoted),
  visibility: fc.constantFrom('public', 'ipu-only'),
  evidence: few(file),
});

export const anyReport: fc.Arbitrary<ReportContent> = fc.record({
  format: fc.constant(1 as const),
  number: fc.integer({ min: 1, max: 10_000 }),
  language: fc.constantFrom('en', 'fr'),
  parliament: fc.record({
    id: fc.constantFrom('folketinget', 'assemblee-nationale', '2'),
    name,
    country: fc.constantFrom('DK', 'FR', 'XK'),
  }),
  contact: fc.record({ name, email: fc.constant('anna.lund@parlament.example') }),
  from: day,
  until: day,
  introduction: fc.option(quoted),
  figures: fc.record({
    mailings: fc.nat(),
    cases: fc.nat(),
    countries: fc.nat(),
    membersInformed: fc.nat(),
    actions: fc.nat(),
    byKind: few(fc.record({ kind, count: fc.nat() })),
  }),
  actions: few(anyAction),
  planned: few(fc.record({ kind, plannedFor: fc.option(day), countries: few(country), cases })),
  open: few(
    fc.record({
      committee: fc.record({ code: fc.constantFrom('UPN', 'ERD'), name }),
      subject: words,
      cases,
      deadline: day,
      overdue: fc.boolean(),
    }),
  ),
  corrections: few(
    fc.record({
      report: fc.integer({ min: 1, max: 99 }),
      before: anyAction,
      after: fc.option(anyAction),
      reason: fc.option(words),
    }),
  ),
});
