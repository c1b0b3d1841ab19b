import { verbOf } from '../../domain/command-verb.ts';
import { belowGreeting } from '../../domain/greeting.ts';
import { answeredBy } from '../answers.ts';
import { writtenByProgram } from '../automatic.ts';
import { mailKind } from '../kind.ts';
import { mayWrite } from '../may-write.ts';
import { visibleText } from '../visible-text.ts';

/**
 * The lines with which a mail may begin: the first one below a greeting, and the first below a quotation
 * that opens the mail, with at most three lines above it to say whom it quotes.
 */
function firstLines(text: string): string[] {
  const lines = belowGreeting(text.split('\n')).map((line) => line.trim());
  const first = lines.findIndex(Boolean);
  const quotation = lines.findIndex((line) => line.startsWith('>'));
  const above = lines.slice(first, quotation).filter(Boolean);
  const opens = quotation >= 0 && above.length <= 3 && (above.at(-1) ?? ':').endsWith(':');
  const below = opens ? lines.slice(quotation).find((line) => line && !line.startsWith('>')) : null;
  return [lines[first] ?? '', below ?? ''];
}

/**
 * A program that unsubscribes for its user may send the subject of our List-Unsubscribe address and no
 * text (RFC 2369 §3.2). Nothing else is done for a subject.
 */
const stopSubject = (subject: string): string => (verbOf(subject) === 'stop' ? subject : '');

/** A person of our house begins with an order, `APPROVE Q7F3-K2MD`. Whether they may is asked later. */
export const command = mailKind({
  kind: 'command',
  next: 'take-command',
  recognise({ mail, verdict }, context) {
    const answers = answeredBy(mail, context);
    if (!mayWrite(verdict, answers !== null) || writtenByProgram(mail)) return null;
    const text = visibleText(mail);
    const lines = mail.text.trim() ? firstLines(text) : [stopSubject(mail.subject)];
    const line = lines.find((one) => verbOf(one)) ?? '';
    const verb = verbOf(line);
    if (!verb) return null;
    const { tokens, inReplyTo } = answers ?? {
      tokens: [],
      inReplyTo: mail.inReplyTo[0] ?? null,
    };
    return {
      found: { verb, line, tokens, inReplyTo },
      reasons: [{ code: 'order', verb }, ...verdict.evidence],
    };
  },
});
