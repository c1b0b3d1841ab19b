/** Taking a list of members in: the whole command as a process of its own, against plain reading of the same file. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';

export interface MeasuredImport {
  readonly rows: number;
  /** From the start of the process to its end, a new embedded database included. */
  readonly firstSeconds: number;
  /** The same list again, into the database that is there now. */
  readonly againSeconds: number;
  /** csv-parse alone, in this process. */
  readonly baselineSeconds: number;
  readonly ratio: number;
}

const checkout = join(import.meta.dirname, '..');

function list(rows: number): string {
  const row = (i: number) =>
    `p${i};Søren Medlem ${i};Hr. Medlem ${i};m${i}@parlament.example, p${i}@x.example;da;Parti ${i % 7};Kreds ${i % 12};UPN (2020-10-01 – 2021-06-30), URU`;
  return [
    'Id;Navn;Tiltale;E-post;Sprog;Parti;Valgkreds;Udvalg',
    ...Array.from({ length: rows }, (_, i) => row(i)),
  ].join('\n');
}

const rounded = (seconds: number) => Math.round(seconds * 100) / 100;
async function seconds(act: () => unknown): Promise<number> {
  const began = performance.now();
  await act();
  return (performance.now() - began) / 1000;
}

export async function measureImport(
  rows: number,
  progress: (line: string) => void,
): Promise<MeasuredImport> {
  const dir = mkdtempSync(join(tmpdir(), 'desk-bench-'));
  const file = join(dir, 'members.csv');
  try {
    writeFileSync(file, list(rows));
    const take = () =>
      promisify(execFile)(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', 'src/cli/desk.ts', 'members', 'import', file],
        {
          cwd: checkout,
          env: {
            PATH: process.env.PATH,
            DESK_CONFIG: 'samples/desk.yaml',
            DESK_DATA_DIR: join(dir, 'data'),
          },
        },
      );
    progress(`${rows} members into a new database`);
    const first = await seconds(take);
    progress('the same list again');
    const again = await seconds(take);
    const baseline = await seconds(() =>
      parse(readFileSync(file), { delimiter: ';', columns: true }),
    );
    return {
      rows,
      firstSeconds: rounded(first),
      againSeconds: rounded(again),
      baselineSeconds: rounded(baseline),
      ratio: Math.round(first / baseline),
    };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
