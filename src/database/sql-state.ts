/** What PostgreSQL says went wrong (its Appendix A), also behind drizzle's own error; undefined: it was not PostgreSQL. */
export const sqlStateOf = (error: unknown): unknown =>
  (error as { cause?: { code?: unknown } }).cause?.code ?? (error as { code?: unknown }).code;

/** `lock_timeout` came before the lock. */
export const lockNotAvailable = '55P03';
export const deadlockDetected = '40P01';
