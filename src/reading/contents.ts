import { type Country, countryNamed } from '../domain/country.ts';
import { countOf } from './count.ts';
import { isDecisionLine, leader } from './decision-line.ts';
import type { Located } from './located.ts';
import { allPhrases, type Phrases } from './phrases/all.ts';
import { joined, plain } from './words.ts';

/** One line of a table of contents: `Côte d'Ivoire: 10 parliamentarians`, `Gabon: Mr. Justin Ndoundangoye`. */
export interface Entry {
  readonly country: Country;
  /** What stands beside the country: a number of parliamentarians or a name with its title. */
  readonly text: string;
  readonly mps: number | null;
  readonly lines: readonly Located[];
}

export interface Contents {
  readonly entries: readonly Entry[];
  /** How many lines from the document's first on belong to the contents or stand above them. */
  readonly length: number;
}

/** No contents seen take more lines. */
const mostLines = 300;
const bullet = /^[^\p{L}\p{N}]+/u;
/** Leader dots and what follows; a page number without dots. */
const pageNumber = /(?:(?:[.…]\s?){4,}.*|\s\d{1,3})$/;
/** The word "Page" over their numbers, or numbers alone: some copies gather them below. */
const numbersOnly = /^(?:pages?|[\d\s]+)$/i;

/** The table of contents of a combined document; null where there is none. */
export function contentsOf(lines: readonly Located[]): Contents | null {
  const heading = lines.findIndex((line) =>
    allPhrases.some((p) => p.headings.contents.test(plain(line.text))),
  );
  const phrases = allPhrases.find((p) =>
    p.headings.contents.test(plain(lines[heading]?.text ?? '')),
  );
  if (!phrases) return null;
  const texts = lines.map((line) => line.text);
  const length = lengthOf(texts, heading, phrases);
  return { entries: entriesOf(lines.slice(heading + 1, length), phrases), length };
}

/** The contents end with the last line that leads to a page, before the first decision. */
function lengthOf(lines: readonly string[], heading: number, phrases: Phrases): number {
  let end = heading + 1;
  for (let at = heading + 1; at < Math.min(lines.length, heading + mostLines); at += 1) {
    const line = lines[at] ?? '';
    if (isDecisionLine(lines.slice(at, at + 6))) break;
    if (leader.test(line) || phrases.contentsEntry.test(plain(line))) end = at + 1;
    else if (end === at && numbersOnly.test(line)) end = at + 1;
  }
  return end;
}

function entriesOf(lines: readonly Located[], phrases: Phrases): Entry[] {
  const entries: { country: Country; rest: string[]; lines: Located[] }[] = [];
  let open: { rest: string[]; lines: Located[] } | null = null;
  for (const line of lines) {
    const text = plain(line.text).replace(bullet, '').replace(pageNumber, '').trim();
    const [, name = '', rest = ''] = /^([^:]{1,80}?)\s*:\s*(.*)$/.exec(text) ?? [];
    const country = countryNamed(name || text);
    if (country) {
      open = { rest: rest ? [rest] : [], lines: [line] };
      entries.push({ country, ...open });
    } else if (phrases.contentsEntry.test(text)) {
      open = null;
    } else if (open && text) {
      // The name may be on the next line (CL/211).
      open.rest.push(text);
      open.lines.push(line);
    }
  }
  return entries.map(({ country, rest, lines: own }) => ({
    country,
    text: joined(rest),
    mps: mpsOf(joined(rest), phrases),
    lines: own,
  }));
}

/** A number; else the persons whom titles name ("Ms. A and Mr. B"). */
function mpsOf(text: string, phrases: Phrases): number | null {
  const count = countOf(text, phrases);
  if (count !== null) return count;
  const { titles, plural } = phrases.genders;
  if (plural.test(text)) return null;
  const named = [titles.F, titles.M].flatMap((title) => text.match(title) ?? []).length;
  return named || null;
}
