import { record } from '../database/audit.ts';
import type { Transaction } from '../database/database.ts';
import { actionCases, actionFiles, actions } from '../database/tables.ts';
import type { ActionKind, Actor, Visibility } from '../domain/action.ts';
import type { Country } from '../domain/country.ts';
import type { Day } from '../domain/day.ts';

/** A file that came with the words, its content in the store of raw mail. */
export interface EvidenceFile {
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What is recorded of something that the parliament did. */
export interface NewAction {
  /** Makes recording it twice one action: the command's, follow-up's or mailing's id, and the kind. */
  readonly once: string;
  readonly kind: ActionKind;
  readonly doneOn: Day;
  readonly actor: Actor;
  /** The name of the member, committee or chamber that acted. */
  readonly who: string;
  /** Id of the member who acted, for themselves or for their committee. */
  readonly member?: string | null;
  /** The member consents to be named outside of this parliament. */
  readonly named?: boolean;
  /** Code of the committee that acted. */
  readonly committee?: string | null;
  /** Id of the follow-up that it answers. */
  readonly followUp?: string | null;
  /** In the words of who acted. */
  readonly what?: string | null;
  readonly cases: readonly string[];
  /** Beside those of the cases. */
  readonly countries: readonly Country[];
  /** By itself for the IPU only. */
  readonly visibility?: Visibility;
  /** Id of the message that it is taken from; null: the desk itself acted. */
  readonly evidence?: string | null;
  readonly files?: readonly EvidenceFile[];
  readonly recordedAt: Date;
  /** Who had it recorded: the id of a person, or `desk`. */
  readonly by: string;
  /** Id of the message by which they did. */
  readonly message?: string | null;
}

/** The countries of cases, from their codes. */
export const countriesOfCases = (codes: readonly string[]): Country[] => [
  ...new Set(codes.map((code) => code.slice(0, 3))),
];

/**
 * Records an action with its cases and files, and who had it recorded.
 * @returns its id; null: it was recorded before, and nothing was changed
 */
export async function insertAction(tx: Transaction, action: NewAction): Promise<string | null> {
  const { cases, files = [], countries, by, message = null, ...row } = action;
  const [inserted] = await tx
    .insert(actions)
    .values({ ...row, countries: [...new Set([...countriesOfCases(cases), ...countries])] })
    .onConflictDoNothing({ target: actions.once })
    .returning({ id: actions.id });
  if (!inserted) return null;
  const { id } = inserted;
  const codes = [...new Set(cases)];
  if (codes.length)
    await tx.insert(actionCases).values(codes.map((code) => ({ action: id, code })));
  if (files.length)
    await tx.insert(actionFiles).values(files.map((file) => ({ ...file, action: id })));
  await record(tx, {
    at: action.recordedAt,
    who: by,
    what: 'recorded',
    thing: 'action',
    thingId: id,
    message,
    details: { kind: action.kind },
  });
  return id;
}
