/** The manual's page for those who gather reports of many parliaments. */
import { actionKinds } from '../../src/domain/action.ts';
import { reportFormat } from '../../src/domain/report-content.ts';
import { columns, listDelimiter } from '../../src/reports/format/columns.ts';
import { reportCsv } from '../../src/reports/format/csv.ts';
import { reportJson } from '../../src/reports/format/json.ts';
import { reportJsonSchema } from '../../src/reports/format/json-schema.ts';
import { reportFileNames } from '../../src/reports/format/names.ts';
import { reportTableSchema } from '../../src/reports/format/table-schema.ts';
import { exampleReport } from './example.ts';
import { fieldGroups, type SchemaField } from './fields.ts';

const names = reportFileNames(exampleReport);
const jsonSchema = `report/report-v${reportFormat}.schema.json`;
const csvSchema = `report/report-v${reportFormat}.csv-schema.json`;

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The published schemas and the files of the example, by file name in the manual. */
export const reportFiles = (): Record<string, string> => ({
  [jsonSchema]: json(reportJsonSchema()),
  [csvSchema]: json(reportTableSchema()),
  [`report/${names.json}`]: reportJson(exampleReport).toString(),
  [`report/${names.csv}`]: reportCsv(exampleReport).toString(),
});

const cell = (text: string): string => text.replaceAll('|', '\\|');

const fieldTable = (fields: readonly SchemaField[]): string => `
| field | type | meaning |
|---|---|---|
${fields.map((f) => `| \`${f.path}\` | ${f.type} | ${cell(f.description)} |`).join('\n')}
`;

const fieldTables = (): string =>
  fieldGroups(reportJsonSchema())
    .map(
      ({ name, description, fields }) =>
        `### ${name ? `\`${name}\`` : 'The report'}

${description}
${fields.length ? fieldTable(fields) : ''}`,
    )
    .join('\n');

const columnTable = (): string =>
  columns
    .map(
      ({ name, type, constraints, description }) =>
        `| \`${name}\` | ${type}${constraints?.required ? ', required' : ''} | ${cell(description)} |`,
    )
    .join('\n');

/** @param generated the line that says where the page comes from */
export const reportFormatPage = (generated: string): string =>
  `${generated}
# The format of reports

For those who gather what parliaments report. Each report to the IPU is a mail for people to read, with three files that say the same:

| file | for |
|---|---|
| \`${names.pdf}\` | people: to print and to file |
| \`${names.json}\` | machines: everything that the report says ([JSON Schema](${jsonSchema}), draft 2020-12) |
| \`${names.csv}\` | tables: one row for each thing that it tells ([Table Schema](${csvSchema}), Data Package 2.0) |

The names are made of the short id of the chamber and the number of the report. Both are stable: the chamber keeps its own, and counts
its reports from 1. Files that prove an action may be attached too, under the number of the action and their own name
(\`1-S 412.pdf\`); the JSON names each of them with its SHA-256.

What parliaments write may be meant for the IPU alone (\`visibility\`: \`ipu-only\`) or for anyone (\`public\`). What they keep to themselves
is not in these files: there is no third value, and a report with one is not written. A member who did not consent is not named.

## Gathering

1. Recognise a report by the names of its files, and by \`format\` in them. Who sent it is for your mail server to say; the files do not prove it.
2. Validate: the JSON against its schema, then read it. What does not validate is no report of this version.
3. Keep each action under \`(parliament.country, parliament.id, actions[].id)\`. The same file twice is the same report: \`number\` tells.
4. Apply \`corrections\`, as below, in the order of the reports' numbers.

## Corrections

An action has the same \`id\` in every report of its parliament that speaks of it. Each action is told once in \`actions\`; when it turns out
that it was told wrongly, a later report has it in \`corrections\`, with the number of the report that told it:

- \`after\` is an action: replace what you keep under its \`id\` by it. \`before\` is what was told.
- \`after\` is null: it did not happen. Take it out.

A correction can be corrected: then \`before\` is what the latest report said of it, and \`report\` the number of that report. \`figures\` count
the \`actions\` of their own report and not its corrections.

In the CSV these are rows of type \`correction\`, with what holds now, and \`withdrawal\`, with what was told; both have the \`id\`.

## Versions

\`format\` is the version, now ${reportFormat}. The schemas are strict: an unknown field is a mistake. So any change of the shape, even one more
field or one more word in a list, has a new version with schemas of its own; those of earlier versions stay published beside them, unchanged.
Descriptions may be put better within a version.

## JSON

UTF-8 without a byte order mark. All fields are always there; what is not known is null, and what there is none of an empty list.
Days are ISO 8601 (\`2021-01-20\`), in the parliament's own time zone. Texts are quoted as written, in any language and script, and
are not HTML: escape them before you show them.

The kinds: ${actionKinds.map((kind) => `\`${kind}\``).join(', ')}.

${fieldTables()}
## CSV

RFC 4180: commas, quotes where needed, CRLF, a line of column names; UTF-8 with a byte order mark, by which Excel knows it. Several values
in a cell are separated by \`${listDelimiter}\`; a semicolon within a value is written as a comma. A cell that a spreadsheet would take for a
formula (it begins with \`=\`, \`+\`, \`-\`, \`@\`, a tab, a carriage return, or one of these signs in full width) has an apostrophe before
it. The introduction and the figures are only in the JSON; so is what a correction replaces.

| column | type | meaning |
|---|---|---|
${columnTable()}

## Example

[${names.json}](report/${names.json}), [${names.csv}](report/${names.csv}). One action of it:

\`\`\`json
${JSON.stringify(exampleReport.actions[0], null, 2)}
\`\`\`
`;
