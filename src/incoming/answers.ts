/** Whether a mail answers one of ours. */
import type { RecognitionContext } from './kind.ts';
import type { ParsedMail } from './mail.ts';
import { referencesOf, tokenInMessageId } from './reference.ts';

export interface Answered {
  /** Tokens of the mail that it answers, the surest first; bound to a person elsewhere. */
  readonly tokens: readonly string[];
  /** The id of ours that it refers to; null when only an address or a line does. */
  readonly inReplyTo: string | null;
}

/** @returns null also for a mail of our own that came back: its text carries its own reference */
export function answeredBy(mail: ParsedMail, context: RecognitionContext): Answered | null {
  if (mail.messageId && tokenInMessageId(mail.messageId)) return null;
  const { tokens } = referencesOf(mail);
  const ids = [...mail.inReplyTo, ...mail.references.toReversed()];
  const ours = ids.find((id) => context.isOurMessageId?.(id) || tokenInMessageId(id)) ?? null;
  return tokens.length || ours ? { tokens, inReplyTo: ours } : null;
}
