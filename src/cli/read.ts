import { inPool } from './pool.ts';
import { progressOn } from './progress.ts';
import { toolsFor } from './tools.ts';
import { answersOf } from './understood/answers.ts';
import { understand } from './understood/understand.ts';

/**
 * `desk read FILE…`: one answer per file, in their order; a file that cannot be opened is an
 * answer too, and exit code 1.
 */
export async function read(
  files: readonly string[],
  { json, config, password }: { json?: boolean; config?: string; password?: string },
): Promise<void> {
  const { tools, home } = await toolsFor(config, password ?? null);
  const progress = progressOn(process.stderr);
  let done = 0;
  const onPage = (file: string, page: number, of: number) =>
    progress.say(`${done} of ${files.length} read; ${file}: page ${page} of ${of}`);
  const all = await inPool(files, async (file) => {
    const understood = await understand(file, { ...tools, onPage });
    done += 1;
    progress.say(`${done} of ${files.length} read`);
    return understood;
  });
  progress.done();
  for (const answer of answersOf(all, home))
    process.stdout.write(
      json ? `${JSON.stringify(answer)}\n` : `${JSON.stringify(answer, null, 2)}\n`,
    );
  if (all.some(({ is }) => is === 'not-opened')) process.exitCode = 1;
}
