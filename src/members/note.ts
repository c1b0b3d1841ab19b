/** What a clerk should know of a list that was understood: a closed list, which `import-words.ts` says in the reader's language. */
export type Note =
  /** `headings`: as printed in the file. */
  | { readonly code: 'columns-unused'; readonly headings: readonly string[] }
  /** Persons of the file without a seat, or who left without an address. */
  | { readonly code: 'persons-left-out'; readonly count: number }
  /** Committees of the file that are not in `desk.yaml`. */
  | { readonly code: 'committees-left-out'; readonly count: number }
  /** Members later only. */
  | { readonly code: 'not-yet'; readonly count: number }
  /** Left before the desk knew them. */
  | { readonly code: 'long-gone'; readonly count: number }
  /** New ones who have the name of somebody who is gone, with the address of then and of now. */
  | {
      readonly code: 'same-name';
      readonly persons: readonly {
        readonly name: string;
        readonly before: string;
        readonly now: string;
      }[];
    };

const codes: Readonly<Record<Note['code'], true>> = {
  'columns-unused': true,
  'persons-left-out': true,
  'committees-left-out': true,
  'not-yet': true,
  'long-gone': true,
  'same-name': true,
};
/** All of them; the compiler holds them to the type. */
export const noteCodes = Object.keys(codes) as readonly Note['code'][];
