import type { Clerk } from '../config/schema.ts';
import { type Config, clerkOf } from '../config.ts';

/** Who is asked to approve mailings, and reports where two have to: the clerk of the group, and the deputies. */
export const decidersOf = (config: Config): Clerk[] =>
  [...new Set([config.group.clerk, ...config.group.deputies])].map((id) => clerkOf(config, id));

/** A name for whoever stands in the audit; who is no clerk any more is named by the id. */
export const nameOf = (config: Config, id: string): string =>
  id === 'desk' ? 'Solidarity Desk' : (config.clerks.find((clerk) => clerk.id === id)?.name ?? id);
