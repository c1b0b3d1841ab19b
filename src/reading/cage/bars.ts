import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { networkBar } from './network.ts';
import type { CageOptions } from './options.ts';
import { packageFolders } from './packages.ts';

const project = fileURLToPath(new URL('../../../', import.meta.url));

/** The packages that the programs in the cage import; theirs are added. */
const packages = packageFolders(project, [
  'pdfjs-dist',
  'tesseract.js-core',
  '@tesseract.js-data/eng',
  '@tesseract.js-data/fra',
  '@tesseract.js-data/spa',
  'i18n-iso-countries',
  'html-to-text',
  'mailparser',
  'yauzl',
  'zod',
]);

/**
 * How the caged process is started. No `--allow-worker`: Node's permissions do not reach into
 * worker threads (nodejs/node#62222).
 */
export function command({
  program,
  memory,
  milliseconds,
}: Pick<CageOptions, 'program' | 'memory' | 'milliseconds'>): {
  file: string;
  args: string[];
} {
  const heap = Math.max(64, Math.floor(memory / 2 / 1_048_576));
  const node = [
    `--max-old-space-size=${heap}`,
    '--disallow-code-generation-from-strings',
    '--permission',
    ...readable(program).map((path) => `--allow-fs-read=${path}`),
    '--disable-warning=ExperimentalWarning',
    '--disable-warning=SecurityWarning',
    program,
  ];
  if (process.platform === 'win32') return { file: process.execPath, args: node };
  const seconds = Math.ceil(milliseconds / 1000) + 30;
  return {
    file: '/bin/sh',
    args: [
      '-c',
      networkBar() === 'namespace' ? withoutNetwork : noOrphans,
      'cage',
      String(seconds),
      String(process.pid),
      process.execPath,
      ...node,
    ],
  };
}

/**
 * An endless loop never sees that its parent is gone. Where Linux has `setpriv`, the kernel kills
 * the child with its parent; everywhere a limit on processor time ends it.
 */
const noOrphans = `ulimit -t "$1"; ulimit -c 0; shift
setpriv --pdeathsig KILL true 2>/dev/null &&
exec setpriv --pdeathsig KILL -- /bin/sh -c '${unlessOrphaned()}' cage "$@"
${unlessOrphaned()}`;

/**
 * A network namespace has no network but its own loopback, which leads nowhere. It is entered first: entering it undoes
 * what the kernel was asked to do at the parent's death.
 */
const withoutNetwork = `exec unshare --map-current-user --net -- /bin/sh -c '${noOrphans.replaceAll("'", "'\\''")}' "$0" "$@"`;

/** Nobody signals the death of a parent that died before the kernel was asked to: look once, after it was. */
function unlessOrphaned(): string {
  return '[ "$PPID" = "$1" ] || exit 1; shift; exec "$@"';
}

/** Our own code and the packages it needs, and nothing else of the disk. */
function readable(program: string): string[] {
  return [
    program,
    join(project, 'package.json'),
    join(project, 'src', 'reading'),
    join(project, 'src', 'domain'),
    join(project, 'src', 'incoming'),
    ...packages,
  ];
}
