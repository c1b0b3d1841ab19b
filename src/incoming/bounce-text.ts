/**
 * Bounces without a machine-readable part: Exchange, old Notes and some gateways write only to
 * people. The status code, the address beside it and the header of the returned mail are enough.
 */
import type { RecipientStatus } from './delivery-status.ts';

const subjects =
  /^(undeliver(able|ed)|delivery (status notification|failure|has failed)|mail delivery (failed|failure)|returned mail|failure notice|kan ikke leveres|ikke leveret|olevererbart|ulevert|non remis|échec de (la )?remise|no se puede entregar|no entregable|unzustellbar|onbestelbaar|non recapitabile|niedostarczalne|недоставлено|تعذر)/iu;

export const isBounceSubject = (subject: string): boolean => subjects.test(subject.trim());

const address = /[^\s<>()[\]"',;:]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu;

/** `#550 5.1.10 RESOLVER…`, `550 5.1.1 <…>: unknown`; RFC 3463 beside RFC 5321 §4.2. */
const codes =
  /#?\b(?<reply>[45]\d\d)[ -]+#?(?<status>[45]\.\d{1,3}\.\d{1,3})\b.*|#(?<only>[45]\.\d{1,3}\.\d{1,3})\b.*/;

const unknownUser =
  /(user|recipient|mailbox|address)[^.\n]{0,40}(unknown|not found|does not exist|doesn't exist|unavailable|rejected)|no such (user|recipient|mailbox)|blev ikke fundet|n['’]existe pas|introuvable|no existe|nicht gefunden/iu;

export interface TextBounce extends RecipientStatus {
  readonly originalMessageId: string | null;
}

/** @param ours addresses of the desk itself, which a report names as well */
export function bounceInText(text: string, ours: readonly string[]): TextBounce | null {
  const code = codes.exec(text);
  const spoken = code ?? unknownUser.exec(text);
  if (!spoken) return null;
  const header = /^[\s>]*To:.*$/im.exec(text)?.[0] ?? '';
  // The address nearest before the code; the first sentence often has the display name instead.
  const before = [...text.slice(0, spoken.index).matchAll(address)].map(String).reverse();
  const candidates = [...(header.match(address) ?? []), ...before, ...(text.match(address) ?? [])];
  const recipient = candidates.map((one) => one.toLowerCase()).find((one) => !ours.includes(one));
  if (!recipient) return null;
  const status = code?.groups?.status ?? code?.groups?.only ?? null;
  return {
    recipient,
    status,
    action: status?.startsWith('4') ? 'delayed' : 'failed',
    diagnostic: spoken[0]
      .replace(/[#\s]+$/, '')
      .replace(/^#/, '')
      .slice(0, 500),
    originalMessageId: /^[\s>]*Message-ID:\s*(<[^<>\s]+>)/im.exec(text)?.[1] ?? null,
  };
}
