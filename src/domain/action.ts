/** The 12 kinds of action of the IPU's letter of 3 December 2020, and `other`. */
export const actionKinds = [
  'inform-members',
  'debate-resolution',
  'follow-up-mechanism',
  'bilateral-approach',
  'contact-parliamentarians',
  'meet-ambassadors',
  'parliamentary-visit',
  'raise-with-visitors',
  'request-foreign-minister',
  'joint-neighbour-action',
  'convey-to-institutions',
  'inform-media',
  'other',
] as const;
export type ActionKind = (typeof actionKinds)[number];

/** Who may read an action: anyone, the IPU, or only this parliament. */
export const visibilities = ['public', 'ipu-only', 'internal'] as const;
export type Visibility = (typeof visibilities)[number];

/** Who acts for the parliament. */
export const actors = ['parliament', 'presidency', 'group', 'committee', 'member'] as const;
export type Actor = (typeof actors)[number];
