import type { ReportAnswer } from '../mails/reports.ts';
import type { Mails } from '../mails.ts';
import type { View } from '../template.ts';
import type { Voice } from '../voice.ts';
import { commandsView } from './commands.ts';
import { greetingOf } from './facts.ts';
import { refusedTitle } from './refused.ts';
import { correctingOrders, reportOrdersView } from './report-orders.ts';

/** What became of an order about a report, in a sentence, and what may be done now. */
export function reportAnswerView(data: Mails['report-answer'], voice: Voice): View {
  const { number, answer, code, reply } = data;
  const commands = commandsFor(answer, code);
  const orders = ordersFor(answer, code, voice);
  return {
    greeting: greetingOf(data.clerk, voice),
    refused: refusedTitle(data.refused, voice),
    number,
    ...sentences(answer, number, voice),
    hasOrders: commands.length + orders.length > 0,
    hasCommands: commands.length > 0,
    ...commandsView(commands, reply, voice),
    orders: reportOrdersView(orders, reply, voice),
  };
}

function sentences(
  answer: ReportAnswer,
  number: number,
  voice: Voice,
): { readonly sentence: string; readonly todo: string | null } {
  const say = (key: string, values: object = {}): string =>
    voice.say(`report-answer.${key}`, { ...values });
  switch (answer.kind) {
    case 'changed':
      return { sentence: say('changed'), todo: say('changedTodo') };
    case 'too-late':
      return tooLate(answer.state, voice);
    case 'first-yes':
      return { sentence: say('first-yes', { names: voice.list(answer.needed) }), todo: null };
    case 'another-person':
      return { sentence: say('another-person', { names: voice.list(answer.needed) }), todo: null };
    case 'no-such-action': {
      const { numbers, last } = answer;
      const values = { count: numbers.length, numbers: voice.list(numbers.map(String)) };
      return { sentence: say('no-such-action', values), todo: say('possibleNumbers', { last }) };
    }
    case 'next-report':
      return {
        sentence: say(answer.change === 'corrected' ? 'corrected' : 'withdrawn', {
          action: answer.action,
        }),
        todo: say('nextTells', { number }),
      };
    case 'added-for-next':
      return { sentence: say('added-for-next'), todo: say('nextTells', { number }) };
    case 'not-a-value': {
      const { field, value } = answer;
      return { sentence: say('not-a-value', { field, value }), todo: say('fields') };
    }
    case 'same':
      return { sentence: say('same'), todo: null };
    case 'draft-waits':
      return { sentence: say('draft-waits', { number }), todo: say('draft-waits-todo') };
  }
}

function tooLate(state: Extract<ReportAnswer, { kind: 'too-late' }>['state'], voice: Voice) {
  const say = (key: string): string => voice.say(`report-answer.${key}`);
  switch (state) {
    case 'approved':
      return { sentence: say('too-late-approved'), todo: say('soonSent') };
    case 'sent':
      return { sentence: say('too-late-sent'), todo: say('putRight') };
    case 'acknowledged':
      return { sentence: say('too-late-acknowledged'), todo: say('putRight') };
    case 'discarded':
      return { sentence: say('too-late-discarded'), todo: null };
  }
}

function commandsFor({ kind }: ReportAnswer, code: string): Parameters<typeof commandsView>[0] {
  const approve = { line: `APPROVE ${code}`, meaning: 'report-draft.approve', primary: true };
  const reject = {
    line: `REJECT ${code}`,
    add: ['report-draft.reason'],
    meaning: 'report-draft.reject',
  };
  if (kind === 'draft-waits') return [approve, reject];
  return kind === 'first-yes' || kind === 'another-person' ? [reject] : [];
}

function ordersFor(answer: ReportAnswer, code: string, voice: Voice) {
  const orders = correctingOrders(code, 3, voice);
  if (answer.kind === 'not-a-value') return orders.slice(0, 1);
  const sent =
    answer.kind === 'too-late' && (answer.state === 'sent' || answer.state === 'acknowledged');
  return sent ? orders : [];
}
