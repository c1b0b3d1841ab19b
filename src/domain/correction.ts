/** The fields of a decision that a clerk can put right. */
export const correctableFields = [
  'country',
  'body',
  'session',
  'place',
  'adopted',
  'manner',
  'mps',
  'violations',
] as const;
export type CorrectableField = (typeof correctableFields)[number];
