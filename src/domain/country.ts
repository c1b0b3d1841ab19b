/** A country as ISO 3166-1 alpha-3 (`VEN`). */
export type Country = string;
