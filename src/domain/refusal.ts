/**
 * Why a mail was not taken, out of what a mail server said: SMTP reply code (RFC 5321 §4.2.3),
 * enhanced status code (RFC 3463 and IANA's registry of them) and, where these say little, its words.
 */

export const refusalReasons = [
  'no-such-mailbox',
  'mailbox-full',
  'mailbox-disabled',
  'no-such-domain',
  'too-large',
  'policy',
  'spam-suspicion',
  'not-authorised',
  'greylisted',
  'server-busy',
  'connection-lost',
  'expired',
  'content-rejected',
  'unknown',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

export interface Refusal {
  readonly reason: RefusalReason;
  /** First digit of the status code, else of the reply: 5 is for good, 4 is for now; null: it said neither. */
  readonly severity: 4 | 5 | null;
  /** About who writes or how, and not about the recipient: X.7.Z (RFC 3463 §3.8). */
  readonly security: boolean;
}

/** What each code says by itself, without its class. The registry's codes that say nothing to a clerk are left to the words. */
const byStatus: Readonly<Record<string, RefusalReason>> = {
  '1.1': 'no-such-mailbox',
  '1.2': 'no-such-domain',
  '1.3': 'no-such-mailbox',
  '1.6': 'no-such-mailbox',
  // About the sender's address: ours.
  '1.7': 'not-authorised',
  '1.8': 'not-authorised',
  // RFC 7505: the domain takes no mail at all.
  '1.10': 'no-such-domain',
  '2.1': 'mailbox-disabled',
  '2.2': 'mailbox-full',
  '2.3': 'too-large',
  '3.1': 'server-busy',
  '3.2': 'server-busy',
  '3.3': 'content-rejected',
  '3.4': 'too-large',
  '4.1': 'connection-lost',
  '4.2': 'connection-lost',
  '4.3': 'server-busy',
  '4.5': 'server-busy',
  '4.7': 'expired',
  '5.3': 'server-busy',
  '7.1': 'policy',
};

/** Whole subjects of codes (RFC 3463 §3.7 and §3.8). */
const bySubject: Readonly<Record<string, RefusalReason>> = {
  '6': 'content-rejected',
  '7': 'policy',
};

/** X.7.Z that are about our login or our right to send, RFC 4954 §6 and RFC 3463 §3.8. */
const loginStatuses = new Set('7.2 7.3 7.4 7.5 7.6 7.7 7.8 7.9 7.11 7.12 7.13'.split(' '));

const words: readonly (readonly [RegExp, RefusalReason])[] = [
  [/gr[ae]y-?\s?list/i, 'greylisted'],
  [
    /\bspam|\bjunk|black-?\s?list|block-?\s?list|\brbl\b|dnsbl|reputation|bulk mail/i,
    'spam-suspicion',
  ],
  [
    /relay(?:ing)? (?:access )?(?:denied|not permitted)|unable to relay|not permitted to relay|authentication required|send ?as|sender address rejected/i,
    'not-authorised',
  ],
  [/virus|malware|attachment|content rejected|message content/i, 'content-rejected'],
  [
    /over ?-?quota|quota (?:is )?exceeded|mail ?box (?:is )?(?:too )?full|is full|storage|out of space|boîte.{0,20}pleine|buzón.{0,20}lleno/i,
    'mailbox-full',
  ],
  [
    /(?:message|mail) (?:is )?too (?:large|big)|size (?:limit|exceed)|exceeds.{0,30}size/i,
    'too-large',
  ],
  [
    /host(?:name)? (?:or domain name )?not found|domain (?:name )?(?:not found|does ?n[o'’]t exist)|no such (?:domain|host)|nxdomain|null mx|bad destination (?:system|host)|unrouteable (?:mail )?domain/i,
    'no-such-domain',
  ],
  [
    /(?:account|mail ?box|user|address)[^.]{0,30}(?:disabled|suspended|inactive|deactivated|locked)/i,
    'mailbox-disabled',
  ],
  [
    /(?:no such|unknown|invalid|nonexistent|non-existent|unrouteable) (?:local )?(?:user|recipient|mail ?box|address|account)|(?:user|recipient|mail ?box|address|account)[^.]{0,60}(?:unknown|not found|(?:could not|couldn['’]t|wasn['’]t|was not) (?:be )?found|does not exist|doesn['’]t exist|not listed|no longer)|no mail ?box here|recipientnotfound|wasn['’]t found at/i,
    'no-such-mailbox',
  ],
  // Exchange Online says so of whom its directory does not know.
  [/recipient address rejected: access denied/i, 'no-such-mailbox'],
  [/cannot be written in an SMTP command/, 'no-such-mailbox'],
  [
    /blev ikke fundet|kunne ikke findes|findes ikke|ukendt|hittades inte|finns inte|ikke funnet|finnes ikke|n['’]existe pas|introuvable|inconnu|no existe|no se (?:ha )?encontr|desconocid|nicht gefunden|existiert nicht|unbekannt|غير موجود|لم يتم العثور/iu,
    'no-such-mailbox',
  ],
  [
    /expired|retry time|(?:too|so) long|gave up|giving up|still undelivered|delivery time/i,
    'expired',
  ],
  [
    /timed? ?-?out|connection|socket|network|unreachable|econn|refused to talk|greeting never|lost|closed/i,
    'connection-lost',
  ],
  [
    /busy|too many|try again|temporar|overload|throttl|rate limit|insufficient|resources|service (?:not available|unavailable)|local error/i,
    'server-busy',
  ],
  [/policy|denied|prohibited|not allowed|not accepted|rejected|blocked|spf|dkim|dmarc/i, 'policy'],
];

/** Replies that mean one thing even without words (RFC 5321 §4.2.3). */
const byReply: Readonly<Record<string, RefusalReason>> = {
  '421': 'server-busy',
  '450': 'server-busy',
  '451': 'server-busy',
  '452': 'server-busy',
  '551': 'no-such-mailbox',
  '552': 'mailbox-full',
};

const inWords = (said: string): RefusalReason | null =>
  words.find(([pattern]) => pattern.test(said))?.[1] ?? null;

/**
 * @param said what the server said, as it is kept beside a delivery: `550 5.1.1 <a@b>: User unknown
 *   (RCPT TO)`, `5.2.2 552 5.2.2 Mailbox full`; null: nothing
 */
export function refusalOf(said: string | null): Refusal {
  const text = said ?? '';
  const status = /(?<![\d.])([45])\.(\d{1,3})\.(\d{1,3})(?![\d.])/.exec(text);
  const reply = /(?<![\d.])([45])\d\d(?=[ -]|$)/.exec(text);
  const severity = status || reply ? ((status?.[1] ?? reply?.[1]) === '4' ? 4 : 5) : null;
  const subject = status?.[2] ?? '';
  const reason = reasonOf(text, status ? `${subject}.${status[3]}` : null, reply?.[0] ?? null);
  return { reason, severity, security: subject === '7' };
}

function reasonOf(text: string, status: string | null, reply: string | null): RefusalReason {
  const spoken = inWords(text);
  // Our own address was refused, whatever they call it.
  if (/\(MAIL FROM\)$/.test(text) && spoken !== 'server-busy' && spoken !== 'greylisted')
    return spoken === 'spam-suspicion' || spoken === 'too-large' ? spoken : 'not-authorised';
  if (status?.startsWith('7.')) {
    if (loginStatuses.has(status)) return 'not-authorised';
    if (spoken === 'greylisted' || spoken === 'spam-suspicion' || spoken === 'not-authorised')
      return spoken;
    return 'policy';
  }
  // Exchange uses this number for a recipient that it does not know.
  if (status === '1.10' && spoken === 'no-such-mailbox') return spoken;
  if (status === '4.1' && spoken === 'no-such-mailbox') return spoken;
  const known = status && (byStatus[status] ?? bySubject[status.slice(0, status.indexOf('.'))]);
  return known || spoken || (reply && byReply[reply]) || 'unknown';
}
