import { type Country, countryNamed } from '../domain/country.ts';
import { countOf } from './count.ts';
import type { Located } from './located.ts';
import { allPhrases, type Phrases } from './phrases/all.ts';
import { joined, plain } from './words.ts';

/** One line of a table of contents: `Côte d'Ivoire: 10 parliamentarians`, `Gabon: Mr. Justin Ndoundangoye`. */
export interface Entry {
  readonly country: Country;
  /** What stands beside the country: a number of parliamentarians or a name with its title. */
  readonly text: string;
  readonly mps: number | null;
}

export interface Contents {
  readonly entries: readonly Entry[];
  /** The last page that the contents take. */
  readonly lastPage: number;
}

const leader = /\.{5,}|…{2,}|(?:\. ){5,}/;
const bullet = /^[^\p{L}\p{N}]+/u;

/** The table of contents of a combined document; null where there is none. */
export function contentsOf(lines: readonly Located[]): Contents | null {
  const heading = lines.findIndex((line) =>
    allPhrases.some((p) => p.headings.contents.test(plain(line.text))),
  );
  const first = lines[heading];
  if (!first) return null;
  let lastPage = first.page;
  while (lines.some((line) => line.page === lastPage + 1 && leader.test(line.text))) lastPage += 1;
  const phrases = allPhrases.find((p) => p.headings.contents.test(plain(first.text)));
  // "CONTENTS" may be followed by French entries nowhere seen; the word decides.
  if (!phrases) return null;
  const inside = lines.slice(heading + 1).filter((line) => line.page <= lastPage);
  return {
    entries: entriesOf(
      inside.map((line) => line.text),
      phrases,
    ),
    lastPage,
  };
}

function entriesOf(lines: readonly string[], phrases: Phrases): Entry[] {
  const entries: { country: Country; rest: string[] }[] = [];
  let open: string[] | null = null;
  for (const line of lines) {
    const text = plain(line)
      .replace(bullet, '')
      .replace(/(?:[.…]\s?){4,}.*$/, '')
      .trim();
    const [, name = '', rest = ''] = /^([^:]+?)\s*:\s*(.*)$/.exec(text) ?? [];
    const country = countryNamed(name || text);
    if (country) {
      open = rest ? [rest] : [];
      entries.push({ country, rest: open });
    } else if (phrases.contentsEntry.test(text)) {
      open = null;
    } else if (open && text) {
      // The name may be on the next line (CL/211).
      open.push(text);
    }
  }
  return entries.map(({ country, rest }) => ({
    country,
    text: joined(rest),
    mps: mpsOf(joined(rest), phrases),
  }));
}

function mpsOf(text: string, phrases: Phrases): number | null {
  const count = countOf(text, phrases);
  if (count !== null) return count;
  const { F, M } = phrases.genders.titles;
  return [F, M].some((title) => new RegExp(`^${title.source}`, 'u').test(text)) ? 1 : null;
}
