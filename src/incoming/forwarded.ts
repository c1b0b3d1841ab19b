/**
 * Which mail a mail passes on: as an attachment (message/rfc822), however deep, or within its
 * text, under the little table that mail programs write above it. Whom it names is a claim.
 */

import type { Resolve } from '../desk.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { ForwardedMail } from '../domain/verdict.ts';
import { type Arrival, ownCheck } from './authenticate/own-check.ts';
import { isTrusted, type TrustRules } from './authenticate/rules.ts';
import { headersNamed, type ParsedMail } from './mail.ts';
import { headerLabels } from './quotation/header-block.ts';

export interface FoundForwarded extends ForwardedMail {
  /** The bytes of the mail passed on and the mail itself, when it is attached. */
  readonly raw: Buffer | null;
  readonly inner: ParsedMail | null;
}

/** Mails within a mail, the outermost first, each with its bytes. */
function attachedMails(mail: ParsedMail): { raw: Buffer; inner: ParsedMail }[] {
  const parts = mail.attachments.filter((part) => part.contentType === 'message/rfc822');
  return mail.embedded.flatMap((inner, index) => {
    const raw = parts[index]?.bytes;
    return raw ? [{ raw, inner }, ...attachedMails(inner)] : [];
  });
}

/** Gmail writes the sender's label in the language of the person, the others in English. */
const senderLabels = headerLabels.map(({ from }) => from);
const otherLabels = headerLabels.flatMap(({ others }) => others);

/** Thunderbird writes the sender last, all others first. */
const around = 6;
const longestText = 200_000;
/** The label stands at the beginning, and an address soon after. */
const longestLine = 500;
const address = /[^\s"()<>,:;@\\[\]]+@[^\s"()<>,:;@\\[\]]+/u;

/**
 * The addresses of the senders in such tables, topmost first; several where a mail was passed on
 * several times.
 */
export function sendersInText(text: string): string[] {
  const lines = text
    .slice(0, longestText)
    .split('\n')
    .map((line) =>
      line
        .slice(0, longestLine)
        .normalize('NFC')
        .replace(/\p{Cf}/gu, ''),
    );
  const labelled = lines.map((line) => otherLabels.some((label) => label.test(line)));
  return lines.flatMap((line, index) => {
    if (!senderLabels.some((label) => label.test(line))) return [];
    const near = [
      ...labelled.slice(Math.max(0, index - around), index),
      ...labelled.slice(index + 1, index + around + 1),
    ];
    // A long name is folded, and the address stands in the next line.
    const folded = /^[\s>]*<.*/.exec(lines[index + 1] ?? '')?.[0] ?? '';
    const found = address.exec(line) ?? address.exec(folded);
    return near.filter(Boolean).length >= 2 && found ? [found[0].toLowerCase()] : [];
  });
}

/** Null when it passes nothing on that can be seen. A mail of a trusted sender comes before others. */
export function forwardedIn(mail: ParsedMail, rules: TrustRules): FoundForwarded | null {
  const attached = attachedMails(mail).map(({ raw, inner }): FoundForwarded => {
    const [one, ...others] = inner.from;
    const sender = others.length || headersNamed(inner, 'from').length !== 1 ? null : one?.address;
    return {
      via: 'attachment',
      sender: sender ?? null,
      trusted: Boolean(sender && isTrusted(sender, rules)),
      messageId: inner.messageId,
      raw,
      inner,
    };
  });
  const inText = [mail, ...attachedMails(mail).map(({ inner }) => inner)].flatMap(({ text }) =>
    sendersInText(text).map(
      (sender): FoundForwarded => ({
        via: 'text',
        sender,
        trusted: isTrusted(sender, rules),
        messageId: null,
        raw: null,
        inner: null,
      }),
    ),
  );
  const all = [...attached, ...inText];
  return all.find(({ trusted }) => trusted) ?? all[0] ?? null;
}

/** Whether the attached mail still carries its sender's signature: a comfort to the clerk, no proof. */
export async function innerSignature(
  inner: Arrival,
  rules: TrustRules,
  resolve: Resolve,
): Promise<Evidence[]> {
  const sender = inner.mail.from[0]?.address;
  if (!sender || !headersNamed(inner.mail, 'dkim-signature').length) return [];
  const { key } = await ownCheck(inner, sender, { ...rules, trustedSealers: [] }, resolve);
  return [
    key ? { code: 'inner-signature-valid', domain: key.domain } : { code: 'inner-signature-open' },
  ];
}
