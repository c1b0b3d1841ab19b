/** What can be wrong with a list of members: a closed list, which `import-words.ts` says in the reader's language. */

/** What people send instead of a text. */
export type Container = 'workbook' | 'old-workbook' | 'pdf';

export type Problem =
  // The list as a whole.
  | { readonly code: 'not-text'; readonly container: Container }
  | { readonly code: 'file-empty' | 'no-members' | 'no-persons' | 'json-broken' }
  | { readonly code: 'json-broken-at'; readonly line: number; readonly column: number }
  /** `near`: the text around the break. */
  | { readonly code: 'json-broken-near'; readonly near: string }
  | { readonly code: 'too-many-leave'; readonly leaving: number; readonly of: number }
  // A row as a whole.
  | { readonly code: 'quote-unclosed' | 'not-a-table' }
  /** `headings`: as printed in the file. */
  | {
      readonly code: 'columns-missing';
      readonly missing: 'name' | 'email' | 'both';
      readonly headings: readonly string[];
    }
  // A value. `piece`: the part of it that is wrong.
  | { readonly code: 'empty' | 'not-an-address' | 'language-unknown' | 'day-unreadable' }
  | { readonly code: 'until-before-from' }
  | {
      readonly code: 'holds-no-address' | 'period-unreadable' | 'period-backwards';
      readonly piece: string;
    }
  /** `known`: the codes of `desk.yaml`. */
  | {
      readonly code: 'committee-unknown';
      readonly piece: string;
      readonly known: readonly string[];
    }
  /** `row`: where it, or the person, stands too. */
  | { readonly code: 'stands-twice' | 'known-in-row'; readonly row: number }
  /** `name` and `key`: of the member who has the address. */
  | { readonly code: 'address-of-other'; readonly name: string; readonly key: string }
  // A value of Popolo.
  | { readonly code: 'name-missing' | 'address-missing' | 'date-unreadable' }
  | { readonly code: 'not-a-text' | 'not-a-list' | 'not-an-object' | 'not-an-id' | 'unreadable' };

export type ProblemCode = Problem['code'];

const codes: Readonly<Record<ProblemCode, true>> = {
  'not-text': true,
  'file-empty': true,
  'no-members': true,
  'no-persons': true,
  'json-broken': true,
  'json-broken-at': true,
  'json-broken-near': true,
  'too-many-leave': true,
  'quote-unclosed': true,
  'not-a-table': true,
  'columns-missing': true,
  empty: true,
  'not-an-address': true,
  'holds-no-address': true,
  'language-unknown': true,
  'day-unreadable': true,
  'until-before-from': true,
  'period-unreadable': true,
  'period-backwards': true,
  'committee-unknown': true,
  'stands-twice': true,
  'known-in-row': true,
  'address-of-other': true,
  'name-missing': true,
  'address-missing': true,
  'date-unreadable': true,
  'not-a-text': true,
  'not-a-list': true,
  'not-an-object': true,
  'not-an-id': true,
  unreadable: true,
};
/** All of them; the compiler holds them to the type. */
export const problemCodes = Object.keys(codes) as readonly ProblemCode[];

/** What is wrong with a list, and where. */
export interface Fault {
  /** As in `ImportedMember`; null: the list as a whole. */
  readonly row: number | null;
  /** As printed in the file. */
  readonly column: string | null;
  /** As printed in the file. */
  readonly value: string | null;
  readonly problem: Problem;
}

/** A fault of the list as a whole. */
export const faultOfFile = (problem: Problem): Fault => ({
  row: null,
  column: null,
  value: null,
  problem,
});
