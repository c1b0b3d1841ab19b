/** What opens a session of the console. */
import type { Mails } from '../mails.ts';
import type { View } from '../template.ts';
import type { Voice } from '../voice.ts';
import { greetingOf } from './facts.ts';

export const signInView = (data: Mails['sign-in'], voice: Voice): View => ({
  greeting: greetingOf(data.clerk, voice),
  link: data.link,
  code: data.code,
  minutes: data.minutes,
});
