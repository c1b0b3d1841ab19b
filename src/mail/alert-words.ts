import type { Alarm } from '../domain/alert.ts';
import type { Voice } from './voice.ts';

export interface AlertWords {
  /** In a few words. */
  readonly what: string;
  readonly happened: string;
  readonly todo: string;
}

/** What is said of an alarm, in the reader's language. */
export function alertWords({ condition, about, facts }: Alarm, voice: Voice): AlertWords {
  const values = {
    about,
    ...facts,
    read: facts.since ? 'before' : 'never',
    since: facts.since && voice.moment(new Date(facts.since)),
    ends: facts.ends && voice.dayOf(new Date(facts.ends)),
    free: facts.free === undefined ? undefined : voice.bytes(facts.free),
  };
  const say = (part: string) => voice.say(`alerts.${condition}.${part}`, values);
  return { what: say('what'), happened: say('happened'), todo: say('todo') };
}
