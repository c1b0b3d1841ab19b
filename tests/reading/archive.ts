/** ZIP files as the tests need them, sound and hostile (APPNOTE.TXT §4.3). */
import { crc32, deflateRawSync } from 'node:zlib';

export interface Packed {
  /** As text it is written in UTF-8 with its flag; bytes are written as they are, without. */
  readonly name: string | Uint8Array;
  readonly content?: string | Uint8Array;
  readonly isEncrypted?: boolean;
  /** Points at the bytes of the first entry, as overlapping bombs do. */
  readonly isSameAsFirst?: boolean;
  /** The size that the directory claims. */
  readonly claims?: number;
}

const utf8Flag = 0x800;

export function zipOf(entries: readonly Packed[]): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  let first: { readonly packed: Buffer; readonly raw: Buffer } | null = null;
  for (const { name, content = '', isEncrypted, isSameAsFirst, claims } of entries) {
    const raw: Buffer = isSameAsFirst && first ? first.raw : Buffer.from(content);
    const packed: Buffer = isSameAsFirst && first ? first.packed : deflateRawSync(raw);
    first ??= { packed, raw };
    const named = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(
      (typeof name === 'string' ? utf8Flag : 0) + Number(isEncrypted ?? false),
      2,
    );
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(raw), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(claims ?? raw.length, 18);
    shared.writeUInt16LE(named.length, 22);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    shared.copy(central, 6);
    central.writeUInt32LE(isSameAsFirst ? 0 : offset, 42);
    directory.push(central, named);
    if (isSameAsFirst) continue;
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, named, packed]);
    files.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(entries.length, 0xffff), 8);
  end.writeUInt16LE(Math.min(entries.length, 0xffff), 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...files, listed, end]));
}

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A Word document with this body and these other parts (`numbering`, `footnotes`, `styles`, `header1`). */
export function docxOf(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  return zipOf([
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: 'word/document.xml',
      content: `<w:document ${w}><w:body>${body}</w:body></w:document>`,
    },
    ...Object.entries(parts).map(([name, inside]) => ({
      name: `word/${name}.xml`,
      content: `<w:${name.replace(/\d/g, '')} ${w}>${inside}</w:${name.replace(/\d/g, '')}>`,
    })),
  ]);
}

/** A paragraph with a text; `properties` stands in its `w:pPr`. */
export function p(text: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}
