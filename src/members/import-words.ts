/** How a language says what an import found: its problems, its notes, and how it read the file. */
import { languages } from '../domain/language.ts';
import type { Voice } from '../mail/voice.ts';
import type { Problem } from './fault.ts';
import type { ListFormat } from './list-format.ts';
import type { Note } from './note.ts';
import type { Delimiter } from './table.ts';

/** What the reader calls the two wishes with which a list may be taken after all: a flag, a box to tick. */
export interface WishNames {
  /** The list is the whole chamber. */
  readonly complete: string;
  /** Also when that ends many. */
  readonly evenSo: string;
}

const delimiterKeys: Readonly<Record<Delimiter, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
};

/** In quotation marks as the language has them. */
export const quoted = (voice: Voice, text: string): string => voice.say('common.quoted', { text });

export function importWords(voice: Voice, wishes: WishNames) {
  const inQuotes = (text: string) => quoted(voice, text);
  return {
    /** Follows the row, column and value; of a list as a whole it is a sentence. */
    problem: (problem: Problem): string =>
      voice.say(`import-faults.${problem.code}`, {
        ...problem,
        ...wishes,
        languages: voice.join(languages),
        ...('piece' in problem && { piece: inQuotes(problem.piece) }),
        ...('near' in problem && { near: inQuotes(problem.near.replace(/\s+/g, ' ')) }),
        ...('known' in problem && { known: voice.join(problem.known) }),
        ...('headings' in problem && { headings: voice.join(problem.headings.map(inQuotes)) }),
        ...('container' in problem && {
          container: voice.say(`import-list.${problem.container}`),
        }),
      }),
    note: (note: Note): string =>
      voice.say(`import-notes.${note.code}`, {
        ...note,
        ...('headings' in note && { headings: voice.join(note.headings.map(inQuotes)) }),
        ...('persons' in note && {
          persons: voice.join(
            note.persons.map((person) => voice.say('import-list.renewed', { ...person })),
          ),
        }),
      }),
    /** `semicolons, windows-1252`. */
    format: (format: ListFormat): string =>
      format.kind === 'table'
        ? voice.say(`import-list.${delimiterKeys[format.delimiter]}`, { charset: format.charset })
        : voice.say(`import-list.${format.kind}`, { ...format }),
  };
}
