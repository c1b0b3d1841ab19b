/** Imported before all else (`NODE_OPTIONS=--import`), it makes the machine's clock wrong by `CLOCK_IS_WRONG_BY` milliseconds. */
const wrongBy = Number(process.env.CLOCK_IS_WRONG_BY ?? 0);
const Real = Date;

globalThis.Date = class extends Real {
  constructor(...parts: unknown[]) {
    super(...((parts.length ? parts : [Real.now() + wrongBy]) as []));
  }
  static override now(): number {
    return Real.now() + wrongBy;
  }
} as DateConstructor;
