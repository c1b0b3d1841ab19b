/** winmail.dat as the tests need it ([MS-OXTNEF]). */

export interface TnefFile {
  readonly title?: string | Uint8Array;
  readonly longName?: string;
  readonly contentId?: string;
  readonly content?: string;
  /** A mail within the mail: TNEF again. */
  readonly embedded?: Uint8Array;
}

export function tnefOf(files: readonly TnefFile[]): Uint8Array {
  const codePage = Buffer.alloc(8);
  codePage.writeUInt32LE(1252);
  const attributes = files.flatMap(({ title, longName, contentId, content, embedded }) => {
    const properties = [
      ...(longName ? [property(0x3707, 0x1f, Buffer.from(`${longName}\0`, 'utf16le'))] : []),
      ...(contentId ? [property(0x3712, 0x1e, Buffer.from(`${contentId}\0`))] : []),
      ...(embedded ? [property(0x3701, 0xd, Buffer.concat([Buffer.alloc(16), embedded]))] : []),
    ];
    return [
      attribute(2, 0x00069002, Buffer.alloc(14)),
      ...(title
        ? [attribute(2, 0x00018010, Buffer.concat([Buffer.from(title), Buffer.alloc(1)]))]
        : []),
      ...(content ? [attribute(2, 0x0006800f, Buffer.from(content))] : []),
      attribute(2, 0x00069005, Buffer.concat([number(properties.length), ...properties])),
    ];
  });
  return new Uint8Array(
    Buffer.concat([
      number(0x223e9f78),
      Buffer.alloc(2),
      attribute(1, 0x00069007, codePage),
      ...attributes,
    ]),
  );
}

function attribute(level: number, id: number, data: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from([level]),
    number(id),
    number(data.length),
    data,
    Buffer.alloc(2),
  ]);
}

function property(id: number, type: number, value: Buffer): Buffer {
  const padding = Buffer.alloc((4 - (value.length % 4)) % 4);
  const tag = Buffer.alloc(4);
  tag.writeUInt16LE(type);
  tag.writeUInt16LE(id, 2);
  return Buffer.concat([tag, number(1), number(value.length), value, padding]);
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
