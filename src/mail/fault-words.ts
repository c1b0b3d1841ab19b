/** What is said of a fault of the desk, in the language of who is written to. */
import type { DeskFault, Pause, PauseReason } from '../domain/desk-fault.ts';
import type { FetchFault } from '../domain/fetch-fault.ts';
import { alertWords } from './alert-words.ts';
import type { Voice } from './voice.ts';

export interface FaultWords {
  /** In a few words: stands in the subject line. */
  readonly what: string;
  /** Sentences: what happened, and what the desk did. */
  readonly happened: string;
  readonly details: readonly string[];
  /** What the reader can do. */
  readonly todo: string;
}

type Values = Readonly<Record<string, unknown>>;
type Say = (key: string, values?: Values) => string;

/** More in one letter would not be read. */
const mostMessages = 20;
const mostNotices = 40;

export function faultWords(fault: DeskFault, voice: Voice): FaultWords {
  const say: Say = (key, values) => voice.say(`faults.${key}`, values);
  const said = (words: string) => say('said', { said: words });
  switch (fault.kind) {
    case 'letter-unreached': {
      const { subject, address, became, tries } = fault;
      const values = { subject, address, became, tries };
      return worded(say, fault, values, fault.said ? [said(fault.said)] : []);
    }
    case 'policy-rejection':
      return worded(say, fault, { resend: 'desk resend NOTICE' }, [said(fault.said)]);
    case 'many-bounces':
      return worded(say, fault, { most: fault.most, status: 'desk status NOTICE' });
    case 'mailbox-renumbered': {
      const { mailbox, from, to } = fault;
      return worded(say, fault, { mailbox }, [say('renumbered', { from, to })]);
    }
    case 'fetches-given-up': {
      const { messages, tries } = fault;
      const line = ({ uid, reason }: (typeof messages)[number]) =>
        say('named', { name: `UID ${uid}`, flaw: fetchWords(reason, voice) });
      const values = { count: messages.length, tries };
      return worded(say, fault, values, listed(say, messages, mostMessages, line));
    }
    case 'sender-held':
      return worded(say, fault, { sender: fault.sender, limit: fault.limit });
    case 'notice-paused': {
      const { notice, subject, why } = fault;
      const commands = { resume: `desk resume ${notice}`, resend: `desk resend ${notice}` };
      const values = { subject, why: pauseWords(why, voice), ...commands };
      return worded(say, fault, values, [said(fault.said)]);
    }
    case 'notices-faulty': {
      const { subject, faulty } = fault;
      const line = ({ member, flaw }: (typeof faulty)[number]) =>
        say('named', { name: member, flaw: say(`flaws.${flaw}`) });
      const values = { subject, count: faulty.length };
      return worded(say, fault, values, listed(say, faulty, mostNotices, line));
    }
    case 'alert':
      return alertFault(fault, voice);
  }
}

/** Why a distribution stands still: a clause without a full stop. */
const pauseWords = (why: PauseReason, voice: Voice): string => {
  const { kind, ...values } = why;
  return voice.say(`faults.pauses.${kind}`, values);
};

/** The same with what the mail server said. */
export const pausedForWords = ({ why, said }: Pause, voice: Voice): string =>
  voice.say('faults.named', { name: pauseWords(why, voice), flaw: said });

/** Why a message could not be fetched: a clause without a full stop, or what the server said. */
export function fetchWords(reason: FetchFault, voice: Voice): string {
  switch (reason.kind) {
    case 'refused':
      return reason.said;
    case 'too-large':
      return voice.say('faults.fetches.too-large', {
        size: voice.bytes(reason.bytes),
        most: voice.bytes(reason.limit),
      });
    case 'connection-breaks':
      return voice.say('faults.fetches.connection-breaks', { said: reason.said });
    default:
      return voice.say(`faults.fetches.${reason.kind}`);
  }
}

const worded = (
  say: Say,
  { kind }: DeskFault,
  values: Values,
  details: readonly string[] = [],
): FaultWords => ({
  what: say(`${kind}.what`, values),
  happened: say(`${kind}.happened`, values),
  details,
  todo: say(`${kind}.todo`, values),
});

function listed<T>(say: Say, all: readonly T[], most: number, line: (one: T) => string): string[] {
  const rest = all.length - most;
  return [...all.slice(0, most).map(line), ...(rest > 0 ? [say('more', { count: rest })] : [])];
}

function alertFault(
  { stage, alarm, beganAt, endedAt }: Extract<DeskFault, { kind: 'alert' }>,
  voice: Voice,
): FaultWords {
  const words = alertWords(alarm, voice);
  const values = {
    what: words.what,
    began: voice.moment(beganAt),
    ended: voice.moment(endedAt),
  };
  const say = (key: string) => voice.say(`alerts.${key}`, values);
  if (stage === 'over')
    return { what: say('over'), happened: say('overHappened'), details: [], todo: say('overTodo') };
  const { record } = alarm.facts;
  const details = record ? [record] : [];
  return stage === 'lasts'
    ? {
        what: say('lasts'),
        happened: `${say('lastsHappened')} ${words.happened}`,
        details,
        todo: words.todo,
      }
    : { ...words, details };
}
