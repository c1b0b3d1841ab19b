/** What is said of a link that was not followed, in the reader's language. */
import type { LinkFault } from '../domain/link-fault.ts';
import type { Voice } from './voice.ts';

/** Sentences. */
export const linkFaultWords = (fault: LinkFault, voice: Voice): string =>
  voice.say(`link-faults.${fault.kind}`, {
    ...fault,
    ...(fault.kind === 'leads-on' && { fault: linkFaultWords(fault.fault, voice) }),
  });
