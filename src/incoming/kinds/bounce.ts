import { bounceInText, isBounceSubject, type TextBounce } from '../bounce-text.ts';
import { recipientStatuses } from '../delivery-status.ts';
import { headerLinesOf, idsIn, valuesOf } from '../header.ts';
import { mailKind } from '../kind.ts';
import { hasNullSender, headerOf, type ParsedMail } from '../mail.ts';
import { referencesOf } from '../reference.ts';

/**
 * What a mail server reports about one recipient. It counts only when it names a delivery that we
 * made to that recipient (by Message-ID or token): anybody can write a report.
 */
interface BounceFound extends TextBounce {
  /** The address will not take this mail later either. */
  readonly permanent: boolean;
  readonly tokens: readonly string[];
}

/** The header of the mail that came back (RFC 3462 §2), whole or alone. */
function returnedId(mail: ParsedMail): string | null {
  const part = mail.attachments.find(({ contentType }) =>
    ['text/rfc822-headers', 'message/rfc822', 'message/rfc822-headers'].includes(contentType),
  );
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
  const report = mail.attachments.find((part) => part.contentType === 'message/delivery-status');
  const statuses = report ? recipientStatuses(report.bytes.toString('utf8')) : [];
  const failed = statuses.find((one) => one.action === 'failed') ?? statuses[0];
  return failed ? { ...failed, originalMessageId: returnedId(mail) } : null;
}

/** A mail server speaks, not a person: without that, a member who quotes a bounce would be one. */
const fromServer = (mail: ParsedMail): boolean =>
  hasNullSender(mail) ||
  headerOf(mail, 'x-ms-exchange-message-is-ndr') !== '' ||
  /^(mailer-daemon|postmaster|microsoftexchange[0-9a-f]+)@/.test(mail.from[0]?.address ?? '');

function inWords(mail: ParsedMail): TextBounce | null {
  const marked = mail.headers.some((line) => line.name === 'x-ms-exchange-message-is-ndr');
  if (!marked && !(fromServer(mail) && isBounceSubject(mail.subject))) return null;
  const found = bounceInText(mail.text, mail.recipients);
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
    const found: BounceFound = { ...report, permanent, tokens };
    const code = report.status ? ` (${report.status})` : '';
    return { found, reasons: [`a mail server reports: ${report.action}${code}`] };
  },
});
