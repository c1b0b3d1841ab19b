/**
 * The orders that a person gives with the first line of a reply, `APPROVE Q7F3-K2MD`. Reading only:
 * who may give which order is asked by the stage that carries it out.
 */
import { verbOf, wordsOfLine } from '../domain/command-verb.ts';
import type { Day } from '../domain/day.ts';
import { belowGreeting } from '../domain/greeting.ts';
import { actionOn } from './command/action-on.ts';
import { type Command, isPreference } from './command/command.ts';
import { noteOf } from './command/note.ts';
import { possible } from './command/possible.ts';
import { withCode } from './command/with-code.ts';
import { westernDigits } from './command/words.ts';

/**
 * @param reply the text of a reply without quotation and signature
 * @param writtenOn a date without a year is the next such day after it
 * @param implied the code of the one follow-up that the answered letter is about; null: there is none
 * @returns null when it does not begin with an order; a line of greeting may stand above it, nothing else
 */
export function parseCommand(
  reply: string,
  writtenOn: Day | null = null,
  implied: string | null = null,
): Command | null {
  const lines = belowGreeting(reply.split('\n'));
  const at = lines.findIndex((line) => line.trim());
  const line = westernDigits(lines[at]?.trim() ?? '');
  const verb = verbOf(line);
  if (!verb) return null;
  const { rest } = wordsOfLine(line);
  const note = noteOf(lines.slice(at + 1));
  const reported = () =>
    verb === 'done' || verb === 'plan' ? actionOn(verb, rest, note, writtenOn) : null;
  const ordered = () => withCode(verb, rest, note, writtenOn, implied);
  const understood =
    verb === 'status' || verb === 'report'
      ? ({ kind: verb } as const)
      : isPreference(verb)
        ? ({ kind: 'preference', verb, wish: rest } as const)
        : implied
          ? (reported() ?? ordered())
          : (ordered() ?? reported());
  return (
    understood ?? { kind: 'not-understood', line: line.slice(0, 200), possible: possible[verb] }
  );
}
