/** winmail.dat: what Outlook wraps attachments in ([MS-OXTNEF]). */

import { windowsText } from '../plain-text/windows-text.ts';
import { attachmentProperties, type Properties } from './mapi.ts';
import type { Trouble } from './trouble.ts';
import { type Open, tooManyFiles } from './unpacking.ts';

/** Level and attribute id together (§2.1.3.3). */
const attribute = {
  codePage: 0x01_00069007,
  attachmentBegins: 0x02_00069002,
  title: 0x02_00018010,
  data: 0x02_0006800f,
  properties: 0x02_00069005,
} as const;

interface TnefAttachment {
  /** A short name (`VENEZU~1.PDF`). */
  title: Buffer | null;
  data: Buffer | null;
  properties: Properties;
}

/** Unpacks the attachments of a TNEF stream; one that is cut off gives those before the cut. */
export const openTnef: Open = async (bytes, into, depth) => {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const { attachments, codePage, isWhole } = attachmentsIn(view);
  for (const attachment of attachments) {
    const { properties } = attachment;
    const content = attachment.data ?? properties.data;
    // Pictures that the text shows are logos of signatures.
    if (!content || properties.contentId) continue;
    const name = properties.longName ?? properties.name ?? titleOf(attachment, codePage);
    const file = { filename: name, via: 'tnef', bytes: content } as const;
    if (!(await into.take(file, depth))) return tooManyFiles;
  }
  return isWhole ? null : cutOff;
};

const cutOff: Trouble = {
  readable: 'damaged',
  problem: { kind: 'winmail-cut-off' },
};

function attachmentsIn(view: Buffer) {
  const attachments: TnefAttachment[] = [];
  let codePage = 1252;
  // Signature and key take six bytes; then attributes: level, id, length, data, checksum (§2.1.3).
  let at = 6;
  while (at + 9 <= view.length) {
    const id = view.readUInt8(at) * 2 ** 32 + view.readUInt32LE(at + 1);
    const length = view.readUInt32LE(at + 5);
    const data = view.subarray(at + 9, at + 9 + length);
    if (data.length < length) break;
    at += 9 + length + 2;
    const last = attachments.at(-1);
    if (id === attribute.codePage && length >= 4) codePage = data.readUInt32LE(0);
    if (id === attribute.attachmentBegins)
      attachments.push({ title: null, data: null, properties: {} });
    if (!last) continue;
    if (id === attribute.title) last.title = data;
    if (id === attribute.data) last.data = data;
    if (id === attribute.properties) last.properties = attachmentProperties(data, codePage);
  }
  return { attachments, codePage, isWhole: at + 9 > view.length };
}

function titleOf({ title }: TnefAttachment, codePage: number): string {
  return title ? windowsText(title, codePage) : '';
}
