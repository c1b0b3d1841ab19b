import { pathName } from '../../incoming/file-name.ts';
import { OverBudget, type ZipEntry, zipEntries } from '../zip/entries.ts';
import { isLeftOutByName } from './left-out.ts';
import { named, type Trouble } from './trouble.ts';
import { most, type Open, tooManyFiles, type Unpacking } from './unpacking.ts';

/** Unpacks a ZIP file (APPNOTE.TXT): entry by entry, so that a damaged one costs no other. */
export const openZip: Open = async (bytes, into, depth) => {
  const locked: string[] = [];
  const damaged: string[] = [];
  try {
    for await (const entry of zipEntries(bytes)) {
      into.entries += 1;
      if (into.entries > most.entries) return tooManyEntries;
      const name = pathName(entry.name) ?? '';
      if (entry.isDirectory || !name) continue;
      if (isLeftOutByName(name)) into.leaveOut(name);
      else if (entry.isEncrypted) locked.push(name);
      else {
        const content = await contentOf(entry, into);
        if (!content) damaged.push(name);
        else if (!(await into.take({ filename: name, via: 'zip', bytes: content }, depth)))
          return tooManyFiles;
      }
    }
  } catch (error) {
    return error instanceof OverBudget ? tooMuch : notAnArchive;
  }
  return lost(locked, damaged);
};

/** Null when the entry is damaged. @throws OverBudget */
async function contentOf(entry: ZipEntry, { budget }: Unpacking): Promise<Buffer | null> {
  try {
    return await entry.read(budget);
  } catch (error) {
    if (error instanceof OverBudget) throw error;
    return null;
  }
}

const tooManyEntries: Trouble = {
  readable: 'too-costly',
  problem: `The archive has more than ${most.entries} entries; the rest was not unpacked.`,
};

const tooMuch: Trouble = {
  readable: 'too-costly',
  problem: 'The archive unpacks to more than is read; the rest was not unpacked.',
};

const notAnArchive: Trouble = {
  readable: 'damaged',
  problem: 'The archive is damaged: its list of files cannot be read.',
};

function lost(locked: readonly string[], damaged: readonly string[]): Trouble | null {
  if (locked.length > 0)
    return {
      readable: 'encrypted',
      problem: `The archive is protected by a password: ${named(locked)}.`,
    };
  return damaged.length > 0
    ? { readable: 'damaged', problem: `The archive is damaged: ${named(damaged)}.` }
    : null;
}
