/** What is said of a finding of the doctor, in the reader's language. */
import type { Finding } from '../domain/finding.ts';
import type { Voice } from './voice.ts';

export interface FindingWords {
  readonly what: string;
  /** What to do about it; a finding that is good has none. */
  readonly todo?: string;
}

export function findingWords({ code, grade, values }: Finding, voice: Voice): FindingWords {
  const said = {
    ...values,
    ...('ends' in values && { ends: voice.day(values.ends) }),
    ...('mailbox' in values && { opens: voice.say('findings.imap-opens.what', { ...values }) }),
    // What a select compares is not printed.
    ...('path' in values && 'of' in values && { whose: values.of }),
    ...('path' in values && { chmod: `chmod o= ${values.path}` }),
    ...('grant' in values && { asked: voice.say(`findings.grants.${values.grant}`) }),
  };
  const say = (part: string) => voice.say(`findings.${code}.${part}`, said);
  return grade === 'good' ? { what: say('what') } : { what: say('what'), todo: say('todo') };
}
