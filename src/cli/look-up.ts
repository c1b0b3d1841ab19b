import { type Ask, answered } from './ask-api.ts';

/** A mailing, under what somebody typed of its id or of its notice's. */
export interface Found {
  readonly mailing: string;
  readonly notice: string | null;
  /** By the clock of the desk. */
  readonly at: string;
}

type NotFound = 'unknown' | 'ambiguous' | 'not-distributed';

const words: Record<NotFound, (printed: string) => string> = {
  unknown: (printed) =>
    `There is no notice or mailing ${printed}. \`desk status\` shows their ids.`,
  ambiguous: (printed) => `Several ids begin with ${printed}: type more of it.`,
  'not-distributed': (printed) => `The mailing ${printed} has not been distributed.`,
};

/** Null, and said so with exit code 1, where nothing is found. */
export async function lookUp(ask: Ask, printed: string): Promise<Found | null> {
  const answer = await ask<Found>({ path: `/lookup/${encodeURIComponent(printed)}` });
  if (!answer.ok && answer.trouble.status === 404) return sayNotFound('unknown', printed);
  if (!answer.ok && answer.trouble.reason === 'ambiguous') return sayNotFound('ambiguous', printed);
  return answered(answer);
}

/** The same, of a notice. */
export async function lookUpNotice(
  ask: Ask,
  printed: string,
): Promise<(Found & { readonly notice: string }) | null> {
  const found = await lookUp(ask, printed);
  if (!found) return null;
  const { notice } = found;
  return notice ? { ...found, notice } : sayNotFound('not-distributed', printed);
}

function sayNotFound(error: NotFound, printed: string): null {
  process.stderr.write(`${words[error](printed)}\n`);
  process.exitCode = 1;
  return null;
}
