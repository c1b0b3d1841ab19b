/** Containers to the files in them. Runs inside the cage: everything here may be fed hostile input. */
import type { Unpacked, UnpackedFile } from '../../desk.ts';
import { pathName } from '../../incoming/file-name.ts';
import { type ContainerKind, isContainer, kindOfFile } from '../kind-of-file.ts';
import { isLeftOut } from './left-out.ts';
import { openMail } from './mail.ts';
import { openTnef } from './tnef.ts';
import type { Trouble } from './trouble.ts';
import { most, type Open, type Unpacking } from './unpacking.ts';
import { openZip } from './zip.ts';

const openers: Readonly<Record<ContainerKind, Open>> = {
  zip: openZip,
  tnef: openTnef,
  mail: openMail,
};

/** What came out of a container, and what stood in the way. */
export interface Contents extends Omit<Unpacked, 'problem'> {
  readonly trouble: Trouble | null;
}

/**
 * Containers within it are opened too. One that could not be opened whole is itself among the
 * files. `mostBytes`: how much may be inflated.
 */
export async function contentsOfContainer(
  kind: ContainerKind,
  bytes: Uint8Array,
  mostBytes: number = most.bytes,
): Promise<Contents> {
  const files: UnpackedFile[] = [];
  const leftOut: string[] = [];
  const into: Unpacking = {
    budget: { left: mostBytes },
    entries: 0,
    leaveOut(name) {
      if (leftOut.length < most.named) leftOut.push(name);
    },
    async take(file, depth) {
      const filename = pathName(file.filename) ?? `document-${files.length + 1}`;
      if (isLeftOut(filename, file.bytes)) {
        into.leaveOut(filename);
        return true;
      }
      if (files.length >= most.files) return false;
      const inner = kindOfFile(file.bytes);
      const isUnpacked =
        isContainer(inner) &&
        depth < most.depth &&
        (await openers[inner](file.bytes, into, depth + 1)) === null;
      if (!isUnpacked) files.push({ ...file, filename });
      return true;
    },
  };
  const trouble = await openers[kind](bytes, into, 1);
  return { files, leftOut, trouble };
}

/** The kind of a container; null where the bytes are none. */
export function containerKind(bytes: Uint8Array): ContainerKind | null {
  const kind = kindOfFile(bytes);
  return isContainer(kind) ? kind : null;
}
