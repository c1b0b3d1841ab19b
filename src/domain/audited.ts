/** Looking, of which nothing changes: at a person, a mail or a document; and taking files and lists of persons out. */
export const looks = ['looked at', 'taken out'] as const;
export type Look = (typeof looks)[number];

/** What the audit tells of; in brackets how. The catalogues have each under `console-audit.what-…`. */
export const audited = [
  'accounted',
  'acknowledged',
  'add',
  'address changed',
  'address dead',
  'address works',
  'approve',
  'approve (automatic)',
  'approve (configuration)',
  'approve (delay)',
  'assigned',
  'awake',
  'bounced',
  'correct',
  'corrected',
  'deadline moved',
  'distributed',
  'done',
  'doubted',
  'drafted',
  'dropped',
  'erased',
  'exported',
  'fetched',
  'filed',
  'first yes',
  'handed-back',
  'hold',
  'introduce',
  'members-imported',
  'noted',
  'notices-faulty',
  'omit',
  'opened',
  'order refused',
  'paused',
  'penned',
  'planned',
  'preferences changed',
  'quarantined',
  'read',
  'received',
  'recorded',
  'reject',
  'release',
  'released (send)',
  'released (withhold)',
  'reopened',
  'resend',
  'restored',
  'resumed',
  'retry',
  'sent',
  'sign-in refused',
  'signed in (code)',
  'signed in (link)',
  'signed in (oidc)',
  'signed out',
  'snoozed',
  'split',
  'superseded',
  'taken back',
  'token made',
  'token revoked',
  'treat',
  'waived',
  'withdrawn',
  ...looks,
] as const;

export type Audited = (typeof audited)[number];

/** What a list of the audit is narrowed to: in ten years more is looked at than done. */
export const auditSorts = ['done', 'looked', 'all'] as const;
export type AuditSort = (typeof auditSorts)[number];

/** Under what name the catalogues have it. */
export const auditedName = (what: string): string =>
  what
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '');

/** What it tells something of: the catalogues have each under `console-audit.kind-…`. */
export const auditedThings = [
  'mailing',
  'notice',
  'delivery',
  'follow-up',
  'report',
  'action',
  'intention',
  'reply',
  'message',
  'document',
  'letter',
  'member',
  'members',
  'session',
  'sign-in',
  'token',
  'desk',
  'retention',
] as const;
export type AuditedThing = (typeof auditedThings)[number];
