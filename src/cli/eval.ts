import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluate } from './evaluation/evaluate.ts';
import { ownManifest, readManifest } from './evaluation/manifest.ts';
import { heads, intoPage, rowsOf, titles } from './evaluation/page.ts';
import { type Difference, type Group, groups, recall, type Score } from './evaluation/score.ts';
import { progressOn } from './progress.ts';
import { toolsFor } from './tools.ts';

const ownConfig = join(import.meta.dirname, '../../samples/desk.yaml');

/** What the desk has to reach: text is read exactly, pictures of text nearly so, every mail is known. */
const leastByOcr = 0.95;

const failed = (score: Score): boolean =>
  score.differences.some(({ group, field }) => group === 'clean' || field === 'kind') ||
  score.fieldsOf('ocr').some((one) => recall(one) < leastByOcr);

/** `desk eval`: precision and recall by field, and every difference. Exit code 1 when a goal is missed. */
export async function evalManifest(options: {
  manifest?: string;
  config?: string;
  json?: boolean;
  page?: string;
}): Promise<void> {
  const path = options.manifest ?? ownManifest;
  const manifest = readManifest(path);
  const { tools, home } = await toolsFor(options.config ?? ownConfig, null);
  const progress = progressOn(process.stderr);
  const all =
    manifest.messages.length +
    manifest.documents.reduce((sum, one) => sum + one.files.length * (one.password ? 2 : 1), 0);
  let read = 0;
  const onRead = () => {
    read += 1;
    progress.say(`${read} of ${all} read`);
  };
  const score = await evaluate(path, manifest, { tools, home, onRead });
  progress.done();
  process.stdout.write(options.json ? `${JSON.stringify(asJson(score))}\n` : inWords(score));
  if (options.page) {
    const today = new Date().toISOString().slice(0, 10);
    const page = readFileSync(options.page, 'utf8');
    writeFileSync(options.page, intoPage(page, score, today));
  }
  if (failed(score)) process.exitCode = 1;
}

const asJson = (score: Score) => ({
  passed: !failed(score),
  fields: Object.fromEntries(groups.map((group) => [group, score.fieldsOf(group)])),
  differences: score.differences,
});

function table(group: Group, score: Score): string {
  const rows = [heads, ...rowsOf(score.fieldsOf(group))];
  const width = Math.max(...rows.map(([field]) => field?.length ?? 0));
  const lines = rows.map(([field = '', ...numbers]) =>
    [field.padEnd(width), ...numbers.map((number) => number.padStart(10))].join(' '),
  );
  return `${titles[group]}\n${lines.join('\n')}\n`;
}

const differenceLine = ({ file, field, expected, found }: Difference): string =>
  `${file}  ${field}\n    expected ${expected.join('; ') || 'nothing'}\n    found    ${found.join('; ') || 'nothing'}\n`;

function inWords(score: Score): string {
  const tables = groups
    .filter((group) => score.fieldsOf(group).length)
    .map((group) => table(group, score));
  const differences = score.differences.length
    ? ['Differences\n', ...score.differences.map(differenceLine)]
    : ['No differences.\n'];
  return `${tables.join('\n')}\n${differences.join('')}`;
}
