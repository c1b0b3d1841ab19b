/** The receipt for what a member chose. */
import type { Mails } from '../mails.ts';
import type { View } from '../template.ts';
import type { Voice } from '../voice.ts';
import { commandsView } from './commands.ts';
import { caseNames, factsView, greetingOf } from './facts.ts';

type Chosen = Mails['preferences-changed'];

export function preferencesChangedView(data: Chosen, voice: Voice): View {
  return {
    greeting: greetingOf(data.salutation, voice),
    changed: voice.say(`preferences-changed.${data.onPage ? 'byPage' : 'byMail'}`, {
      changedAt: voice.moment(data.changedAt),
    }),
    ...choicesView(data, voice),
    page: data.page,
    ...commandsView(commandsFor(data), data.reply, voice),
  };
}

/** What a member chose, in sentences and lists. */
export function choicesView(
  data: Pick<Chosen, 'follows' | 'digest' | 'paused' | 'stopped'>,
  voice: Voice,
): { readonly sentences: readonly string[]; readonly facts: readonly View[] } {
  const { follows, stopped } = data;
  const say = (key: string, values: Readonly<Record<string, unknown>> = {}): string =>
    voice.say(`preferences-changed.${key}`, values);
  const shown = stopped ? null : follows;
  return {
    sentences: [
      ...(stopped
        ? [say('stopped')]
        : [
            ...(data.paused
              ? [
                  data.paused.until
                    ? say('pausedUntil', { day: voice.day(data.paused.until) })
                    : say('pausedOpen'),
                ]
              : []),
            say(follows ? 'some' : 'everything'),
            say(data.digest ? 'daily' : 'atOnce'),
            say('language'),
          ]),
      say('official'),
    ],
    ...factsView([
      [
        say('countries', { count: shown?.countries.length ?? 0 }),
        voice.list(shown?.countries.map((country) => voice.country(country)) ?? []),
      ],
      [
        say('regions', { count: shown?.regions.length ?? 0 }),
        voice.list(shown?.regions.map((region) => voice.say(`regions.${region}`)) ?? []),
      ],
      [
        say('cases', { count: shown?.cases.length ?? 0 }),
        voice.join(caseNames(shown?.cases ?? [])),
      ],
    ]),
  };
}

/** What makes sense now: who has stopped is shown the way back, who is paused the end of the pause. */
function commandsFor({ stopped, paused, follows, digest }: Chosen) {
  const meaning = (key: string): string => `preferences-changed.${key}`;
  const placeholder = (key: string): string[] => [`preferences-changed.${key}`];
  if (stopped) return [{ line: 'START', meaning: meaning('start'), primary: true }];
  return [
    ...(paused ? [{ line: 'RESUME', meaning: meaning('resume'), primary: true }] : []),
    {
      line: 'FOLLOW',
      meaning: meaning(follows ? 'followToo' : 'followOnly'),
      add: placeholder('what'),
    },
    ...(follows
      ? [
          { line: 'UNFOLLOW', meaning: meaning('unfollow'), add: placeholder('what') },
          { line: 'FOLLOW ALL', meaning: meaning('followAll') },
        ]
      : []),
    digest
      ? { line: 'DIGEST OFF', meaning: meaning('digestOff') }
      : { line: 'DIGEST ON', meaning: meaning('digestOn') },
    ...(paused
      ? []
      : [{ line: 'PAUSE UNTIL', meaning: meaning('pause'), add: placeholder('date') }]),
    { line: 'LANGUAGE', meaning: meaning('choose'), add: placeholder('tongue') },
    { line: 'STOP', meaning: meaning('stop') },
  ];
}
