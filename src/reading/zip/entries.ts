/** The entries of a ZIP file, one after the other, inflated only when asked and within a budget. */
import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from 'yauzl';

/** Bytes that may still be inflated; shared by everything that one file unpacks to. */
export interface Budget {
  left: number;
}

/** More came out than is allowed. */
export class OverBudget extends Error {}

export interface ZipEntry {
  /** Decoded, with `/` between folders; not yet safe to show or to store under. */
  readonly name: string;
  readonly isDirectory: boolean;
  readonly isEncrypted: boolean;
  /** As the directory says, in bytes. */
  readonly size: number;
  /** @throws OverBudget; any other error when its bytes are damaged or packed in an unknown way */
  read(budget: Budget): Promise<Buffer>;
}

/** @throws when the bytes are no ZIP file or its directory is damaged */
export async function* zipEntries(bytes: Uint8Array): AsyncGenerator<ZipEntry> {
  const zip = await fromBufferPromise(Buffer.from(bytes), { decodeStrings: false });
  for await (const entry of zip.eachEntry()) {
    const name = nameOf(entry);
    yield {
      name,
      isDirectory: name.endsWith('/'),
      isEncrypted: entry.isEncrypted(),
      size: entry.uncompressedSize,
      read: (budget) => inflate(zip, entry, budget),
    };
  }
}

/**
 * By its UTF-8 flag or its Unicode extra field, else CP437 (APPNOTE.TXT appendix D); but names
 * that are valid UTF-8 without the flag are taken for it: macOS writes them so.
 */
function nameOf(entry: Entry): string {
  const { fileNameRaw, generalPurposeBitFlag, extraFields } = entry;
  const utf8Flag = 0x800;
  const flag = isUtf8(fileNameRaw) ? generalPurposeBitFlag | utf8Flag : generalPurposeBitFlag;
  return getFileNameLowLevel(flag, fileNameRaw, extraFields, false);
}

function isUtf8(bytes: Buffer): boolean {
  return !bytes.toString('utf8').includes('\uFFFD');
}

async function inflate(zip: ZipFile, entry: Entry, budget: Budget): Promise<Buffer> {
  // What the directory admits to needs no inflating to be too much.
  if (entry.uncompressedSize > budget.left) throw new OverBudget();
  const chunks: Buffer[] = [];
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    budget.left -= chunk.length;
    if (budget.left < 0) throw new OverBudget();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
