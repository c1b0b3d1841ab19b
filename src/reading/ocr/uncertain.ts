import type { Decision } from '../../domain/decision.ts';
import type { TextDoubt } from '../../domain/doubt.ts';
import type { RecognisedPage } from './recognised-page.ts';

/** Words read with less confidence are wrong often enough to be looked at. */
const uncertain = 75;

/** What OCR was unsure of among the words that a decision hangs on: names, codes, country, session, day. */
export function uncertainIn(decision: Decision, pages: readonly RecognisedPage[]): TextDoubt[] {
  const unsure = new Set(
    pages.flatMap(({ words }) =>
      words.filter(({ confidence }) => confidence < uncertain).map(({ text }) => bareWord(text)),
    ),
  );
  unsure.delete('');
  const hangsOn = [
    decision.countryPrinted,
    ...decision.collective,
    ...decision.cases.flatMap(({ printed, name }) => [printed ?? '', name]),
    ...decision.places
      .filter(({ field }) => field === 'session' || field === 'adopted')
      .map(({ quotation }) => quotation),
  ];
  const words = new Set(
    hangsOn.flatMap((text) => text.split(/\s+/).map(bareWord)).filter((word) => unsure.has(word)),
  );
  return words.size > 0 ? [{ kind: 'ocr-unsure', words: [...words] }] : [];
}

/** Without what stands around a word. */
function bareWord(text: string): string {
  return text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}
