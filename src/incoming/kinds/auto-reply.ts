import type { Day } from '../../domain/day.ts';
import { absentUntil } from '../absence.ts';
import { type Answered, answeredBy } from '../answers.ts';
import { mailKind } from '../kind.ts';
import { hasNullSender, headerOf, type ParsedMail } from '../mail.ts';

/** How programs begin the subject of an automatic answer. */
const subjects = [
  /^(automatic reply|auto(matic)?[- ]?(reply|response)|out of (the )?office|on leave)\b/i,
  /^(automatisk svar|autosvar|fraværs(besked|meddelelse)|ikke på kontoret)/i,
  /^(automatiskt svar|frånvaro)/i,
  /^(réponse automatique|absence du bureau|message d['’]absence)/i,
  /^(respuesta automática|fuera de la oficina|resposta automática)/i,
  /^(automatische antwort|abwesenheitsnotiz|automatisch antwoord|afwezig)/i,
  /^(risposta automatica|fuori ufficio|automaattinen vastaus|poissaolo|odpowiedź automatyczna)/i,
  /^(автоматический ответ|رد تلقائي|الرد التلقائي)/i,
];

/** Why it is automatic, in words; null when a person wrote it. */
function automatic(mail: ParsedMail): string | null {
  const submitted = headerOf(mail, 'auto-submitted').toLowerCase();
  // RFC 3834 §5: auto-generated is not an answer; a report system may send a mailing so.
  if (submitted.startsWith('auto-replied'))
    return 'it says so itself (Auto-Submitted: auto-replied)';
  const other = ['x-autoreply', 'x-autorespond', 'x-autoresponder'].find((name) =>
    headerOf(mail, name),
  );
  if (other) return `it says so itself (${other})`;
  if (/^auto[_-]?reply$/i.test(headerOf(mail, 'precedence')))
    return 'it says so itself (Precedence)';
  const subject = subjects.some((pattern) => pattern.test(mail.subject.trim()));
  if (subject) return 'its subject is that of an automatic answer';
  return hasNullSender(mail) && mail.inReplyTo.length ? 'it answers and wants no answer' : null;
}

export interface AbsenceFound extends Answered {
  readonly address: string | null;
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
  recognise({ mail }, context): { found: AbsenceFound; reasons: string[] } | null {
    const why = automatic(mail);
    if (!why) return null;
    const until = mail.date
      ? absentUntil(mail.text, mail.date.toISOString().slice(0, 10) as Day)
      : null;
    const answered = answeredBy(mail, context) ?? { tokens: [], inReplyTo: null };
    return {
      found: { ...answered, address: mail.from[0]?.address ?? null, until },
      reasons: [why],
    };
  },
});
