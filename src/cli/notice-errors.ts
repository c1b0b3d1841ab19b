import type { NotFound } from '../service/find-notice.ts';

const words: Record<NotFound, (printed: string) => string> = {
  unknown: (printed) =>
    `There is no notice or mailing ${printed}. \`desk status\` shows their ids.`,
  ambiguous: (printed) => `Several ids begin with ${printed}: type more of it.`,
  'not-distributed': (printed) => `The mailing ${printed} has not been distributed.`,
};

/** Says why nothing was found; exit code 1. */
export function sayNotFound(error: NotFound, printed: string): void {
  process.stderr.write(`${words[error](printed)}\n`);
  process.exitCode = 1;
}
