/** What `desk doctor` finds; what is said of it, and what to do, stands in the catalogues. */
import type { Day } from './day.ts';

type None = Readonly<Record<never, never>>;
/** `error`: what the system, the server or the library said, word for word. */
interface Failed {
  readonly error: string;
}
type Login = 'token' | 'password';
/** In whose name a token was asked for. */
type Grant = 'user' | 'application';
interface Mailbox {
  readonly mailbox: string;
  readonly how: Login;
  readonly count: number;
}
interface TokenRefused extends Failed {
  readonly grant: Grant;
  /** The one that an application needs, as Microsoft calls it. */
  readonly permission: string;
}
interface Certificate {
  /** `server`: that of the host. */
  readonly of: 'server' | 'client';
  readonly host: string;
  readonly ends: Day;
}
interface DkimRecord {
  /** In the DNS. */
  readonly name: string;
  /** To be published there. */
  readonly record: string;
}

/** Each finding with what it tells. */
export interface FindingValues {
  'config-wrong': Failed;
  'config-read': { readonly chamber: string; readonly committees: number; readonly clerks: number };
  trial: None;
  'notices-go-out': { readonly mode: string };
  'authserv-set': { readonly authservId: string };
  'authserv-unset': None;
  'reading-apart': None;
  'reading-near-network': { readonly node: string };
  'data-short': { readonly dir: string; readonly free: number };
  'data-writable': { readonly dir: string; readonly free: number };
  'data-unwritable': Failed & { readonly dir: string };
  'database-embedded': None;
  /** By a process of the desk. */
  'database-held': { readonly pid: number };
  'database-answers': { readonly version: string };
  'database-silent': Failed;
  'queues-in-database': { readonly where: 'server' | 'embedded' };
  'redis-evicts': { readonly policy: string };
  'redis-answers': None;
  'redis-silent': Failed;
  clock: { readonly now: string };
  'no-password': None;
  'oauth-unused': None;
  'oauth-token': { readonly host: string; readonly grant: Grant; readonly scope: string };
  'oauth-refused': Failed & { readonly grant: Grant };
  'imap-unset': None;
  'imap-wrong': Failed;
  'imap-opens': Mailbox;
  'imap-no-move': Mailbox & { readonly moveTo: string };
  'imap-no-idle': Mailbox;
  'imap-refused': Failed;
  'imap-token-refused': TokenRefused;
  'smtp-unset': None;
  'smtp-wrong': Failed;
  'smtp-lets-in': { readonly server: string; readonly how: Login };
  'smtp-refused': Failed;
  'smtp-token-refused': TokenRefused;
  'certificate-valid': Certificate;
  'certificate-ends': Certificate;
  'certificate-ended': Certificate;
  'client-certificate-unusable': Failed;
  'dkim-published': { readonly domain: string; readonly name: string };
  'dkim-another': DkimRecord;
  'dkim-nothing': DkimRecord;
  'dkim-unknown': { readonly name: string };
  'dkim-unusable': Failed;
  'secrets-closed': None;
  /** `of`: the setting that names the file; or `tokenKey`, `refreshToken`, which the desk makes itself. */
  'secrets-open': { readonly path: string; readonly of: string };
  'own-ca': { readonly subject: string };
  'own-ca-unreadable': Failed & { readonly path: string };
  'database-in-the-clear': { readonly host: string };
  'redis-in-the-clear': { readonly host: string };
}
export type FindingCode = keyof FindingValues;
export type Grade = 'good' | 'advice' | 'bad';

/** How well each is; only what is good asks for nothing to be done. */
export const grades: Readonly<Record<FindingCode, Grade>> = {
  'config-wrong': 'bad',
  'config-read': 'good',
  trial: 'advice',
  'notices-go-out': 'good',
  'authserv-set': 'good',
  'authserv-unset': 'advice',
  'reading-apart': 'good',
  'reading-near-network': 'advice',
  'data-short': 'bad',
  'data-writable': 'good',
  'data-unwritable': 'bad',
  'database-embedded': 'good',
  'database-held': 'good',
  'database-answers': 'good',
  'database-silent': 'bad',
  'queues-in-database': 'good',
  'redis-evicts': 'advice',
  'redis-answers': 'good',
  'redis-silent': 'bad',
  clock: 'good',
  'no-password': 'bad',
  'oauth-unused': 'advice',
  'oauth-token': 'good',
  'oauth-refused': 'bad',
  'imap-unset': 'bad',
  'imap-wrong': 'bad',
  'imap-opens': 'good',
  'imap-no-move': 'advice',
  'imap-no-idle': 'advice',
  'imap-refused': 'bad',
  'imap-token-refused': 'bad',
  'smtp-unset': 'bad',
  'smtp-wrong': 'bad',
  'smtp-lets-in': 'good',
  'smtp-refused': 'bad',
  'smtp-token-refused': 'bad',
  'certificate-valid': 'good',
  'certificate-ends': 'advice',
  'certificate-ended': 'bad',
  'client-certificate-unusable': 'bad',
  'dkim-published': 'good',
  'dkim-another': 'bad',
  'dkim-nothing': 'bad',
  'dkim-unknown': 'advice',
  'dkim-unusable': 'bad',
  'secrets-closed': 'good',
  'secrets-open': 'advice',
  'own-ca': 'good',
  'own-ca-unreadable': 'bad',
  'database-in-the-clear': 'advice',
  'redis-in-the-clear': 'advice',
};

export type Finding = {
  readonly [C in FindingCode]: {
    readonly code: C;
    readonly grade: Grade;
    readonly values: FindingValues[C];
  };
}[FindingCode];

export const finding = <C extends FindingCode>(code: C, values: FindingValues[C]): Finding =>
  ({ code, grade: grades[code], values }) as Finding;
