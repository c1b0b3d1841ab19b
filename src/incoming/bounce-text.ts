/**
 * Bounces without a machine-readable part: Exchange, qmail, Exim, Notes and some gateways write
 * only to people. The status code, the address beside it and the header of the returned mail are
 * enough.
 */
import type { RecipientStatus } from './delivery-status.ts';

const failure = [
  /^(?:mail )?undeliver(?:able|ed)/i,
  /^delivery (?:status notification|failure|has failed|notification|report|incomplete)/i,
  /^mail (?:delivery (?:failed|failure|system|status)|could not be delivered|system error)/i,
  /^(?:returned mail|failure notice|delivery failure|message undeliverable|message not delivered)/i,
  /^(?:warning: )?(?:could not send message|mail not delivered|address not found)/i,
  /^(?:kan ikke leveres|ikke leveret|kunne ikke leveres|meddelelsen kunne ikke)/i,
  /^(?:olevererbart|det gick inte att leverera|ulevert|kan ikke leveres|kunne ikke levere)/i,
  /^(?:non remis|non[ -]?distribuable|échec de (?:la )?(?:remise|distribution|livraison)|message non (?:remis|distribué)|impossible de remettre)/iu,
  /^(?:no se puede entregar|no entregable|no se pudo entregar|no entregado|error de entrega)/i,
  /^(?:unzustellbar|unzustellbarkeit|nicht zustellbar|zustellung (?:fehlgeschlagen|nicht möglich)|fehler bei der zustellung)/iu,
  /^(?:onbestelbaar|niet bezorgd|bezorging mislukt|kan niet worden bezorgd)/i,
  /^(?:non recapitabile|mancato recapito|recapito non riuscito)/i,
  /^(?:não é possível entregar|não entregue|não foi possível entregar|falha na entrega)/iu,
  /^(?:perille toimittaminen epäonnistui|toimittaminen epäonnistui|ei voi toimittaa|toimitus epäonnistui)/iu,
  /^(?:niedostarczalne|nie można dostarczyć|nie dostarczono|nedoručitelné)/iu,
  /^(?:недоставлено|не удалось доставить|не доставлено)/iu,
  /^(?:تعذر|لم يتم تسليم|غير قابل للتسليم)/u,
];
const delay =
  /^(?:delayed mail|delivery delayed|warning: message .{0,40}delayed|(?:message|mail) delay(?:ed)?\b|delivery status notification \(delay|forsinket|verzögert|retardé|remise différée|leveringen er forsinket)/iu;

const bareSubject = (subject: string): string => subject.replace(/[\p{Cf}\u00a0]/gu, ' ').trim();

export const isBounceSubject = (subject: string): boolean =>
  [...failure, delay].some((pattern) => pattern.test(bareSubject(subject)));

const address = /[^\s<>()[\]"',;:]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu;

const ids = /^[\s>]*(?:message-id|references|in-reply-to):.*$/gim;

/** `#550 5.1.10 RESOLVER…`, `550 5.1.1 <…>: unknown`, `(#5.1.1)`; RFC 3463 beside RFC 5321 §4.2. */
const codes =
  /#?\b(?<reply>[45]\d\d)[ -]+#?(?<status>[45]\.\d{1,3}\.\d{1,3})\b.*|#(?<only>[45]\.\d{1,3}\.\d{1,3})\b.*/;

/** What servers say where they print no enhanced code, in the languages of their owners. */
const refusals = [
  /(?:user|recipient|mailbox|address|account)[^.\n]{0,40}(?:unknown|not found|(?:could not|couldn['’]t|wasn['’]t|was not) (?:be )?found|does not exist|doesn['’]t exist|unavailable|rejected|disabled|not listed|is full)/iu,
  /no (?:such (?:user|recipient|mailbox|address)|mailbox here)|unknown (?:user|recipient|address)|unrouteable address|over quota|quota exceeded|wasn['’]t found at|not listed in/iu,
  /blev ikke fundet|kunne ikke findes|findes ikke|ukendt (?:bruger|modtager)/iu,
  /hittades inte|finns inte|ble ikke funnet|finnes ikke/iu,
  /n['’]existe pas|introuvable|n['’]a pas été trouvée?|(?:utilisateur|destinataire) inconnu/iu,
  /no existe|no se (?:ha )?encontr(?:ó|ado)|desconocid[oa]|não (?:foi encontrad[oa]|existe)/iu,
  /nicht gefunden|existiert nicht|(?:empfänger|benutzer) unbekannt|unbekannter (?:empfänger|benutzer)/iu,
  /niet gevonden|bestaat niet|non (?:è stato )?trovat[oa]|inesistente|sconosciuto/iu,
  /ei löyt(?:ynyt|y)|nie znaleziono|nie istnieje|не (?:найден|существует)|لم يتم العثور|غير موجود/iu,
];

/** What servers say when they have tried for days: the code is still that of the last try. */
const gaveUp =
  /giving up|gave up|not going to try again|retry time(?:out)? (?:exceeded|not reached for any host after a long)|has (?:been in the queue too long|expired)|message expired/i;

/** `550 No such user`: a reply code alone, with words behind it. */
const bareReply = /(?<![\d.])(?<reply>[45]5\d)[ -](?=\p{L}|<).*/u;

export interface TextBounce extends RecipientStatus {
  readonly originalMessageId: string | null;
}

/** The first that is said, in the text's own order of certainty. */
function saidIn(text: string): { index: number; words: string; status: string | null } | null {
  const code = codes.exec(text);
  if (code) {
    const status = code.groups?.status ?? code.groups?.only ?? null;
    return { index: code.index, words: code[0], status };
  }
  for (const pattern of [bareReply, ...refusals]) {
    const found = pattern.exec(text);
    if (found) return { index: found.index, words: found[0], status: null };
  }
  return null;
}

/**
 * @param subject asked only where the text has neither a code nor a refusal
 * @param known.named recipients that a field of the header names (`X-Failed-Recipients`)
 * @param known.ours addresses of the desk itself and of the server, which a report names as well
 */
export function bounceInText(
  text: string,
  subject: string,
  known: { readonly named: readonly string[]; readonly ours: readonly string[] },
): TextBounce | null {
  const late = delay.test(bareSubject(subject));
  const said = saidIn(text) ?? (late ? { index: text.length, words: '', status: null } : null);
  if (!said && !known.named.length) return null;
  const header = /^[\s>]*To:.*$/im.exec(text)?.[0] ?? '';
  // An id looks like an address.
  const spoken = text.replace(ids, (line) => ' '.repeat(line.length));
  // The address nearest before the code; the first sentence often has the display name instead.
  const before = [...spoken.slice(0, said?.index ?? 0).matchAll(address)].map(String).reverse();
  const candidates = [
    ...known.named,
    ...(header.match(address) ?? []),
    ...before,
    ...(spoken.match(address) ?? []),
  ];
  const recipient = candidates
    .map((one) => one.toLowerCase())
    .find((one) => !known.ours.includes(one));
  if (!recipient) return null;
  const status = said?.status ?? null;
  const forNow = status === null ? /^4\d\d/.test(said?.words ?? '') : status.startsWith('4');
  const later = (forNow && !(gaveUp.test(text) && !late)) || (status === null && late);
  const diagnostic = (said?.words ?? '')
    .replace(/[#\s]+$/, '')
    .replace(/^#/, '')
    .slice(0, 500);
  return {
    recipient,
    status,
    action: later ? 'delayed' : 'failed',
    diagnostic: diagnostic || null,
    originalMessageId: /^[\s>]*Message-ID:\s*(<[^<>\s]+>)/im.exec(text)?.[1] ?? null,
  };
}
