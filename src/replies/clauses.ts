/** A sentence in its clauses, and whether each says that something was done, or will be. */
import type { ReplyPhrases } from './phrases/phrase.ts';

type Said = 'done' | 'planned' | 'neither';

export interface Clause {
  readonly start: number;
  readonly end: number;
  /** What its own words say; null: nothing, it goes on as the one before it. */
  readonly own: Said | null;
  /** With what it takes over from the clause before it; at the beginning, from the one after. */
  readonly said: Said | null;
}

/** After a full stop comes a blank and a capital: "kl. 10" goes on. Arabic has no capitals. */
const ends =
  /(?<=[!?؟]|(?<![\s.]\p{Lu}|\b(?:Mr|Mrs|Ms|Mme|Dr|Hr|Sr|Sra|St|Nr|No)|(?<!\d)\d\d?)\.(?=\s+[\p{Lu}\p{Lo}\d]))\s+|\n\s*\n|\n(?=\s*[-•*–]\s)/u;

export const sentencesOf = (text: string): string[] =>
  text
    .slice(0, 20_000)
    .split(ends)
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter(Boolean);

export const isQuestion = (sentence: string): boolean => /[?؟]\W*$/.test(sentence);

function ownOf(clause: string, phrases: ReplyPhrases): Said | null {
  if (phrases.neither.test(clause) || phrases.others.test(clause)) return 'neither';
  if (phrases.planned.test(clause)) return 'planned';
  return phrases.done.test(clause) ? 'done' : null;
}

/** @param sentence in small letters */
export function clausesOf(sentence: string, phrases: ReplyPhrases): Clause[] {
  const joints = [...sentence.matchAll(new RegExp(phrases.joints, 'gu'))];
  const starts = [0, ...joints.map((joint) => joint.index + joint[0].length)];
  const parts = starts.map((start, at) => {
    const end = joints[at]?.index ?? sentence.length;
    return { start, end, own: ownOf(sentence.slice(start, end), phrases) };
  });
  // "Together with our neighbours, we have …": what stands before the first verb belongs to it.
  let said = parts.find(({ own }) => own)?.own ?? null;
  return parts.map((part) => {
    said = part.own ?? said;
    return { ...part, said };
  });
}
