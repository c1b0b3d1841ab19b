/** Properties of an attachment in a TNEF stream ([MS-OXTNEF] §2.1.3.4, [MS-OXCMSG] §2.2.2). */
import { windowsText } from '../plain-text/windows-text.ts';

export interface Properties {
  /** PidTagAttachLongFilename. */
  readonly longName?: string;
  /** PidTagDisplayName: of a mail within the mail, its subject. */
  readonly name?: string;
  /** PidTagAttachContentId: the text shows it. */
  readonly contentId?: string;
  /** PidTagAttachDataObject: a mail within the mail, as TNEF again. */
  readonly data?: Buffer;
}

const ids: Readonly<Record<number, keyof Properties>> = {
  14087: 'longName',
  12289: 'name',
  14098: 'contentId',
  14081: 'data',
};

/** Bytes of the types whose length is fixed; two-byte types are padded to four. */
const fixed: Readonly<Record<number, number>> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
};
const string8 = 0x1e;
const unicode = 0x1f;
const object = 0xd;
const binary = 0x102;

/** What of the properties is needed; those behind a damaged one are lost. */
export function attachmentProperties(view: Buffer, codePage: number): Properties {
  const found: { -readonly [K in keyof Properties]: Properties[K] } = {};
  try {
    const reader = new Reader(view);
    for (let left = reader.number(); left > 0; left -= 1) {
      const type = reader.number(2);
      const id = reader.number(2);
      if (id >= 0x8000) reader.skipName();
      const values = reader.values(type);
      const key = ids[id];
      const [value] = values;
      if (!key || !value) continue;
      // An object begins with its interface's id, 16 bytes long.
      if (key === 'data') found.data = type === object ? value.subarray(16) : value;
      else if (type === unicode) found[key] = untilZero(value.toString('utf16le'));
      else if (type === string8) found[key] = windowsText(value, codePage);
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return found;
}

function untilZero(text: string): string {
  return text.split('\0')[0] ?? '';
}

/** Reads one number after the other. @throws RangeError past the end */
class Reader {
  readonly #view: Buffer;
  #at = 0;

  constructor(view: Buffer) {
    this.#view = view;
  }

  number(size: 2 | 4 = 4): number {
    const value = this.#view.readUIntLE(this.#at, size);
    this.#at += size;
    return value;
  }

  /** A named property: its set's id, and a number or a text. */
  skipName(): void {
    this.#at += 16;
    const isText = this.number() === 1;
    const length = this.number();
    if (isText) this.#take(length);
  }

  /** The values of a property: of a fixed or a variable length, one or several. */
  values(type: number): Buffer[] {
    const isSeveral = (type & 0x1000) !== 0;
    const size = fixed[type & 0xfff];
    const isVariable = [string8, unicode, object, binary].includes(type & ~0x1000);
    if (size === undefined && !isVariable) throw new RangeError('unknown type');
    const values: Buffer[] = [];
    for (let left = isSeveral || isVariable ? this.number() : 1; left > 0; left -= 1)
      values.push(this.#take(size ?? this.number()));
    return values;
  }

  #take(length: number): Buffer {
    if (this.#at + length > this.#view.length) throw new RangeError('past the end');
    const value = this.#view.subarray(this.#at, this.#at + length);
    this.#at += Math.ceil(length / 4) * 4;
    return value;
  }
}
