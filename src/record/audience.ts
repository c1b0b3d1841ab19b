import type { Visibility } from '../domain/action.ts';

/** Who reads a record: everybody, or this parliament only. */
export type Audience = 'public' | 'house';

/** What is published holds nothing that was told to the IPU only or kept in the house. */
export const isFor = (audience: Audience, visibility: Visibility): boolean =>
  audience === 'house' || visibility === 'public';
