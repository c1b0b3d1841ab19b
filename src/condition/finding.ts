/** What the doctor found, and what to do about it. */
export interface Finding {
  readonly grade: 'good' | 'advice' | 'bad';
  readonly what: string;
  readonly todo?: string;
}

export const good = (what: string): Finding => ({ grade: 'good', what });
export const advice = (what: string, todo: string): Finding => ({ grade: 'advice', what, todo });
export const bad = (what: string, todo: string): Finding => ({ grade: 'bad', what, todo });
export const reason = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
