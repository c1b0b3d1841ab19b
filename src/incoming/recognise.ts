/** The kinds of incoming mail. The order is meaning; the first that recognises a mail has it. */
import type { Evidence } from '../domain/evidence.ts';
import type { ArrivedMessage } from './authenticate.ts';
import type { MailKind, RecognitionContext } from './kind.ts';
import { acknowledgement } from './kinds/acknowledgement.ts';
import { autoReply } from './kinds/auto-reply.ts';
import { bounce } from './kinds/bounce.ts';
import { command } from './kinds/command.ts';
import { ipuMail } from './kinds/ipu-mail.ts';
import { asMailing, mailing } from './kinds/mailing.ts';
import { newsletter } from './kinds/newsletter.ts';
import { otherwise } from './kinds/otherwise.ts';
import { reply } from './kinds/reply.ts';
import { spoof } from './kinds/spoof.ts';

export const mailKinds = [
  bounce, // before autoReply: reports of mail servers are marked as automatic too
  autoReply, // before spoof: often sent by servers that prove nothing
  spoof, // before all that is acted on
  acknowledgement,
  command, // before reply: it is one
  reply,
  mailing,
  newsletter, // after mailing: the IPU may send decisions through its list server
  ipuMail, // after all that it could be instead
  otherwise,
] as const;

type RecognisedBy<K> =
  K extends MailKind<infer Kind, infer Next, infer Found>
    ? {
        readonly kind: Kind;
        readonly next: Next;
        readonly found: Found;
        readonly reasons: readonly Evidence[];
      }
    : never;

/** The kind, what it found, and the job that acts on it. */
export type Recognised = RecognisedBy<(typeof mailKinds)[number]>;

export function recognise(arrived: ArrivedMessage, context: RecognitionContext = {}): Recognised {
  if (context.treatAs === 'mailing') {
    const { kind, next } = mailing;
    return { kind, next, ...asMailing(arrived) };
  }
  for (const { kind, next, recognise } of mailKinds) {
    const recognition = recognise(arrived, context);
    // The list pairs each kind with its own findings; the compiler cannot follow that in a loop.
    if (recognition) return { kind, next, ...recognition } as Recognised;
  }
  throw new Error('The last kind takes everything');
}
