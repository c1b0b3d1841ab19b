/** The IPU's categories of alleged violations, one vocabulary for both its languages. */
export const violations = [
  'torture',
  'murder',
  'enforced-disappearance',
  'abduction',
  'threats',
  'arbitrary-detention',
  'detention-conditions',
  'due-process-investigation',
  'due-process',
  'fair-trial',
  'excessive-delays',
  'expression',
  'assembly',
  'movement',
  'mandate-revocation',
  'immunity',
  'mandate-obstruction',
  'impunity',
] as const;
export type Violation = (typeof violations)[number];

/** True for a word of the vocabulary. */
export function isViolation(text: string): text is Violation {
  return (violations as readonly string[]).includes(text);
}
