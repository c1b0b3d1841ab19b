/** Mailboxes in memory: what the development mail server keeps, and who is told of changes. */

/** A mail as it lies in a mailbox. */
export interface StoredMail {
  readonly uid: number;
  readonly raw: Buffer;
  readonly received: Date;
  readonly flags: Set<string>;
}

export class Box {
  uidValidity: number;
  uidNext = 1;
  mails: StoredMail[] = [];
  readonly listeners = new Set<(renumbered: boolean) => void>();

  constructor(uidValidity: number) {
    this.uidValidity = uidValidity;
  }

  add(raw: Buffer, received: Date, flags: Iterable<string> = []): StoredMail {
    const mail = { uid: this.uidNext++, raw, received, flags: new Set(flags) };
    this.mails.push(mail);
    this.#tell(false);
    return mail;
  }

  remove(uids: Iterable<number>): void {
    const gone = new Set(uids);
    this.mails = this.mails.filter((mail) => !gone.has(mail.uid));
    this.#tell(false);
  }

  /** As after a restored backup: the same mails, other UIDs, a higher UIDVALIDITY (RFC 3501 §2.3.1.1). */
  renumber(): void {
    this.uidValidity += 1;
    this.mails = this.mails.map((mail, index) => ({ ...mail, uid: index + 1 }));
    this.uidNext = this.mails.length + 1;
    this.#tell(true);
  }

  #tell(renumbered: boolean): void {
    for (const listener of [...this.listeners]) listener(renumbered);
  }
}

/** `solidarity+r-k3v9@parlament.example` is delivered to `solidarity@parlament.example` (RFC 5233). */
export const baseAddress = (address: string): string =>
  address.toLowerCase().replace(/\+[^@]*@/, '@');

/** All mailboxes, by base address. */
export class Boxes {
  readonly #boxes = new Map<string, Box>();
  #lastValidity: number;

  constructor(firstValidity: number) {
    this.#lastValidity = firstValidity;
  }

  has(address: string): boolean {
    return this.#boxes.has(baseAddress(address));
  }

  /** Made when it is not there. */
  of(address: string): Box {
    const key = baseAddress(address);
    const box = this.#boxes.get(key) ?? new Box(this.#lastValidity++);
    this.#boxes.set(key, box);
    return box;
  }

  addresses(): string[] {
    return [...this.#boxes.keys()];
  }
}
