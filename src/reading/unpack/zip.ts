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
  problem: { kind: 'entries-too-many', most: most.entries },
};

const tooMuch: Trouble = {
  readable: 'too-costly',
  problem: { kind: 'archive-too-large' },
};

const notAnArchive: Trouble = {
  readable: 'damaged',
  problem: { kind: 'archive-without-list' },
};

function lost(locked: readonly string[], damaged: readonly string[]): Trouble | null {
  if (locked.length > 0)
    return {
      readable: 'encrypted',
      problem: { kind: 'archive-locked', ...named(locked) },
    };
  return damaged.length > 0
    ? { readable: 'damaged', problem: { kind: 'archive-damaged', ...named(damaged) } }
    : null;
}
