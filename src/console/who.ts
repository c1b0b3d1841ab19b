/** Who is signed in, and what they may do. */
import type { Clerk } from '../config/schema.ts';
import { type Config, clerkOf } from '../config.ts';
import { decidersOf } from '../post/deciders.ts';

/**
 * `administrator`: told of faults, sees the machinery. `decider`: the clerk of the group and deputies.
 * `committee-clerk`: of a committee of ours. A clerk who is none of these may read.
 */
const roles = ['administrator', 'decider', 'committee-clerk'] as const;
type Role = (typeof roles)[number];

export interface SignedIn {
  readonly clerk: Clerk;
  readonly roles: ReadonlySet<Role>;
  /** Id of the session; null: a program with a token. */
  readonly session: string | null;
  /** Stands in every form of this session. */
  readonly csrf: string;
}

function rolesOf(config: Config, id: string): ReadonlySet<Role> {
  const { administrator, clerk } = config.group;
  const held: Role[] = [];
  if ((administrator ?? clerk) === id) held.push('administrator');
  if (decidersOf(config).some((decider) => decider.id === id)) held.push('decider');
  if (config.committees.some(({ clerks }) => clerks.includes(id))) held.push('committee-clerk');
  return new Set(held);
}

/** What may be done, beside reading what every clerk may read. */
const permissions = {
  /** Approve, hold, reject, correct mailings; release what was put aside; decide on reports. */
  decide: ['decider'],
  /** Let a paused distribution go on. */
  resume: ['decider', 'administrator'],
  /** Follow-ups: all of them, or those of one's own committees. */
  'follow-up-all': ['decider'],
  'follow-up-own': ['decider', 'committee-clerk'],
  /** Who gets notices, and lists of members. */
  members: ['decider', 'administrator'],
  /** All that is kept of one person: to be handed to them, to be erased. */
  'personal-data': ['administrator'],
  /** What was put aside: unproven mails, with what they say. */
  quarantine: ['decider', 'administrator'],
  audit: ['decider', 'administrator'],
  system: ['administrator'],
  tokens: ['administrator'],
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof permissions;

export const may = ({ roles: held }: Pick<SignedIn, 'roles'>, what: Permission): boolean =>
  permissions[what].some((role) => held.has(role));

/** Ids of those who may do something. */
export const whoMay = (config: Config, what: Permission): string[] =>
  config.clerks.flatMap(({ id }) => (may({ roles: rolesOf(config, id) }, what) ? [id] : []));

/** Committees whose follow-ups somebody looks after. */
export const committeesOf = (config: Config, { clerk }: Pick<SignedIn, 'clerk'>): string[] =>
  config.committees.filter(({ clerks }) => clerks.includes(clerk.id)).map(({ code }) => code);

/** Who has the command line of the machine may do everything, and stands in the audit under this name. */
export const commandLine: SignedIn = {
  clerk: { id: 'command-line', name: 'The command line', email: '', language: 'en' },
  roles: new Set(roles),
  session: null,
  csrf: '',
};

/** @returns null: no clerk of ours any more */
export function signedInAs(
  config: Config,
  id: string,
  session: string | null,
  csrf: string,
): SignedIn | null {
  if (!config.clerks.some((clerk) => clerk.id === id)) return null;
  return { clerk: clerkOf(config, id), roles: rolesOf(config, id), session, csrf };
}
