/** Mails about what was done, and about what somebody said that they would do. */

import type { ReplyWay } from '../mails/letter.ts';
import type { PlannedView, RecordedView } from '../mails/replies.ts';
import type { Mails } from '../mails.ts';
import { mailto, referenceLine } from '../mailto.ts';
import type { View } from '../template.ts';
import type { Voice } from '../voice.ts';
import { caseNames, countryNames, factsView, greetingOf } from './facts.ts';

export function actionRecordedView(data: Mails['action-recorded'], voice: Voice): View {
  const { actions, planned } = data;
  const [first] = [...actions, ...planned];
  return {
    greeting: greetingOf(data.salutation, voice),
    kindName: first ? voice.say(`actions.${first.kind}`) : '',
    count: actions.length + planned.length,
    done: actions.length,
    kept: keptFor(actions),
    repeated: data.repeated,
    hasActions: actions.length > 0,
    actions: actions.map((action) => recordedView(action, voice)),
    hasPlanned: planned.length > 0,
    plannedCount: planned.length,
    planned: planned.map((plan) => plannedView(plan, voice)),
    exampleLine: exampleLine(first),
  };
}

/** What becomes of it, for whoever reported it. */
const keptFor = (actions: readonly RecordedView[]): 'planned' | 'internal' | 'told' => {
  if (!actions.length) return 'planned';
  return actions.every(({ visibility }) => visibility === 'internal') ? 'internal' : 'told';
};

const exampleLine = (first: Pick<PlannedView, 'kind' | 'cases'> | undefined): string =>
  ['DONE', first?.kind ?? 'meet-ambassadors', first?.cases[0]?.code ?? 'PHL-08', '2020-12-07'].join(
    ' ',
  );

const readers = {
  public: 'readers-public',
  'ipu-only': 'readers-ipu-only',
  internal: 'readers-internal',
} as const;

const sayer =
  (voice: Voice) =>
  (key: string, count = 0): string =>
    voice.say(`action-recorded.${key}`, { count });

function recordedView(action: RecordedView, voice: Voice): View {
  const say = sayer(voice);
  return {
    kindName: voice.say(`actions.${action.kind}`),
    ...factsView([
      [say('doneOn'), voice.day(action.doneOn)],
      [say('who'), action.who],
      ...places(action, voice),
      [say('what'), action.what],
      [say('files', action.files.length), voice.join(action.files)],
      [say('readers'), say(readers[action.visibility])],
    ]),
  };
}

function plannedView(plan: PlannedView, voice: Voice): View {
  const say = sayer(voice);
  return {
    kindName: voice.say(`actions.${plan.kind}`),
    ...factsView([
      [say('plannedFor'), plan.plannedFor ? voice.day(plan.plannedFor) : say('noDay')],
      ...places(plan, voice),
      [say('what'), plan.what],
    ]),
  };
}

const places = (
  of: Pick<PlannedView, 'cases' | 'countries'>,
  voice: Voice,
): readonly (readonly [string, string])[] => {
  const say = sayer(voice);
  return [
    [say('countries', of.countries.length), countryNames(of, voice)],
    [say('cases', of.cases.length), voice.join(caseNames(of.cases))],
  ];
};

/** Each item with three replies that are already written. */
export function intentionReminderView(data: Mails['intention-reminder'], voice: Voice): View {
  const { planned, reply } = data;
  const [first] = planned;
  return {
    greeting: greetingOf(data.salutation, voice),
    count: planned.length,
    kindName: first ? voice.say(`actions.${first.kind}`) : '',
    planned: planned.map((plan) => {
      const { saidOn, code, kind, cases } = plan;
      // Without a case the country tells one plan from another.
      const where = cases.length ? cases.map((one) => one.code) : plan.countries;
      const on = [kind, ...where].join(' ');
      return {
        ...plannedView(plan, voice),
        saidOn: voice.day(saidOn),
        doneLine: `DONE ${on}`,
        doneLink: written(`DONE ${on}`, reply),
        noLine: `NO ${code}`,
        noLink: written(`NO ${code}`, reply),
        planLine: `PLAN ${on} ${voice.apart(`<${voice.say('intention-reminder.date')}>`)}`,
        planLink: written(`PLAN ${on} `, reply),
      };
    }),
  };
}

const written = (line: string, reply: ReplyWay): string =>
  mailto(reply.address, line.trim(), [line, '', referenceLine(reply.reference)]);
