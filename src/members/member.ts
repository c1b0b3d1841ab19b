import type { Day } from '../domain/day.ts';
import type { Language } from '../domain/language.ts';
import type { Membership } from '../domain/membership.ts';
import type { Fault } from './fault.ts';
import type { ListFormat } from './list-format.ts';
import type { Note } from './note.ts';

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

/** What was taken out of a file. */
export type MembersRead =
  | {
      readonly ok: true;
      readonly members: readonly ImportedMember[];
      readonly format: ListFormat;
      /** What was left out. */
      readonly notes: readonly Note[];
      /** The heading over the addresses, as printed in the file. */
      readonly addressColumn: string;
    }
  | { readonly ok: false; readonly format: ListFormat; readonly faults: readonly Fault[] };
