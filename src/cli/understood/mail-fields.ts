import type { Country } from '../../domain/country.ts';
import { countriesMentioned } from '../../incoming/countries-mentioned.ts';
import { languageOfText } from '../../incoming/language-of-text.ts';
import { headerOf } from '../../incoming/mail.ts';
import { splitReply } from '../../incoming/quotation/quoted-text.ts';
import { evidenceLines } from '../../mail/evidence-words.ts';
import { voiceOf } from '../../mail/voice.ts';
import { autoReplyFields, commandFields, replyFields } from './answer-fields.ts';
import { mailingFields } from './mailing-fields.ts';
import type { Relations } from './relations.ts';
import type { UnderstoodMail } from './understand.ts';

const english = voiceOf('en', 'UTC');

/** A report of a mail server is believed by the delivery that it names; it signs nothing. */
const isAuthentic = ({ verdict, recognised }: UnderstoodMail): boolean =>
  verdict.result === 'genuine' ||
  verdict.result === 'internal' ||
  (recognised.kind === 'bounce' && verdict.result !== 'not-genuine');

/** In which language the mail is for its readers: of a mailing, also by its documents. */
function languageOf({ mail, recognised, documents }: UnderstoodMail): string | null {
  const inner = mail.embedded[0];
  const forwarded = recognised.kind === 'mailing' && recognised.found.forwardedBy !== null;
  const { text, rest } = splitReply(mail.text, mail.html);
  const of = [...new Set(documents.flatMap(({ read }) => read.language ?? []))];
  if (of.length > 1) return 'mul';
  const own = forwarded ? (inner?.text ?? rest) : `${mail.subject}\n${text}`;
  const declared = headerOf(mail, 'content-language').slice(0, 2).toLowerCase() || null;
  return languageOfText(own) ?? of[0] ?? languageOfText(mail.text) ?? declared;
}

function kindFields(one: UnderstoodMail, relations: Relations, home: Country | null): object {
  const { recognised } = one;
  switch (recognised.kind) {
    case 'mailing':
      return mailingFields(one, recognised.found, relations);
    case 'bounce': {
      const { recipient, status, action, permanent, originalMessageId, diagnostic } =
        recognised.found;
      return { bounce: { recipient, status, action, permanent, originalMessageId, diagnostic } };
    }
    case 'auto-reply':
      return autoReplyFields(one);
    case 'reply':
    case 'acknowledgement':
      return replyFields(one, home);
    case 'command':
      return commandFields(one);
    case 'newsletter':
      return { countriesMentioned: countriesMentioned(one.mail) };
    case 'ipu-mail':
      return {
        sort: recognised.found.sort,
        countriesMentioned: countriesMentioned(one.mail),
      };
    default:
      return {};
  }
}

/** A mail in the field names of the manifest's `messages[]`. */
export function mailFields(one: UnderstoodMail, relations: Relations, home: Country | null) {
  const { mail, verdict, recognised } = one;
  const quarantined =
    recognised.kind === 'spoof' || (recognised.kind === 'mailing' && verdict.result === 'unknown');
  return {
    kind: recognised.kind,
    language: languageOf(one),
    messageId: mail.messageId,
    subject: mail.subject,
    authentic: isAuthentic(one),
    ...(quarantined ? { expected: 'quarantine' } : {}),
    documents: [],
    decisions: [],
    ...kindFields(one, relations, home),
    reasons: evidenceLines(recognised.reasons, english),
    evidence: evidenceLines(verdict.evidence, english),
  };
}
