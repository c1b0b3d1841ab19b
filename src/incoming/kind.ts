/**
 * What a kind of incoming mail is: a pure question to an `ArrivedMessage`, and the name of the job
 * that acts on the answer. A kind that does not recognise the mail says null.
 */
import type { Evidence } from '../domain/evidence.ts';
import type { JobName } from '../jobs.ts';
import type { ArrivedMessage } from './authenticate.ts';

export interface RecognitionContext {
  /**
   * Whether an id is one of ours although it carries no token of today's form; only what a mail
   * answers is known by it, never who wrote.
   */
  readonly isOurMessageId?: (id: string) => boolean;
  /** What a clerk says it is, whatever the rules make of it. */
  readonly treatAs?: 'mailing' | null;
}

interface Recognition<Found> {
  readonly found: Found;
  /** Why it is taken for this kind. */
  readonly reasons: readonly Evidence[];
}

export interface MailKind<Kind extends string, Next extends JobName, Found> {
  readonly kind: Kind;
  readonly next: Next;
  recognise(arrived: ArrivedMessage, context: RecognitionContext): Recognition<Found> | null;
}

/** Keeps the kind's name and job as literal types. */
export const mailKind = <const Kind extends string, const Next extends JobName, Found>(
  kind: MailKind<Kind, Next, Found>,
): MailKind<Kind, Next, Found> => kind;
