import type { Sender } from '../mails/letter.ts';
import type { Mails } from '../mails.ts';
import type { View } from '../template.ts';
import { type Voice, voiceOf } from '../voice.ts';
import { commandsView } from './commands.ts';
import { factsView, greetingOf } from './facts.ts';
import { reportBody } from './report.ts';
import { editingOrders, reportOrdersView } from './report-orders.ts';

type Data = Mails['report-draft'];

/** The draft as the IPU will read it, in the language in which it will, and what may be done with it. */
export function reportDraftView(data: Data, voice: Voice, sender: Sender): View {
  const { code, reply, report } = data;
  const { content } = report;
  return {
    greeting: greetingOf(data.clerk, voice),
    number: content.number,
    version: data.version,
    to: data.to,
    from: voice.day(content.from),
    until: voice.day(content.until),
    count: content.actions.length,
    ...factsView(facts(data, voice)),
    hasFiles: data.files.length > 0,
    files: data.files.map(({ filename, bytes }) => ({ filename, size: voice.bytes(bytes) })),
    ...commandsView(
      [
        { line: `APPROVE ${code}`, meaning: 'report-draft.approve', primary: true },
        { line: `REJECT ${code}`, add: ['report-draft.reason'], meaning: 'report-draft.reject' },
      ],
      reply,
      voice,
    ),
    orders: reportOrdersView(editingOrders(code, content.actions.length, voice), reply, voice),
    report: reportBody(report, voiceOf(content.language, sender.timeZone)),
  };
}

const occasions = {
  period: 'occasion-period',
  session: 'occasion-session',
  threshold: 'occasion-threshold',
  request: 'occasion-request',
} as const;

function facts(data: Data, voice: Voice) {
  const { version, change, internal } = data;
  const say = (key: string, values: object = {}): string =>
    voice.say(`report-draft.${key}`, { ...values });
  return [
    [say('why'), say(occasions[data.occasion])],
    [say('versionLabel', { version }), changeLine(change, voice)],
    [say('by'), change.who ?? say('desk')],
    [say('approval'), approvalLine(data, voice)],
    [say('notTold'), internal ? say('internal', { count: internal }) : null],
  ] as const;
}

function changeLine(change: Data['change'], voice: Voice): string {
  const say = (key: string, values: object = {}): string =>
    voice.say(`report-draft.${key}`, { ...values });
  switch (change.kind) {
    case 'drafted':
      return say('change-drafted');
    case 'omitted': {
      const { actions, internal } = change;
      const values = { count: actions.length, numbers: voice.list(actions.map(String)) };
      return `${say('change-omitted', values)} ${say(internal ? 'forGood' : 'proposedAgain')}`;
    }
    case 'added':
      return say('change-added');
    case 'introduced':
      return say('change-introduced');
    case 'corrected':
      return say('change-corrected', { action: change.action });
    case 'withdrawn':
      return say('change-withdrawn', { action: change.action });
    case 'changed-elsewhere':
      return say('change-elsewhere');
  }
}

function approvalLine({ twoPersons, approvedBy, version }: Data, voice: Voice): string | null {
  if (!twoPersons) return null;
  return approvedBy
    ? voice.say('report-draft.secondYes', { approvedBy })
    : voice.say('report-draft.twoPersons', { version });
}
