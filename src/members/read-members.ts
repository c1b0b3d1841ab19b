/** Reads a list of members; what kind of list it is its content says. */
import type { Day } from '../domain/day.ts';
import type { KnownCommittee } from './cells.ts';
import { type Container, faultOfFile } from './fault.ts';
import type { MembersRead } from './member.ts';
import { readCsv } from './read-csv.ts';
import { readPopolo } from './read-popolo.ts';
import { decodeText } from './text-of-file.ts';

export interface ReadingOptions {
  readonly committees: readonly KnownCommittee[];
  readonly today: Day;
}

/** CSV of any dialect and charset, or Popolo JSON. Every fault is named, not only the first. */
export function readMembers(bytes: Uint8Array, { committees, today }: ReadingOptions): MembersRead {
  const container = containerOf(bytes);
  if (container)
    return {
      ok: false,
      format: { kind: container },
      faults: [faultOfFile({ code: 'not-text', container })],
    };
  const { text, charset } = decodeText(bytes);
  return /^\s*[{[]/.test(text)
    ? readPopolo(text, committees, today)
    : readCsv(text, charset, committees);
}

function containerOf(bytes: Uint8Array): Container | null {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  if (start === 'PK\x03\x04') return 'workbook';
  if (start === '\xd0\xcf\x11\xe0') return 'old-workbook';
  return start === '%PDF' ? 'pdf' : null;
}
