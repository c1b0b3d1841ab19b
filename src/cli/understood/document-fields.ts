import type { ReadDocument } from '../../domain/decision.ts';
import { decisionFields } from './decision-fields.ts';
import { saidDoubts, saidProblem } from './said-doubts.ts';

/** What a document is, without what it decides: the same for a file and for an attachment. */
export const documentFacts = (read: ReadDocument) => ({
  readable: read.readable,
  ...(read.problem ? { problem: saidProblem(read.problem) } : {}),
  language: read.language,
  style: read.style,
  reference: read.reference,
  standing: read.standing,
  ...(read.corrigendum ? { corrigendum: read.corrigendum } : {}),
  ...(read.ocr ? { ocr: read.ocr } : {}),
  totalMps: read.totalMps,
  totalCountries: read.totalCountries,
  doubts: saidDoubts(read.doubts),
});

/**
 * A document in the field names of the manifest's `documents[]`.
 * @param corrects the file of the same call that it corrects
 */
export const documentFields = (read: ReadDocument, corrects: string | null) => ({
  ...documentFacts(read),
  ...(corrects ? { corrigendumOf: corrects } : {}),
  decisions: read.decisions.map(decisionFields),
});
