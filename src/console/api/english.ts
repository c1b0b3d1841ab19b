import { voiceOf } from '../../mail/voice.ts';

/** Other programs are answered in English. */
export const english = voiceOf('en', 'UTC');
