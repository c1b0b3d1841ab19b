import { answeredBy } from '../answers.ts';
import { mailingDocuments } from '../documents.ts';
import { mailKind } from '../kind.ts';

/** The IPU answers one of our reports. With documents it is looked at as a mailing, to lose none. */
export const acknowledgement = mailKind({
  kind: 'acknowledgement',
  next: 'note-acknowledgement',
  recognise({ mail, verdict }, context) {
    if (verdict.result !== 'genuine' || mailingDocuments(mail).length) return null;
    const answered = answeredBy(mail, context);
    return (
      answered && { found: answered, reasons: [{ code: 'answers-ours' }, ...verdict.evidence] }
    );
  },
});
