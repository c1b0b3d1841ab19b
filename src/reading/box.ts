import type { Located } from './located.ts';
import type { Phrases } from './phrases/all.ts';
import { joined, plain } from './words.ts';

/** The box beside the summary: `Case PHL-08`, `Victim: Female opposition member of parliament`, … */
export interface Box {
  readonly cases: string;
  readonly victims: string;
}

/** Takes the box out of a decision's lines: a column with its labels, or the labelled lines of plain text. */
export function withoutBox(
  lines: readonly Located[],
  phrases: Phrases,
): { lines: Located[]; box: Box } {
  const isLabel = (line: Located) =>
    phrases.box.labels.some((label) => label.test(plain(line.text)));
  const column = (line: Located) => (line.band ? `${line.page}/${line.band}/${line.column}` : '');
  const labels = lines.filter(isLabel);
  const columns = new Set(
    labels.map(column).filter((each, i, all) => each && all.indexOf(each) !== i),
  );
  const inBox = (line: Located) => (columns.size > 0 ? columns.has(column(line)) : isLabel(line));
  const inside = lines.filter(inBox);
  return {
    lines: lines.filter((line) => !inBox(line)),
    box: {
      cases: field(inside, phrases.box.cases, isLabel),
      victims: field(inside, phrases.box.victims, isLabel),
    },
  };
}

/** What stands behind a label, up to the next one. */
function field(
  lines: readonly Located[],
  label: RegExp,
  isLabel: (line: Located) => boolean,
): string {
  const start = lines.findIndex((line) => label.test(plain(line.text)));
  const first = lines[start];
  if (!first) return '';
  const length = lines.slice(start + 1).findIndex(isLabel);
  const end = length < 0 ? lines.length : start + 1 + length;
  return plain(joined(lines.slice(start, end).map((line) => line.text))).replace(label, '');
}
