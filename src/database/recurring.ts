/** So often a statement is asked for before it is worth preparing. */
const comesAgain = 3;
/** Then it is prepared anew: its plan may have been made while its table was small. */
const usesOfAPlan = 200;
/** So many are kept in mind; who has not been asked for longest is forgotten. */
const most = 100;
/** Longer ones insert many rows, each time another number of them. */
const longest = 4000;
/** A prepared statement is called with its values written out; long ones are better sent apart. */
const longestValue = 10_000;

const isLong = (value: unknown): boolean =>
  (typeof value === 'string' || Buffer.isBuffer(value) || Array.isArray(value)) &&
  value.length > longestValue;

/** How a statement is to be run. */
export interface Run {
  /** Under which name it is prepared; null: as it is. */
  readonly name: string | null;
  /** Names that are needed no more. */
  readonly forget: readonly string[];
}

/**
 * Which statements of a session come again and again, by their text. For a short one of the embedded
 * database, parsing and the protocol are half of what it costs.
 */
export class RecurringStatements {
  readonly #known = new Map<string, { uses: number; name: string | null }>();
  #numbered = 0;

  /** Notes that a statement is asked for. @param given the values of its parameters */
  asked(text: string, given: readonly unknown[]): Run {
    if (text.length > longest || given.some(isLong)) return { name: null, forget: [] };
    const forget: string[] = [];
    let statement = this.#known.get(text);
    this.#known.delete(text);
    if (statement?.name && statement.uses >= usesOfAPlan) {
      forget.push(statement.name);
      statement = { uses: comesAgain - 1, name: null };
    }
    const uses = (statement?.uses ?? 0) + 1;
    const name = statement?.name ?? (uses >= comesAgain ? this.#newName() : null);
    this.#known.set(text, { uses, name });
    for (const [oldest, { name: unneeded }] of this.#known) {
      if (this.#known.size <= most) break;
      this.#known.delete(oldest);
      if (unneeded) forget.push(unneeded);
    }
    return { name, forget };
  }

  #newName(): string {
    this.#numbered += 1;
    return `recurring_${this.#numbered}`;
  }
}
