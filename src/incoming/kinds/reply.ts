import { answeredBy } from '../answers.ts';
import { writtenByProgram } from '../automatic.ts';
import { mailingDocuments } from '../documents.ts';
import { mailKind } from '../kind.ts';
import { mayWrite } from '../may-write.ts';

/** `VS:`, `FW:`, `TR:` …: passed on rather than answered. */
const forwarded = /^\s*(fwd?|vs|vb|tr|rv|wg|doorst|i|إعادة توجيه)\s*:/iu;

/**
 * A person answers. Who may answer what is asked where the token is looked up: it
 * belongs to one person.
 */
export const reply = mailKind({
  kind: 'reply',
  next: 'take-reply',
  recognise({ mail, verdict }, context) {
    const answered = answeredBy(mail, context);
    if (!mayWrite(verdict, answered !== null) || writtenByProgram(mail)) return null;
    if (answered) {
      return { found: answered, reasons: [{ code: 'answers-ours' }, ...verdict.evidence] };
    }
    // Programs refer to the original also when they forward; a forwarded mailing is no answer.
    const passedOn = forwarded.test(mail.subject) || mailingDocuments(mail).length > 0;
    if (!mail.inReplyTo.length || passedOn) return null;
    return {
      found: { tokens: [], inReplyTo: mail.inReplyTo[0] ?? null },
      reasons: [{ code: 'answers-perhaps-ours' }, ...verdict.evidence],
    };
  },
});
