import { readFile } from 'node:fs/promises';

/** Page size of the kernel: 4096 on every architecture with Node's official builds but a few ARM kernels, where the limit is then reached later. */
const pageSize = 4096;

/** Resident memory of a process in bytes; null where the system does not tell (no /proc). */
export async function residentMemory(pid: number): Promise<number | null> {
  try {
    // proc(5): the second number of statm is the resident set, in pages.
    const [, resident] = (await readFile(`/proc/${pid}/statm`, 'latin1')).split(' ');
    return Number(resident) * pageSize;
  } catch {
    return null;
  }
}
