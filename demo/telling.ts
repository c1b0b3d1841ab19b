/** Tells the story on the terminal: plain text, a colour or two where there is a terminal to show them. */
const coloured = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code: string, text: string): string =>
  coloured ? `\u001b[${code}m${text}\u001b[0m` : text;

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
        `\n${paint('1;34', `${++chapters}. ${title}`)}  ${paint('2', clock.format(now()))}\n`,
      ),
    step: (text) => process.stdout.write(`   ${paint('32', '•')} ${text}\n`),
    detail: (text) => process.stdout.write(`     ${paint('2', text)}\n`),
  };
}
