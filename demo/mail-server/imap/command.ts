/** Bytes from the client into commands (RFC 3501 §9): lines, literals, and the words in them. */

export type Word = string | Buffer | Word[];

export interface Command {
  readonly tag: string;
  readonly name: string;
  readonly words: Word[];
}

export const asText = (word: Word | undefined): string =>
  typeof word === 'string' ? word : Buffer.isBuffer(word) ? word.toString('utf8') : '';

/** A section and its partial belong to the atom: `BODY.PEEK[HEADER.FIELDS (FROM)]<0.512>`. */
const atom = /^[^\s()[\]"{]+(\[[^\]]*\](<[\d.]+>)?)?|^\[[^\]]*\]/;

/** Splits the pieces of one command; a Buffer among them is a literal. */
function wordsOf(pieces: (string | Buffer)[]): Word[] {
  const stack: Word[][] = [[]];
  const top = () => stack.at(-1) as Word[];
  for (const piece of pieces) {
    if (Buffer.isBuffer(piece)) {
      top().push(piece);
      continue;
    }
    let rest = piece;
    while (rest) {
      const quoted = /^"((?:[^"\\]|\\.)*)"/.exec(rest);
      const plain = quoted ? null : atom.exec(rest);
      if (quoted) top().push((quoted[1] as string).replace(/\\(.)/g, '$1'));
      else if (plain) top().push(plain[0]);
      else if (rest[0] === '(') stack.push([]);
      else if (rest[0] === ')' && stack.length > 1) {
        const list = stack.pop() as Word[];
        top().push(list);
      }
      rest = rest.slice((quoted ?? plain)?.[0].length || 1);
    }
  }
  return stack[0] as Word[];
}

/** Collects bytes until a command is complete. */
export class CommandReader {
  #waiting = Buffer.alloc(0);
  #pieces: (string | Buffer)[] = [];
  #literal: number | null = null;

  /**
   * @param goOn called when the client waits for leave to send a literal
   * @yields the lines as typed while the session idles, commands otherwise
   */
  *read(chunk: Buffer, goOn: () => void): Generator<Command> {
    this.#waiting = Buffer.concat([this.#waiting, chunk]);
    for (;;) {
      if (this.#literal !== null) {
        if (this.#waiting.length < this.#literal) return;
        this.#pieces.push(this.#take(this.#literal));
        this.#literal = null;
        continue;
      }
      const end = this.#waiting.indexOf('\r\n');
      if (end < 0) return;
      const line = this.#take(end + 2)
        .toString('utf8')
        .slice(0, -2);
      const announced = /\{(\d+)(\+?)\}$/.exec(line);
      if (announced) {
        this.#pieces.push(line.slice(0, announced.index));
        this.#literal = Number(announced[1]);
        // RFC 7888: with a plus the client does not wait.
        if (!announced[2]) goOn();
        continue;
      }
      this.#pieces.push(line);
      const [tag, name, ...words] = wordsOf(this.#pieces);
      this.#pieces = [];
      yield { tag: asText(tag), name: asText(name).toUpperCase(), words };
    }
  }

  #take(length: number): Buffer {
    const taken = this.#waiting.subarray(0, length);
    this.#waiting = this.#waiting.subarray(length);
    return Buffer.from(taken);
  }
}
