import type { FaultyNotice } from '../../domain/notice-flaw.ts';

/** Thrown within the transaction that made them, and undoes it: notices that are not fit to be sent. */
export class Faulty extends Error {
  readonly notices: readonly FaultyNotice[];
  constructor(notices: readonly FaultyNotice[]) {
    super(`${notices.length} notices are not fit to be sent`);
    this.notices = notices;
  }
}
