/** What an error says, for an administrator. */
export const reason = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
