/**
 * A session's view of its mailbox. Sequence numbers belong to the session and change only when it
 * is told (RFC 3501 §7.4.1), so the view remembers which UIDs it has announced.
 */
import type { Box, StoredMail } from '../box.ts';
import { inSet } from './numbers.ts';

export class View {
  readonly box: Box;
  readonly readOnly: boolean;
  #uids: number[];

  constructor(box: Box, readOnly: boolean) {
    this.box = box;
    this.readOnly = readOnly;
    this.#uids = box.mails.map((mail) => mail.uid);
  }

  /** The mails of a set; those that others have removed meanwhile are left out. */
  select(set: string, byUid: boolean): { number: number; mail: StoredMail }[] {
    const last = byUid ? (this.#uids.at(-1) ?? 0) : this.#uids.length;
    const wanted = inSet(set, last);
    const byUids = new Map(this.box.mails.map((mail) => [mail.uid, mail]));
    return this.#uids.flatMap((uid, index) => {
      const mail = wanted(byUid ? uid : index + 1) ? byUids.get(uid) : undefined;
      return mail ? [{ number: index + 1, mail }] : [];
    });
  }

  /** What has happened since the session was last told, in lines. */
  news(): string {
    let lines = '';
    const there = new Set(this.box.mails.map((mail) => mail.uid));
    for (let i = this.#uids.length - 1; i >= 0; i--) {
      if (there.has(this.#uids[i] as number)) continue;
      this.#uids.splice(i, 1);
      lines += `* ${i + 1} EXPUNGE\r\n`;
    }
    const highest = this.#uids.at(-1) ?? 0;
    const fresh = this.box.mails.filter((mail) => mail.uid > highest);
    this.#uids.push(...fresh.map((mail) => mail.uid));
    return fresh.length ? `${lines}* ${this.#uids.length} EXISTS\r\n` : lines;
  }
}
