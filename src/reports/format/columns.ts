/** The columns of a report as a table: the file, its schema and its documentation are written from here. */
import { actionKinds, actors } from '../../domain/action.ts';
import { reportFormat } from '../../domain/report-content.ts';
import { type ReportRow, rowTypes } from './rows.ts';
import { alpha2Codes, outwardVisibilities } from './schema.ts';

/** Stands between the values of a cell that holds several. */
export const listDelimiter = '; ';

/** What else holds for the values of a column. */
interface Constraints {
  readonly required?: true;
  readonly enum?: readonly (string | number)[];
  readonly minimum?: number;
}

export interface Column {
  readonly name: string;
  readonly description: string;
  readonly type: 'string' | 'integer' | 'boolean' | 'date' | 'list';
  readonly constraints?: Constraints;
  /** Nothing where the row has no such value. */
  readonly value: (
    row: ReportRow,
  ) => string | number | boolean | readonly string[] | null | undefined;
}

const required = true;

export const columns: readonly Column[] = [
  {
    name: 'format',
    description: 'Version of this format.',
    type: 'integer',
    constraints: { required, enum: [reportFormat] },
    value: ({ report }) => report.format,
  },
  {
    name: 'country',
    description: 'Country of the parliament (ISO 3166-1 alpha-2).',
    type: 'string',
    constraints: { required, enum: alpha2Codes },
    value: ({ report }) => report.parliament.country,
  },
  {
    name: 'parliament',
    description: 'Short id of the chamber: the same in all its reports.',
    type: 'string',
    constraints: { required },
    value: ({ report }) => report.parliament.id,
  },
  {
    name: 'report',
    description: "Number of the report, counted among the parliament's own.",
    type: 'integer',
    constraints: { required, minimum: 1 },
    value: ({ report }) => report.number,
  },
  {
    name: 'type',
    description:
      'What the row tells: an `action` that was done; one that is `planned`; what a committee has still `open`; a `correction` of an action that an earlier report told, with what holds now; a `withdrawal` of one that did not happen.',
    type: 'string',
    constraints: { required, enum: rowTypes },
    value: ({ type }) => type,
  },
  {
    name: 'id',
    description:
      'Id of the action: the same in every report of this parliament that speaks of it. Empty for what is planned or open.',
    type: 'string',
    value: ({ id }) => id,
  },
  {
    name: 'corrected_report',
    description: 'Number of the report that a correction or withdrawal puts right.',
    type: 'integer',
    constraints: { minimum: 1 },
    value: ({ corrects }) => corrects,
  },
  {
    name: 'kind',
    description:
      "One of the 12 kinds of action of the IPU's letter of 3 December 2020, or `other`. Empty for what is open.",
    type: 'string',
    constraints: { enum: actionKinds },
    value: ({ kind }) => kind,
  },
  {
    name: 'date',
    description:
      'The day on which it was done; of what is planned, the day that was named, if any; of what is open, the day by which the committee is asked to have acted.',
    type: 'date',
    value: ({ date }) => date,
  },
  {
    name: 'overdue',
    description: 'Of what is open: whether that day was past when the report was written.',
    type: 'boolean',
    value: ({ overdue }) => overdue,
  },
  {
    name: 'actor',
    description: 'Who acted for the parliament; of what is open, who has to.',
    type: 'string',
    constraints: { enum: actors },
    value: ({ actor }) => actor?.kind,
  },
  {
    name: 'actor_name',
    description:
      'The name; empty for the presidency, the group, and a member who did not consent to be named.',
    type: 'string',
    value: ({ actor }) => actor?.name,
  },
  {
    name: 'countries',
    description:
      'The countries that it is about, those of the cases too (ISO 3166-1 alpha-3). Empty: it concerns all; of what is open, all of the mailing.',
    type: 'list',
    value: ({ countries }) => countries,
  },
  {
    name: 'cases',
    description: "The IPU's codes of the cases that it is about.",
    type: 'list',
    value: ({ cases }) => cases.map(({ code }) => code),
  },
  {
    name: 'persons',
    description: 'The names of these cases, in the same order; an unknown one is a question mark.',
    type: 'list',
    value: ({ cases }) => cases.map(({ name }) => name || '?'),
  },
  {
    name: 'subject',
    description: "Of what is open: subject of the IPU's mailing.",
    type: 'string',
    value: ({ subject }) => subject,
  },
  {
    name: 'words',
    description: "The parliament's own words about the action, as written.",
    type: 'string',
    value: ({ what }) => what?.text,
  },
  {
    name: 'words_language',
    description: 'The language of these words (BCP 47); empty: not recognised.',
    type: 'string',
    value: ({ what }) => what?.language,
  },
  {
    name: 'visibility',
    description: 'Who may read of the action: anyone (`public`), or only the IPU (`ipu-only`).',
    type: 'string',
    constraints: { enum: outwardVisibilities },
    value: ({ visibility }) => visibility,
  },
  {
    name: 'evidence',
    description: 'Names of the files that prove the action.',
    type: 'list',
    value: ({ evidence }) => evidence?.map(({ filename }) => filename),
  },
  {
    name: 'evidence_sha256',
    description: 'SHA-256 of these files in hexadecimal, in the same order.',
    type: 'list',
    value: ({ evidence }) => evidence?.map(({ sha256 }) => sha256),
  },
  {
    name: 'reason',
    description: 'Of a correction or withdrawal: why.',
    type: 'string',
    value: ({ reason }) => reason,
  },
];
