import type { Mails } from '../mails.ts';
import { mailto, referenceLine } from '../mailto.ts';
import type { View } from '../template.ts';
import type { Voice } from '../voice.ts';

/** What a member can ask for, each with the word that is to be completed. */
const wishes = [
  { name: 'follow', line: 'FOLLOW', add: 'followWhat' },
  { name: 'followAll', line: 'FOLLOW ALL', add: null },
  { name: 'pause', line: 'PAUSE UNTIL', add: 'datePlaceholder' },
  { name: 'language', line: 'LANGUAGE', add: 'languageWhat' },
  { name: 'digest', line: 'DIGEST ON', add: null },
] as const;

/** How a member changes what they get: by a word in reply, or on their page. */
export function wishesView(
  { reply, page, unsubscribe }: Pick<Mails['notice'], 'reply' | 'page' | 'unsubscribe'>,
  voice: Voice,
): View {
  const written = (line: string): string =>
    mailto(reply.address, line, [line, '', referenceLine(reply.reference)]);
  return {
    page,
    unsubscribe,
    followAllLink: written('FOLLOW ALL'),
    wishes: [
      ...wishes.map(({ name, line, add }) => ({
        line: add ? `${line} ${voice.apart(`<${voice.say(`notice.${add}`)}>`)}` : line,
        meaning: voice.say(`notice.${name}Meaning`),
        // Without the words in brackets: sent unread, they would be taken for an answer.
        link: written(line),
      })),
      ...(unsubscribe === null
        ? []
        : [{ line: 'STOP', meaning: voice.say('notice.stopMeaning'), link: unsubscribe }]),
    ],
  };
}
