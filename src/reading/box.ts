import type { Located } from './located.ts';
import type { Phrases } from './phrases/all.ts';
import { joined, plain } from './words.ts';

/** The box beside the summary: `Case PHL-08`, `Victim: Female opposition member of parliament`, … */
export interface Box {
  readonly cases: string;
  readonly victims: string;
  /** The lines in which the victims stand. */
  readonly victimLines: readonly Located[];
}

type Test = (line: Located) => boolean;

/** Takes the box out of a decision's lines: a column with its labels, or the labelled lines of plain text. */
export function withoutBox(
  lines: readonly Located[],
  phrases: Phrases,
): { lines: Located[]; box: Box } {
  const isLabel: Test = (line) => phrases.box.labels.some((label) => label.test(plain(line.text)));
  const column = (line: Located) => (line.band ? `${line.page}/${line.band}/${line.column}` : '');
  const columns = boxColumns(
    lines.filter(isLabel).filter(({ band }) => band > 0),
    column,
  );
  const inside = columns.size > 0 ? null : labelled(lines, isLabel, phrases);
  const inBox = (line: Located, i: number) => inside?.has(i) ?? columns.has(column(line));
  const boxed = lines.filter(inBox);
  const victims = field(boxed, phrases.box.victims, isLabel);
  return {
    lines: lines.filter((line, i) => !inBox(line, i)),
    box: {
      cases: textOf(field(boxed, phrases.box.cases, isLabel), phrases.box.cases),
      victims: textOf(victims, phrases.box.victims),
      victimLines: victims,
    },
  };
}

/** Columns with several labels, and those of one beside them where a page breaks the box ("Case PHL-08" below the one, the rest above the other). */
function boxColumns(labels: readonly Located[], column: (line: Located) => string): Set<string> {
  const keys = labels.map(column);
  const sure = labels.filter((line) => keys.filter((key) => key === column(line)).length > 1);
  const goesOn = (line: Located) =>
    sure.some((each) => each.column === line.column && Math.abs(each.page - line.page) === 1);
  return new Set([...sure, ...labels.filter(goesOn)].map(column));
}

/**
 * Places of the box's lines in plain text, where its fields may stand between lines of the
 * summary: a label's own line, what is certain to go on from it, and the dashes of the follow-up.
 */
function labelled(lines: readonly Located[], isLabel: Test, phrases: Phrases): Set<number> {
  const inside = new Set<number>();
  let isFollowUp = false;
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    const wasInside = inside.has(i - 1) && before && !line.gap;
    if (isLabel(line)) {
      inside.add(i);
      isFollowUp = phrases.box.followUp.test(plain(line.text));
    } else if (isFollowUp && inside.has(i - 1) && /^[-–•]\s/.test(line.text)) {
      inside.add(i);
    } else if (wasInside && goesOn(before.text, line.text, phrases)) {
      inside.add(i);
    } else {
      isFollowUp = false;
    }
  });
  return inside;
}

/** True where a field cannot have ended: an open bracket, or words that end a known field. */
function goesOn(before: string, line: string, phrases: Phrases): boolean {
  const open = before.lastIndexOf('(') > before.lastIndexOf(')');
  return (open && /^[^(]{0,80}\)/.test(line)) || phrases.box.tails.test(plain(line));
}

/** The lines from a label up to the next one. */
function field(lines: readonly Located[], label: RegExp, isLabel: Test): readonly Located[] {
  const start = lines.findIndex((line) => label.test(plain(line.text)));
  if (start < 0) return [];
  const length = lines.slice(start + 1).findIndex(isLabel);
  return lines.slice(start, length < 0 ? lines.length : start + 1 + length);
}

function textOf(lines: readonly Located[], label: RegExp): string {
  return plain(joined(lines.map((line) => line.text))).replace(label, '');
}
