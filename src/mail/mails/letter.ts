/** What every mail has beside its own data. */

/** Who writes: stands at the foot of every mail. */
export interface Sender {
  readonly chamber: string;
  /** Whom to ask. */
  readonly contactName: string;
  readonly contactAddress: string;
  readonly timeZone: string;
}

/** A reply address and the words that go with it: `mailto:` links act without a page. */
export interface ReplyWay {
  readonly address: string;
  /** Printed in the body, so that a reply from another program finds home: `Ref: k3v9…`. */
  readonly reference: string;
}
