import type { Clerk } from '../config/schema.ts';
import { type Config, clerkOf } from '../config.ts';
import { decidersOf } from '../post/deciders.ts';

/** Whose yes a report needs: the clerk of the group, or two of all who decide. */
export const approversOf = (config: Config): readonly Clerk[] =>
  needsTwo(config) ? decidersOf(config) : [clerkOf(config, config.group.clerk)];

export const needsTwo = ({ approval }: Pick<Config, 'approval'>): boolean => approval.persons === 2;
