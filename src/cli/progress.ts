/** One line on a terminal that says how far long work is; in a pipe it says nothing. */
export interface Progress {
  say(line: string): void;
  /** Takes the line away. */
  done(): void;
}

const widest = 100;

export function progressOn(stream: NodeJS.WriteStream): Progress {
  const write = (text: string) => {
    if (stream.isTTY) stream.write(`\r\x1b[K${text}`);
  };
  return { say: (line) => write(line.slice(0, stream.columns ?? widest)), done: () => write('') };
}
