/**
 * What documents without fixed lines (DOCX, HTML, RTF) are made of. They flow: where a line ends
 * is the reader's matter, and pages begin only where the document says so.
 */
export type Block =
  /** Its lines are those that the author broke. */
  | { readonly kind: 'paragraph'; readonly lines: readonly string[] }
  /** Rows of cells. */
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Block[])[])[] }
  /** Text beside the text: a floating box. */
  | { readonly kind: 'aside'; readonly blocks: readonly Block[] }
  | { readonly kind: 'page-break' };

/** A paragraph of running text; line feeds are the author's. */
export function paragraph(text: string): Block {
  return { kind: 'paragraph', lines: text.split('\n') };
}
