import type { CaseFile } from '../record/case-file.ts';
import { answered, askApi } from './ask-api.ts';

/** `desk case VEN-13`: the case over all its decisions; exit code 1 where the desk knows none. */
export async function showCase(code: string, { json }: { json?: boolean }): Promise<void> {
  const answer = await askApi<CaseFile>({ path: `/cases/${encodeURIComponent(code)}` });
  if (!answer.ok && answer.trouble.status === 404) {
    process.stderr.write(`No decision on ${code} has reached the desk.\n`);
    process.exitCode = 1;
    return;
  }
  const file = answered(answer);
  process.stdout.write(json ? `${JSON.stringify(file)}\n` : inWords(file));
}

function inWords(file: CaseFile): string {
  const others = file.names.filter((name) => name !== file.name);
  const head = [
    [file.code, file.name, file.country].filter(Boolean).join('  '),
    ...(others.length ? [`  also written: ${others.join('; ')}`] : []),
    ...(file.status ? [`  last said: ${file.status}`] : []),
    `  alleged: ${file.violations.join(', ') || 'nothing listed'}`,
    `  first seen ${file.firstSeen.slice(0, 10)}, decisions: ${file.decisions.length}`,
  ];
  const told = file.decisions.flatMap((d) => [
    `  ${d.adopted ?? 'undated   '}  ${d.body}, session ${d.session ?? '?'}${d.status ? `, ${d.status}` : ''}${d.replaced ? ', replaced by a corrigendum' : ''}`,
    ...changed(d.changes).map((line) => `              ${line}`),
  ]);
  return `${[...head, '', ...told].join('\n')}\n`;
}

function changed(changes: CaseFile['decisions'][number]['changes']): string[] {
  if (!changes) return [];
  return [
    ['new', changes.added],
    ['no longer named', changes.gone],
    ['newly alleged', changes.newViolations],
    ['no longer alleged', changes.goneViolations],
  ].flatMap(([what, these]) => (these?.length ? [`${what}: ${[these].flat().join(', ')}`] : []));
}
