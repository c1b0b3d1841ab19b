import type { ArrivedMessage } from '../authenticate.ts';
import { mailingDocuments } from '../documents.ts';
import { mailKind } from '../kind.ts';
import { linksIn } from '../links.ts';
import { headerOf, type ParsedMail } from '../mail.ts';
import { wordsFound } from '../phrases.ts';

export interface MailingFound {
  /** Who of our house passed it on; null when it came straight. Forwarded needs a clerk's yes. */
  readonly forwardedBy: string | null;
  /** Id of the mail that was forwarded as an attachment. */
  readonly innerMessageId: string | null;
  readonly documents: number;
  /** Where the documents are when none is attached. */
  readonly links: readonly string[];
}

/** `Fra: "IPU" <hrteam@ipu.org>` within the text: forwarded the usual way, as text. */
const quotedSender = /^[\s>*]*(?:from|fra|från|de|von|van|da|od|من)\s*:.*@/im;

function textsOf(mail: ParsedMail): string {
  const names = mail.attachments.map((part) => part.filename ?? '');
  return [mail.subject, mail.text.slice(0, 200_000), ...names, ...mail.embedded.map(textsOf)].join(
    '\n',
  );
}

/** From the IPU itself, or passed on by one of us. */
function wayHere({ mail, verdict }: ArrivedMessage, forwardable: boolean) {
  const inner = mail.embedded[0];
  if (verdict.result === 'genuine') return { forwardedBy: null, innerMessageId: null };
  if (verdict.result === 'internal' && (inner || (forwardable && quotedSender.test(mail.text)))) {
    return { forwardedBy: verdict.sender, innerMessageId: inner?.messageId ?? null };
  }
  // Not proven to come from the IPU, but about its decisions: a person decides.
  return verdict.result === 'unknown'
    ? { forwardedBy: null, innerMessageId: inner?.messageId ?? null }
    : null;
}

/** Decisions on the human rights of parliamentarians: attached, or only linked. */
export const mailing = mailKind({
  kind: 'mailing',
  next: 'open-mailing',
  recognise(arrived): { found: MailingFound; reasons: string[] } | null {
    const { mail, verdict } = arrived;
    const text = textsOf(mail);
    const decision = wordsFound(text, 'decision');
    const subject = wordsFound(text, 'subject');
    const documents = mailingDocuments(mail).length;
    const way = wayHere(arrived, documents > 0);
    if (!way || !decision.length) return null;
    // The IPU's own covering letters can be very short; from others the subject must be clear.
    if (!subject.length && (verdict.result !== 'genuine' || !documents)) return null;
    const links = documents ? [] : linksIn(mail.text);
    // A bulletin links to decisions too, but it goes through a list.
    if (!documents && (!links.length || headerOf(mail, 'list-unsubscribe'))) return null;
    const what = documents ? `${documents} attached` : `${links.length} links, nothing attached`;
    const from = way.forwardedBy ? [`passed on by ${way.forwardedBy}`] : [];
    const reasons = [`it speaks of ${[...decision, ...subject].join(', ')} (${what})`, ...from];
    return { found: { ...way, documents, links }, reasons: [...reasons, ...verdict.evidence] };
  },
});
