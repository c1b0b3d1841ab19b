/** What can be wrong with what is kept: a closed list, each with what to do about it. */
const remedies = {
  'mail-damaged':
    'Take the good file from a backup: put it where this one lies. If the message is still in the mailbox, moving it out and in again has the desk fetch it and mend its copy.',
  'mail-missing':
    'Take the file from a backup: mail/ab/cd/HASH. If the message is still in the mailbox, moving it out and in again has the desk fetch it.',
  'mail-misplaced': 'The desk has not put it there. Look what it is, and take it out.',
  'mail-not-erased':
    'It was erased and is there again, perhaps from a backup. The next daily round takes it away; or delete the file.',
  'audit-changed':
    'Somebody changed the row in the database. Compare it with a backup from before; find out who has had access.',
  'audit-removed':
    'Somebody removed rows in the database. A backup from before has them; find out who has had access.',
  'audit-unchained':
    'The row was added past the desk, with its triggers off. Find out who has had access.',
  'audit-cut':
    'The backup knows rows that are there no more: they were removed, unless an older backup was restored since.',
  'guard-off':
    'Somebody switched it off in the database. Start the desk anew: it puts its guards up. Find out who has had access.',
  'state-unknown':
    'No part of the desk acts on it. Set it to the state that its history in the audit shows.',
  'state-unrecorded':
    'The audit does not know how it came to this state: it was changed past the desk. Compare with a backup.',
  'reference-broken': 'What it refers to was deleted past the desk. A backup from before has it.',
  doubled:
    'Two rows stand where there can be only one: a constraint was taken off. Find out which one is right.',
} as const;

export type FaultKind = keyof typeof remedies;
export const faultKinds = Object.keys(remedies) as FaultKind[];

export interface Fault {
  readonly kind: FaultKind;
  /** Table and id, or file. */
  readonly where: string;
  readonly what: string;
  readonly todo: string;
}

export const faultIn = (kind: FaultKind, where: string, what: string): Fault => ({
  kind,
  where,
  what,
  todo: remedies[kind],
});
