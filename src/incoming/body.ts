/** Decisions that stand in the text of a mail itself, as it is often forwarded. */
import type { ParsedMail } from './mail.ts';
import { wordsFound } from './phrases.ts';

/** Longer texts than any mailing; the rest is not looked at. */
const longest = 500_000;

/** A case list or numbered paragraphs: what a covering letter, which only names decisions, has not. */
const cases = /^[ \t]*(?:CASE?\s+N[°º.o]+\s*)?[A-Z]{2,4}[-/]?(?:COLL-)?\d{1,3}\s*[-–—:]\s*\p{L}/mu;
const paragraphs = [/^[ \t]*1[.)]\s+\p{L}/mu, /^[ \t]*2[.)]\s+\p{L}/mu];
/** The line of adoption begins a line; quoted in a letter it stands within a sentence. */
const adopted = /^[ \t]*(?:decision|resolution|décision|résolution)s? adopt/imu;

/** True where the text holds a decision: its line of adoption, and cases or numbered paragraphs. */
function holdsDecision(text: string): boolean {
  const start = text.slice(0, longest);
  return (
    adopted.test(start) &&
    (cases.test(start) || paragraphs.every((pattern) => pattern.test(start))) &&
    wordsFound(start.replace(/\s+/g, ' '), 'adoption').length > 0
  );
}

/** The text without the marks of quotation, and without a signature below the decision (RFC 3676 §4.3). */
function unquoted(text: string): string {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^(?:>[ \t]?)+/, ''));
  const signature = lines.lastIndexOf('-- ');
  const above = lines.slice(0, Math.max(signature, 0)).join('\n');
  // Who forwards a mail signs above it.
  return holdsDecision(above) ? above : lines.join('\n');
}

/** The part of a mail's body that holds a decision: its plain text, else its HTML; null for covering letters. */
export function decisionBody(mail: ParsedMail): { type: 'text' | 'html'; content: string } | null {
  const text = unquoted(mail.text);
  if (!holdsDecision(text)) return null;
  return mail.textFromHtml && mail.html
    ? { type: 'html', content: mail.html }
    : { type: 'text', content: text };
}
