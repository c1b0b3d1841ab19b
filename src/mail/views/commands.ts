import type { ReplyWay } from '../mails/letter.ts';
import { mailto, referenceLine } from '../mailto.ts';
import type { View } from '../template.ts';
import type { Voice } from '../voice.ts';

interface Command {
  /** What is to be sent: `APPROVE Q7F3-K2MD`. */
  readonly line: string;
  /** Key of what it does. */
  readonly meaning: string;
  /** Keys of what the person has to add, each shown in brackets. */
  readonly add?: readonly string[];
  /** The one that is usually meant. */
  readonly primary?: boolean;
}

/** Lines that a reply may begin with; each also as a mail that is already written. */
export const commandsView = (
  commands: readonly Command[],
  reply: ReplyWay,
  voice: Voice,
): { readonly commands: readonly View[] } => ({
  commands: commands.map(({ line, meaning, add = [], primary }) => ({
    line: [line, ...add.map((key) => voice.apart(`<${voice.say(key)}>`))].join(' '),
    meaning: voice.say(meaning),
    primary: primary === true,
    // Without the words in brackets: sent unread, they would be taken for an answer.
    link: mailto(reply.address, line, [
      add.length ? `${line} ` : line,
      '',
      referenceLine(reply.reference),
    ]),
  })),
});
