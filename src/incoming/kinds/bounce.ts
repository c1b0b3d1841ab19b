import { normaliseToken } from '../../domain/token.ts';
import { bounceInText, isBounceSubject, type TextBounce } from '../bounce-text.ts';
import { envelopeIdIn, recipientStatuses } from '../delivery-status.ts';
import { addressesIn, headerLinesOf, idsIn, valuesOf } from '../header.ts';
import { mailKind } from '../kind.ts';
import { hasNullSender, headerOf, headersNamed, type ParsedMail } from '../mail.ts';
import { referencesOf, tokenInMessageId, tokensInAddresses } from '../reference.ts';

/**
 * What a mail server reports about one recipient. It counts only when it names a delivery that we
 * made to that recipient (by Message-ID or token): anybody can write a report.
 */
interface BounceFound extends TextBounce {
  /** The address will not take this mail later either. */
  readonly permanent: boolean;
  /** From the envelope: the address that the report came to, and the envelope id. They alone prove the delivery. */
  readonly envelopeTokens: readonly string[];
  readonly tokens: readonly string[];
}

/** RFC 6522 §3 and §4; the `global` ones carry addresses in UTF-8 (RFC 6533). */
const returnedTypes: ReadonlySet<string> = new Set([
  'message/rfc822',
  'text/rfc822-headers',
  'message/rfc822-headers',
  'message/global',
  'message/global-headers',
]);
const statusTypes: ReadonlySet<string> = new Set([
  'message/delivery-status',
  'message/global-delivery-status',
]);

/** The header of the mail that came back (RFC 6522 §4), whole or alone. */
function returnedId(mail: ParsedMail): string | null {
  const part = mail.attachments.find(({ contentType }) => returnedTypes.has(contentType));
  const returned = part && idsIn(valuesOf(headerLinesOf(part.bytes), 'message-id'))[0];
  return (
    returned ??
    idsIn([headerOf(mail, 'x-original-message-id')])[0] ??
    mail.references.at(-1) ??
    mail.inReplyTo[0] ??
    null
  );
}

function machineReadable(mail: ParsedMail): TextBounce | null {
  const report = mail.attachments.find((part) => statusTypes.has(part.contentType));
  const statuses = report ? recipientStatuses(report.bytes.toString('utf8')) : [];
  const failed = statuses.find((one) => one.action === 'failed') ?? statuses[0];
  return failed ? { ...failed, originalMessageId: returnedId(mail) } : null;
}

/** The token of the envelope id, which we make of the delivery's token or Message-ID. */
function envelopeToken(mail: ParsedMail): string | null {
  const report = mail.attachments.find((part) => statusTypes.has(part.contentType));
  const id = report ? envelopeIdIn(report.bytes.toString('utf8')) : null;
  return id && (normaliseToken(id) ?? tokenInMessageId(id.replace(/^<?(.*?)>?$/, '<$1>')));
}

/** Addresses under which mail servers write. */
const serverAddress =
  /^(?:mail(?:er)?[-_.]?daemon|post-?master|mail-?delivery(?:-?s(?:ub)?system)?|microsoftexchange[0-9a-f]+)@/;

/** A mail server speaks, not a person: without that, a member who quotes a bounce would be one. */
const fromServer = (mail: ParsedMail): boolean =>
  hasNullSender(mail) || serverAddress.test(mail.from[0]?.address ?? '');

function inWords(mail: ParsedMail): TextBounce | null {
  const named = addressesIn(headersNamed(mail, 'x-failed-recipients')).map((one) => one.address);
  const marked =
    named.length > 0 || mail.headers.some((line) => line.name === 'x-ms-exchange-message-is-ndr');
  if (!fromServer(mail) && !marked) return null;
  if (!marked && !isBounceSubject(mail.subject)) return null;
  const ours = [...mail.recipients, ...mail.from.map((one) => one.address)];
  const found = bounceInText(mail.text, mail.subject, { named, ours });
  return found && { ...found, originalMessageId: found.originalMessageId ?? returnedId(mail) };
}

/** A report of a mail server that a mail did not arrive, or arrives late. */
export const bounce = mailKind({
  kind: 'bounce',
  next: 'note-bounce',
  recognise({ mail }) {
    const report = machineReadable(mail) ?? inWords(mail);
    if (!report) return null;
    const { tokens } = referencesOf({ ...mail, inReplyTo: [report.originalMessageId ?? ''] });
    const permanent = report.action === 'failed' && (report.status ?? '5').startsWith('5');
    const envelopeTokens = [
      ...new Set([...tokensInAddresses(mail.recipients), ...[envelopeToken(mail) ?? []].flat()]),
    ];
    const found: BounceFound = { ...report, permanent, envelopeTokens, tokens };
    const code = report.status ? ` (${report.status})` : '';
    return { found, reasons: [{ code: 'delivery-report', said: `${report.action}${code}` }] };
  },
});
