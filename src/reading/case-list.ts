import type { PersonStatus } from '../domain/decision.ts';
import type { CaseLine } from './case-line.ts';
import { beginsCase, caseLines, isCodeOnly } from './case-line.ts';
import { groupHeading } from './group-heading.ts';
import type { Located } from './located.ts';

/** An entry of the list and the lines that it was read from. */
export type ListedCase = CaseLine & { readonly lines: readonly Located[] };

type Entry = ListedCase & { readonly column: number };

const anyWord = "[\\p{L}'’.-]{1,30}";
const nameWord =
  "(?:\\p{Lu}[\\p{L}'’.-]{0,29}|(?:al|el)-\\p{Lu}\\p{L}{0,29}|d[aeo]s?|dit|du|la|las|los|y|e|bin|ben|ibn|van|von|der|den)";
/** The rest of a name that did not fit its line: a bracket, a few words without a sentence's marks, or more if all belong to names. */
const rest = new RegExp(
  `^(?:\\(.{1,40}\\)|(?:${anyWord}(?: ${anyWord}){0,2}|${nameWord}(?: ${nameWord}){3,7})(?: \\(.{1,30}\\))?)$`,
  'u',
);

/** The rest of a bracket, `(aka Bobi` above `Wine) (Mr.)`. */
const closing = /^[^()]{1,40}\)(?:\s?\([^()]{1,10}\))?$/;

/** The entries of a case list, in the order in which the document means them. */
export function caseListOf(lines: readonly Located[]): ListedCase[] {
  const entries: Entry[] = [];
  let before: Located | null = null;
  let status: PersonStatus | null = null;
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] as Located;
    const next = lines[i + 1];
    const two = next && isCodeOnly(line.text) && isNameAlone(next);
    const own = two ? [line, next] : [line];
    const found = caseLines(two ? withName(line.text, next.text) : line.text);
    if (found.length > 0) {
      entries.push(...found.map((each) => entryOf(each, own, status)));
      before = own.at(-1) ?? null;
      i += own.length - 1;
      continue;
    }
    const last = entries.at(-1);
    if (last?.kind === 'person' && before && goesOn(before, line, last.name)) {
      entries[entries.length - 1] = longer(last, line);
    } else {
      const heading = groupHeading(line.text, next?.text ?? '');
      if (heading) {
        status = heading.status;
        i += heading.length - 1;
      }
    }
    before = null;
  }
  return inOrder(entries);
}

function entryOf(read: CaseLine, lines: readonly Located[], status: PersonStatus | null): Entry {
  const at = { lines, column: lines[0]?.column ?? 0 };
  return read.kind === 'person'
    ? { ...read, status: read.status ?? status, ...at }
    : { ...read, ...at };
}

/** `VEN-10` in one line or cell and its name in the next. */
function withName(code: string, name: string): string {
  return /[-‐‑–—−]\s*$/.test(code) ? `${code} ${name}` : `${code} - ${name}`;
}

function isNameAlone({ text }: Located): boolean {
  return (
    /^[-–—]?\s?\p{Lu}/u.test(text) && text.length < 60 && !/[:.]$/.test(text) && !beginsCase(text)
  );
}

function longer(last: Entry & { kind: 'person' }, line: Located): Entry {
  const [again] = caseLines(`${last.printed ?? 'CASE N°'} - ${last.name} ${line.text}`);
  if (again?.kind !== 'person') return last;
  return {
    ...last,
    name: again.name,
    gender: last.gender ?? again.gender,
    status: again.status ?? last.status,
    lines: [...last.lines, line],
  };
}

function goesOn(before: Located, line: Located, name: string): boolean {
  const isOpen = name.lastIndexOf('(') > name.lastIndexOf(')');
  return (
    !line.gap &&
    line.band === before.band &&
    line.column === before.column &&
    line.size === before.size &&
    (isOpen ? closing : rest).test(line.text)
  );
}

/**
 * A list in columns over two pages goes on either page by page or column by column; the numbers
 * tell which: they rarely go down.
 */
function inOrder(entries: readonly Entry[]): ListedCase[] {
  const byColumn = entries.toSorted((a, b) => a.column - b.column);
  const ordered = steps(byColumn) < steps(entries) ? byColumn : entries;
  return ordered.map(({ column: _, ...entry }) => entry);
}

function steps(entries: readonly CaseLine[]): number {
  const numbers = entries.map((each) => Number(/\d+$/.exec(each.printed ?? '')?.[0] ?? Number.NaN));
  return numbers.filter((n, i) => n < (numbers[i - 1] ?? Number.NEGATIVE_INFINITY)).length;
}
