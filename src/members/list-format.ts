import type { Container } from './fault.ts';
import type { Delimiter } from './table.ts';

/** How a file was understood. */
export type ListFormat =
  | { readonly kind: 'table'; readonly delimiter: Delimiter; readonly charset: string }
  /** No table was found in it. */
  | { readonly kind: 'text'; readonly charset: string }
  | { readonly kind: 'popolo' | Container };
