declare module 'pg/lib/utils.js' {
  /** A JavaScript value in PostgreSQL's text form, as the pg driver sends it. */
  export function prepareValue(value: unknown): string | Buffer | null;
}
