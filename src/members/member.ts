import type { Day } from '../domain/day.ts';
import type { Language } from '../domain/language.ts';
import type { Membership } from '../domain/membership.ts';

/** A member as a list has it. What the list says nothing about is missing; null: it says that there is none. */
export interface ImportedMember {
  /** Where in the list: rows as a spreadsheet counts them, persons of JSON from 1. */
  readonly row: number;
  /** The parliament's own id; null: the e-mail address is the key. */
  readonly id: string | null;
  readonly name: string;
  /** Where notices go; in lower case. */
  readonly email: string;
  readonly otherEmails: readonly string[];
  /** Null: the name. */
  readonly salutation?: string | null | undefined;
  /** Null: the default. */
  readonly language?: Language | null | undefined;
  readonly chamber?: string | null | undefined;
  readonly party?: string | null | undefined;
  readonly constituency?: string | null | undefined;
  readonly memberships?: readonly Membership[] | undefined;
  /** The first day as a member. */
  readonly from?: Day | null | undefined;
  /** The last day as a member; null: open. */
  readonly until?: Day | null | undefined;
}

/** What is wrong with a list, and where. */
export interface Fault {
  /** As in `ImportedMember`; null: the list as a whole. */
  readonly row: number | null;
  /** As printed in the file. */
  readonly column: string | null;
  /** As printed in the file. */
  readonly value: string | null;
  readonly problem: string;
}

/** What was taken out of a file. */
export type MembersRead =
  | {
      readonly ok: true;
      readonly members: readonly ImportedMember[];
      /** How the file was understood, in words: `semicolons, windows-1252`. */
      readonly format: string;
      /** What was left out, in words. */
      readonly notes: readonly string[];
    }
  | { readonly ok: false; readonly format: string; readonly faults: readonly Fault[] };
