/** The data files of a report: as their published schemas say, whole, and without anything internal. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import { exampleReport } from '../../docs/report/example.ts';
import { isDay } from '../../src/domain/day.ts';
import type { ReportContent } from '../../src/domain/report-content.ts';
import { reportCsv } from '../../src/reports/format/csv.ts';
import { reportJson } from '../../src/reports/format/json.ts';
import { reportFileNames } from '../../src/reports/format/names.ts';
import { parseReport, type reportSchema } from '../../src/reports/format/schema.ts';
import { anyReport } from './any-report.ts';

const published = (name: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../docs/report', name), 'utf8'));

const goldenReports = (): string[] => {
  const dir = join(import.meta.dirname, 'golden');
  return readdirSync(dir).map((name) => readFileSync(join(dir, name), 'utf8'));
};

const ajv = new Ajv2020({ allErrors: true, strict: true });
formats.default(ajv);
const isReport = ajv.compile(published('report-v1.schema.json'));

type Writable<T> = T extends object ? { -readonly [K in keyof T]: Writable<T[K]> } : T;

test('the schema and the type say the same', () => {
  expectTypeOf<z.infer<typeof reportSchema>>().toEqualTypeOf<Writable<ReportContent>>();
});

describe('JSON', () => {
  test('of any report is valid by the published schema, and reads back as it was', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const json = reportJson(report).toString('utf8');
        expect(isReport(JSON.parse(json)), JSON.stringify(isReport.errors)).toBe(true);
        expect(parseReport(json)).toEqual(report);
      }),
    );
  });

  test('of the realistic year is valid too', () => {
    for (const report of goldenReports()) {
      expect(isReport(JSON.parse(report)), JSON.stringify(isReport.errors)).toBe(true);
      expect(reportJson(parseReport(report)).toString()).toBe(report);
      expect(rowsOf(reportCsv(parseReport(report))).length).toBeGreaterThan(3);
    }
  });

  test('is the same bytes whatever the order in which the report was put together', () => {
    const turned = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(turned)
        : value && typeof value === 'object'
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, each]) => [key, turned(each)]),
            )
          : value;
    const json = reportJson(exampleReport);
    expect(reportJson(turned(exampleReport) as ReportContent).equals(json)).toBe(true);
    expect(json.toString()).toMatch(/^\{\n {2}"format": 1,\n[\s\S]*\n\}\n$/);
  });

  test('has a name made of the chamber and the number', () => {
    expect(reportFileNames(exampleReport)).toEqual({
      pdf: 'folketinget-report-3.pdf',
      json: 'folketinget-report-3.json',
      csv: 'folketinget-report-3.csv',
    });
  });
});

const [action] = exampleReport.actions;
const withAction = (change: object) => ({
  ...exampleReport,
  actions: [{ ...action, ...change }],
});
const wrong: [string, object][] = [
  ['an internal action', withAction({ visibility: 'internal' })],
  [
    'a correction of what is internal now',
    {
      ...exampleReport,
      corrections: [
        { report: 1, before: action, after: { ...action, visibility: 'internal' }, reason: null },
      ],
    },
  ],
  ['a field that is not of the format', withAction({ member: 'Jens Bækgaard' })],
  ['a field too little', withAction({ evidence: undefined })],
  ['a day that does not exist', withAction({ doneOn: '2021-02-29' })],
  ['a country that does not exist', withAction({ countries: ['VNZ'] })],
  ['a code that is none', withAction({ cases: [{ code: 'CMBD/27', name: '' }] })],
  ['a kind of action that is none', withAction({ kind: 'invade' })],
  [
    'a sum that is none',
    withAction({
      evidence: [{ ...action?.evidence[0], sha256: action?.evidence[0]?.sha256.toUpperCase() }],
    }),
  ],
  ['another version', { ...exampleReport, format: 2 }],
];

describe.each(wrong)('with %s', (_, report) => {
  test('nothing is written or read, and the published schema says the same', () => {
    expect(() => reportJson(report as ReportContent)).toThrow();
    expect(() => reportCsv(report as ReportContent)).toThrow();
    expect(() => parseReport(JSON.stringify(report))).toThrow();
    expect(isReport(JSON.parse(JSON.stringify(report)))).toBe(false);
  });
});

interface TableField {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'boolean' | 'date' | 'list';
  readonly delimiter?: string;
  readonly constraints?: {
    readonly required?: boolean;
    readonly enum?: readonly unknown[];
    readonly minimum?: number;
  };
}
const table: { readonly fields: readonly TableField[] } = published('report-v1.csv-schema.json');

/** A cell as the Table Schema reads it. @throws where it does not fit */
function valueIn(field: TableField, cell: string): unknown {
  const { required, minimum, enum: allowed } = field.constraints ?? {};
  const isMissing = cell === '';
  if (isMissing && required) throw new Error(`${field.name} is missing`);
  if (isMissing) return field.type === 'list' ? [] : null;
  const value = {
    string: () => cell,
    integer: () => (/^-?\d+$/.test(cell) ? Number(cell) : undefined),
    boolean: () => ({ true: true, false: false })[cell],
    date: () => (isDay(cell) ? cell : undefined),
    list: () => cell.split(field.delimiter ?? ','),
  }[field.type]();
  const fits =
    value !== undefined &&
    (!allowed || allowed.includes(value)) &&
    (minimum === undefined || Number(value) >= minimum);
  if (!fits) throw new Error(`${field.name} does not fit: ${cell}`);
  return value;
}

const rowsOf = (csv: Buffer): Record<string, unknown>[] => {
  expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [header, ...rows] = parse(csv, { bom: true, record_delimiter: '\r\n' }) as string[][];
  expect(header).toEqual(table.fields.map(({ name }) => name));
  return rows.map((cells) =>
    Object.fromEntries(
      table.fields.map((field, i) => [field.name, valueIn(field, cells[i] ?? '')]),
    ),
  );
};

/** As a spreadsheet shows a text: what could be a formula has an apostrophe before it. */
const harmless = (text: string): string => (/^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text);
const inList = (texts: readonly string[]): string[] =>
  texts.length
    ? harmless(texts.map((each) => each.replaceAll(';', ',')).join('; ')).split('; ')
    : [];
const orNull = (text: string | null | undefined) => (text ? harmless(text) : null);

describe('CSV', () => {
  test('of any report fits the published Table Schema and says what the report says', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const rows = rowsOf(reportCsv(report));
        const ofType = (...types: string[]) =>
          rows.filter((row) => types.includes(String(row.type)));
        const toldAs = (told: ReportContent['actions'][number]) => ({
          id: told.id,
          kind: told.kind,
          date: told.doneOn,
          actor: told.actor.kind,
          actor_name: orNull(told.actor.name),
          countries: told.countries,
          cases: told.cases.map(({ code }) => code),
          persons: inList(told.cases.map((each) => each.name || '?')),
          words: orNull(told.what?.text),
          words_language: told.what?.language ?? null,
          visibility: told.visibility,
          evidence: inList(told.evidence.map(({ filename }) => filename)),
          evidence_sha256: told.evidence.map(({ sha256 }) => sha256),
        });
        expect(ofType('action')).toMatchObject(report.actions.map(toldAs));
        expect(ofType('planned')).toMatchObject(
          report.planned.map((plan) => ({ kind: plan.kind, date: plan.plannedFor, id: null })),
        );
        expect(ofType('open')).toMatchObject(
          report.open.map((open) => ({
            date: open.deadline,
            overdue: open.overdue,
            actor_name: harmless(open.committee.name),
            subject: orNull(open.subject),
            cases: open.cases.map(({ code }) => code),
          })),
        );
        expect(ofType('correction', 'withdrawal')).toMatchObject(
          report.corrections.map(({ report: corrects, before, after, reason }) => ({
            type: after ? 'correction' : 'withdrawal',
            corrected_report: corrects,
            reason: orNull(reason),
            ...toldAs(after ?? before),
          })),
        );
        for (const row of rows)
          expect(row).toMatchObject({
            format: 1,
            country: report.parliament.country,
            parliament: report.parliament.id,
            report: report.number,
          });
      }),
    );
  });

  test('has no cell that a spreadsheet takes for a formula', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const cells = (
          parse(reportCsv(report), { bom: true, record_delimiter: '\r\n' }) as string[][]
        ).flat();
        expect(cells.filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([]);
      }),
    );
  });
});
