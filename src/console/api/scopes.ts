/** What a token may be made for. It never opens more than the clerk who made it may do. */
export const scopes = [
  'read',
  'members',
  'change-members',
  'decide',
  'follow-up',
  'report',
] as const;
export type Scope = (typeof scopes)[number];

/** Of routes that work on the machine itself: no token has it, only the command line of that machine. */
export const machine = 'machine';
export type ScopeOfRoute = Scope | typeof machine;

/** In the published description, which is in English. */
export const scopeMeanings: Readonly<Record<Scope, string>> = {
  read: 'Reads mailings, cases, follow-ups, notices and reports; the audit where the clerk may.',
  members:
    'Reads the list of members, with their addresses; for the administrator, all that is kept of one.',
  'change-members':
    'Takes in lists of members, and gives members other addresses; for the administrator, erases one.',
  decide: 'Decides on mailings and on what was put aside, and sends notices once more.',
  'follow-up': 'Settles follow-ups: all, or those of the clerk’s own committees.',
  report: 'Drafts reports and decides on them.',
};
