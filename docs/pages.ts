import { secretNames } from '../src/config/environment.ts';
import { configFields, environmentFields } from '../src/config/manual.ts';
import { openApi } from '../src/console/api/openapi.ts';
import type { Moves } from '../src/domain/moves.ts';
import { stateMachines } from '../src/domain/states.ts';
import { jobs, queueNames } from '../src/jobs.ts';
import { licencesPage } from './licences.ts';
import { reportFiles, reportFormatPage } from './report/page.ts';

/** The generated pages of the manual and what is published with them, by file name. */
export const pages = (): Record<string, string> => ({
  'states.md': states(),
  'configuration.md': configuration(),
  'jobs.md': jobPage(),
  'licences.md': licencesPage(generated),
  'report-format.md': reportFormatPage(generated),
  ...reportFiles(),
  'openapi.json': `${JSON.stringify(openApi(), null, 2)}\n`,
});

const generated = '<!-- Written by `npm run docs`; change the code, not this page. -->';

function diagram(moves: Moves): string {
  const first = Object.keys(moves)[0];
  const arrows = Object.entries(moves).flatMap(([from, tos]) =>
    tos.map((to) => `  ${from} --> ${to}`),
  );
  const ends = Object.entries(moves).flatMap(([state, tos]) =>
    tos.length ? [] : [`  ${state} --> [*]`],
  );
  return ['```mermaid', 'stateDiagram-v2', `  [*] --> ${first}`, ...arrows, ...ends, '```'].join(
    '\n',
  );
}

const states = (): string =>
  `${generated}
# States

Each thing has one table of moves in \`src/domain\`. From it come the type, the CHECK constraint of the column, the trigger that
refuses any other move, these diagrams, and the test that tries every pair of states on the database.

${Object.entries(stateMachines)
  .map(([table, moves]) => `## ${table}\n\n${diagram(moves)}\n`)
  .join('\n')}`;

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

const configuration = (): string =>
  `${generated}
# Configuration

\`desk init\` writes a commented \`desk.yaml\`. A mistake in it is named with its line and path; \`desk doctor\` checks the rest.

## desk.yaml

| field | meaning | default |
|---|---|---|
${configFields()
  .map(
    (f) =>
      `| \`${f.path}\` | ${cell(f.sentence)} | ${f.isGroup ? '' : f.byDefault === null ? '**required**' : `\`${cell(f.byDefault)}\``} |`,
  )
  .join('\n')}

## Environment

Secrets and addresses of servers are environment variables, never in \`desk.yaml\`: what looks like a secret there is an error.

Each of ${secretNames.map((name) => `\`${name}\``).join(', ')} may be read from a file instead, such as a
Docker secret or a systemd credential: \`IMAP_URL_FILE=/run/secrets/imap_url\`. The line end is taken off; both set is an error. \`desk
doctor\` says when others may read such a file.

| variable | meaning | default |
|---|---|---|
${environmentFields()
  .map(
    (f) =>
      `| \`${f.path}\` | ${cell(f.sentence)} | ${f.byDefault === 'unset' ? 'unset' : `\`${cell(f.byDefault ?? '')}\``} |`,
  )
  .join('\n')}
`;

const jobPage = (): string =>
  `${generated}
# Jobs

Everything that can wait in a queue. Payloads are ids; the database is the truth, and each queue's sweep finds what a lost queue forgot.

| queue | job | payload | tries |
|---|---|---|---|
${queueNames
  .flatMap((queue) =>
    Object.entries(jobs)
      .filter(([, job]) => job.queue === queue)
      .map(
        ([name, job]) =>
          `| ${queue} | \`${name}\` | ${Object.keys(job.payload.shape).join(', ')} | ${job.attempts} |`,
      ),
  )
  .join('\n')}
`;
