/** The program in the cage that reads a document. Started by `run.ts` only. */
import { loadPdfjs } from '../pdf/pdfjs.ts';
import { readDocument, unread } from '../read-document.ts';
import { answerOnce } from './inside.ts';
import type { ReadOrder } from './order.ts';

await answerOnce<ReadOrder>(
  ({ mostPages, password, recognised }, bytes) =>
    readDocument(bytes, { pages: mostPages, password, recognised }),
  // Whatever a broken file made the libraries do, to a clerk it is the file that is broken.
  unread('damaged', { kind: 'reader-broke' }),
  loadPdfjs,
);
