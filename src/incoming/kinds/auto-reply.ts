import type { Day } from '../../domain/day.ts';
import type { Evidence } from '../../domain/evidence.ts';
import { absentUntil } from '../absence.ts';
import { type Answered, answeredBy } from '../answers.ts';
import { automaticBy, isOfDesk, isReceipt } from '../automatic.ts';
import { mailKind } from '../kind.ts';

export interface AbsenceFound extends Answered {
  readonly address: string | null;
  /** Whether it can speak of an absence: a receipt, or a mail of ours that came back, does not. */
  readonly absence: boolean;
  /** The day named as the last of the absence or the first after it; null when none is named. */
  readonly until: Day | null;
}

/**
 * An answer that no person wrote (RFC 3834); it never counts as a reply, and as an absence only
 * where it answers a mail of ours to that person: anybody can write one.
 */
export const autoReply = mailKind({
  kind: 'auto-reply',
  next: 'note-absence',
  recognise({ mail }, context): { found: AbsenceFound; reasons: Evidence[] } | null {
    const answers = answeredBy(mail, context);
    const why = automaticBy(mail, answers !== null);
    if (!why) return null;
    const absence = !isOfDesk(mail) && !isReceipt(mail);
    const until =
      absence && mail.date
        ? absentUntil(mail.text, mail.date.toISOString().slice(0, 10) as Day)
        : null;
    const answered = answers ?? { tokens: [], inReplyTo: null };
    return {
      found: { ...answered, address: mail.from[0]?.address ?? null, absence, until },
      reasons: [why],
    };
  },
});
