import type { ApprovalAnswer, ApprovalScope } from '../mails/distribution.ts';
import type { Mails } from '../mails.ts';
import type { View } from '../template.ts';
import type { Voice } from '../voice.ts';
import { commandsView } from './commands.ts';
import { greetingOf } from './facts.ts';
import { refusedTitle } from './refused.ts';

type Order = Parameters<typeof commandsView>[0][number];

/** What became of an order about a mailing, in a sentence, and what may be answered to that. */
export function approvalAnswerView(data: Mails['approval-answer'], voice: Voice): View {
  const { answer, code } = data;
  const scope = 'scope' in answer ? answer.scope : null;
  const open = ordersFor(answer, code);
  return {
    greeting: greetingOf(data.clerk, voice),
    refused: refusedTitle(data.refused, voice),
    mailingSubject: data.mailingSubject,
    received: voice.moment(data.received),
    sentence: sentence(answer, voice),
    scopeLine: scope && scopeLine(scope, voice),
    reason: answer.kind === 'rejected' ? answer.reason : null,
    unclear: answer.kind === 'held' && answer.unclear,
    hasCommands: open.length > 0,
    ...commandsView(open, data.reply, voice),
  };
}

function sentence(answer: ApprovalAnswer, voice: Voice): string {
  const say = (key: string, values: object = {}): string =>
    voice.say(`approval-answer.${key}`, { ...values });
  const at = 'at' in answer ? voice.moment(answer.at) : '';
  switch (answer.kind) {
    case 'recorded':
      return say('recorded', { names: voice.list(answer.needed) });
    case 'another-person':
      return say('another-person', { at, names: voice.list(answer.needed) });
    case 'one-more':
    case 'differs':
    case 'changed':
    case 'rejected':
      return say(answer.kind, { who: answer.who, at });
    case 'approved':
      return say('approved', { at, names: voice.list(answer.who) });
    case 'went-out':
      return say('went-out', { at });
    case 'held':
      return [held(answer, voice), ...(answer.voided ? [say('void')] : [])].join(' ');
    case 'past-day':
      return say('past-day', { day: voice.day(answer.until) });
    case 'too-long':
      return say('too-long', { length: answer.length, most: answer.most });
    case 'superseded':
    case 'put-aside':
    case 'being-read':
    case 'waits':
      return say(answer.kind);
  }
}

function held(
  { who, until, goesOutAt }: Extract<ApprovalAnswer, { kind: 'held' }>,
  voice: Voice,
): string {
  const say = (key: string, values: object = {}): string =>
    voice.say(`approval-answer.${key}`, { ...values });
  const by = who === null ? say('held') : say('heldBy', { who });
  if (until === null) return `${by} ${say('untilDecided')}`;
  if (goesOutAt === null) return `${by} ${say('untilAsked', { day: voice.day(until) })}`;
  return `${by} ${say('untilOut', { moment: voice.moment(goesOutAt) })}`;
}

function scopeLine({ committees, official }: ApprovalScope, voice: Voice): string {
  const say = (key: string, values: object = {}): string =>
    voice.say(`approval-answer.${key}`, { ...values });
  return [
    committees.length ? say('someOf', { committees: voice.list(committees) }) : say('allOf'),
    ...(official ? [say('official')] : []),
  ].join(' ');
}

/** The line that says yes to just that. */
const sameLine = (code: string, { committees, official }: ApprovalScope): string =>
  [`APPROVE ${code}`, ...committees, ...(official ? ['OFFICIAL'] : [])].join(' ');

function ordersFor(answer: ApprovalAnswer, code: string): Order[] {
  const meaning = (name: string) => `approval-request.${name}`;
  const hold = { line: `HOLD ${code}`, meaning: meaning('hold') };
  const holdUntil = {
    line: `HOLD ${code} UNTIL`,
    add: [meaning('day')],
    meaning: meaning('holdUntil'),
  };
  const reject = { line: `REJECT ${code}`, add: [meaning('reason')], meaning: meaning('reject') };
  const approve = { line: `APPROVE ${code}`, meaning: meaning('approve') };
  switch (answer.kind) {
    case 'one-more':
    case 'differs':
      return [
        {
          line: sameLine(code, answer.scope),
          meaning: 'approval-answer.sameYes',
          primary: true,
        },
        hold,
        reject,
      ];
    case 'recorded':
    case 'another-person':
      return [hold, reject];
    case 'held':
      return [approve, holdUntil, reject];
    case 'past-day':
      return [holdUntil, hold, approve];
    case 'too-long':
      return [
        {
          line: `INTRODUCTION ${code}`,
          add: [meaning('text')],
          meaning: meaning('introduce'),
        },
      ];
    default:
      return [];
  }
}
