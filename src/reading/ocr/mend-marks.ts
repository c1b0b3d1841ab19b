import type { Mended, PrintedLine } from './mend.ts';
import type { RecognisedWord } from './recognised-page.ts';

/** What a tick of Wingdings is taken for. */
const tick = /^(?:[vVyYŸýÿxX√/\\✓✔«»*+][’'"”“]?|["“”„‘’'`]{1,2}|v[vVw]|Vv)$/u;
/** What may be a mark too, where the line above or below begins with one in the same place. */
const perhapsTick = /^(?:[^\s.,]|[^\p{L}\p{N}]{1,3})$/u;

/** The white behind a tick and behind the number of a paragraph, in sizes of the type. */
const behindTick = 0.3;
const behindNumber = 1.2;
/** Begins in the same place, in points. */
const aligned = 1.5;

/** A short word at the beginning of a line, white behind it, and a capital to follow. */
interface Mark {
  readonly word: RecognisedWord;
  /** In sizes of the type. */
  readonly gap: number;
  /** Where the text behind it begins. */
  readonly textX: number;
}

/** Gives ticks and the numbers of paragraphs back their form. */
export function mendedMarks(lines: readonly PrintedLine[]): {
  lines: PrintedLine[];
  mended: Mended[];
} {
  const marks = lines.map(markOf);
  const numbers = numbersOf(marks);
  const mended: Mended[] = [];
  const marked = lines.map((line, i): PrintedLine => {
    const mark = marks[i];
    if (!mark) return line;
    const { word } = mark;
    const number = numbers[i];
    if (number) {
      const taken = `${number}.`;
      if (word.text === taken) return line;
      mended.push({ read: word.text, taken });
      return [{ ...word, text: taken }, ...line.slice(1)];
    }
    const besides = [marks[i - 1], marks[i + 1]].some(
      (other) => other && perhapsTick.test(other.word.text) && isAligned(mark, other),
    );
    const isTick = tick.test(word.text) || (perhapsTick.test(word.text) && besides);
    return isTick ? [{ ...word, text: '✓' }, ...line.slice(1)] : line;
  });
  return { lines: marked, mended };
}

function markOf([word, second]: PrintedLine): Mark | null {
  if (!word || !second || word.text.length > 3) return null;
  const gap = (second.x - word.x - word.width) / word.size;
  return gap > behindTick && /^["“«(]?\p{Lu}/u.test(second.text)
    ? { word, gap, textX: second.x }
    : null;
}

/** A number and its text begin where those of another do. */
function isAligned(one: Mark, other: Mark): boolean {
  return (
    Math.abs(one.word.x - other.word.x) < aligned && Math.abs(one.textX - other.textX) < 2 * aligned
  );
}

/**
 * The numbers of paragraphs: those that are printed as such, and whatever stands in their place
 * between, behind or before them, for the numbers run on. The dot alone may be misread of a number
 * that stands by itself.
 */
function numbersOf(marks: readonly (Mark | null)[]): (number | null)[] {
  const isNumber = (mark: Mark | null) => mark !== null && mark.gap > behindNumber;
  const printed = marks.map((mark) =>
    mark && isNumber(mark) ? Number(/^(\d{1,2})[.,:;]?$/.exec(mark.word.text)?.[1] ?? 0) : 0,
  );
  const numbers = printed.map((n, i) => (n > 0 && isDotted(marks[i]) ? n : null));
  const fill = (i: number, from: number, step: 1 | -1) => {
    const [mark, other, known] = [marks[i], marks[from], numbers[from]];
    const due = (known ?? 0) + step;
    if (
      !numbers[i] &&
      mark &&
      other &&
      known &&
      due > 0 &&
      isNumber(mark) &&
      isAligned(mark, other)
    )
      numbers[i] = due;
  };
  let last = -1;
  for (let i = 0; i < marks.length; i += 1) {
    if (last >= 0) fill(i, last, 1);
    if (numbers[i]) last = i;
  }
  last = -1;
  for (let i = marks.length - 1; i >= 0; i -= 1) {
    if (last >= 0) fill(i, last, -1);
    if (numbers[i]) last = i;
  }
  return numbers;
}

function isDotted(mark: Mark | null | undefined): boolean {
  return /^\d{1,2}\.$/.test(mark?.word.text ?? '');
}
