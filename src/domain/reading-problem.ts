/** Why a document could not be read, or a container not unpacked; a clerk is told in the catalogues' words. */

/** What is wrong within a Word document: its package, or its XML. */
export const wordFlaws = [
  'package',
  'ends-early',
  'document-type',
  'open-tag',
  'open-passage',
  'nested',
  'unmatched',
] as const;
export type WordFlaw = (typeof wordFlaws)[number];

/** Problems of which there is nothing more to tell. */
export const plainProblems = [
  'empty',
  // Of the process that read it.
  'too-slow',
  'too-much-memory',
  'too-much-text',
  'over-limits',
  'reader-broke',
  'reader-senseless',
  'password-pdf',
  'password-pdf-wrong',
  'password-word',
  'pdf-cut-off',
  'pdf-structure',
  'pictures-only',
  'pictures-without-ocr',
  'pictures-without-text',
  'picture-unknown',
  'picture-damaged',
  'word-too-large',
  'web-page-damaged',
  'web-page-nested',
  'text-damaged',
  'rtf-without-text',
  'holds-files',
  'office',
  'old-office',
  'unknown',
  'mail-damaged',
  'mails-too-deep',
  'archive-too-large',
  'archive-without-list',
  'winmail-cut-off',
] as const;

/** Some of the files of an archive, and how many more. */
interface SomeFiles {
  readonly files: readonly string[];
  readonly more: number;
}

export type ReadingProblem =
  | { readonly kind: (typeof plainProblems)[number] }
  | { readonly kind: 'too-large'; readonly megabytes: number; readonly most: number }
  | { readonly kind: 'pdf-too-long'; readonly pages: number; readonly most: number }
  | { readonly kind: 'word-too-long'; readonly pages: number; readonly most: number }
  | { readonly kind: 'pdf-page'; readonly page: number }
  | { readonly kind: 'word-damaged'; readonly flaw: WordFlaw }
  | { readonly kind: 'pictures-too-many'; readonly most: number }
  | { readonly kind: 'files-too-many'; readonly most: number }
  | { readonly kind: 'entries-too-many'; readonly most: number }
  | ({ readonly kind: 'archive-locked' } & SomeFiles)
  | ({ readonly kind: 'archive-damaged' } & SomeFiles);
