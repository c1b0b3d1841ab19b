/** The program in the cage that reads one page by OCR. Started by `run.ts` only. */
import { recognisePage } from '../ocr/recognise-page.ts';
import { answerOnce } from './inside.ts';
import type { RecogniseOrder } from './order.ts';

await answerOnce<RecogniseOrder>(recognisePage, {});
