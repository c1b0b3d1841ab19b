import type { Desk } from '../../../src/desk.ts';

/** A mail of the desk that a mail server took. */
export interface Taken {
  readonly recipient: string;
  readonly messageId: string;
  /** By the machine's clock, in milliseconds. */
  readonly at: number;
}

/** A desk after a fault, and what those outside of it know. */
export interface World {
  readonly desk: Desk;
  /** Every mail that ever lay in the desk's mailbox. */
  readonly mailbox: readonly Buffer[];
  readonly taken: readonly Taken[];
  /** When the desk was disturbed, by the machine's clock in milliseconds. */
  readonly faults: readonly number[];
  /** Addresses of the members who have to be told of every mailing that went out. */
  readonly audience: readonly string[];
}

/** What a killed process had written may still be on its way. */
const onItsWayMs = 2000;
/** After a mail was taken its outcome is written down within this time, or a fault came between. */
const writtenDownWithinMs = 10_000;

const keyOf = (address: string, messageId: string): string =>
  `${address.toLowerCase()} ${messageId}`;

/** When a mail was taken for an address, in order. */
export function timesTaken({ taken }: World): (address: string, messageId: string) => number[] {
  const times = new Map<string, number[]>();
  for (const { recipient, messageId, at } of taken) {
    const key = keyOf(recipient, messageId);
    times.set(key, [...(times.get(key) ?? []), at]);
  }
  return (address, messageId) =>
    (times.get(keyOf(address, messageId)) ?? []).toSorted((a, b) => a - b);
}

/** Whether a mail went out again for no reason: a mail goes twice only if a fault hit while the first was going. */
export const doubled = (times: readonly number[], { faults }: World): boolean =>
  times.slice(1).some((again, i) => {
    const first = times[i] ?? 0;
    return !faults.some(
      (fault) =>
        fault >= first - onItsWayMs && fault <= Math.min(again, first + writtenDownWithinMs),
    );
  });
