/** When a message that the mail server did not give is tried again. */
const minute = 60_000;

/** Pauses after the first and the second try. */
const pauses = [10 * minute, 60 * minute];

/** After that many tries it is given up. */
export const tries = pauses.length + 1;

/** A row of `failed_fetches`. */
interface Failure {
  readonly attempts: number;
  readonly failedAt: Date;
  readonly gaveUpAt: Date | null;
}

export function isDue({ attempts, failedAt, gaveUpAt }: Failure, now: Date): boolean {
  const pause = pauses[attempts - 1];
  return gaveUpAt === null && pause !== undefined && now.getTime() - failedAt.getTime() >= pause;
}
