/** Tells the story on the terminal: plain text, a colour or two where there is a terminal to show them. */
import { styleText } from 'node:util';

export interface Teller {
  /** A new chapter, with the desk's own time. */
  chapter(title: string): void;
  /** Something happened. */
  step(text: string): void;
  /** More on it. */
  detail(text: string): void;
}

export function teller(now: () => Date, timeZone: string): Teller {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  let chapters = 0;
  return {
    chapter: (title) =>
      process.stdout.write(
        `\n${styleText(['bold', 'blue'], `${++chapters}. ${title}`)}  ${styleText('dim', clock.format(now()))}\n`,
      ),
    step: (text) => process.stdout.write(`   ${styleText('green', '•')} ${text}\n`),
    detail: (text) => process.stdout.write(`     ${styleText('dim', text)}\n`),
  };
}
