/** A list of members on its way between its dry run and the yes. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Desk } from '../../../desk.ts';

/** Larger lists wait in the store of files, and the page carries their hash. */
const largestInPage = 1_000_000;

/** The fields that carry a list. */
export type Carried = Readonly<Record<'file' | 'kept' | 'mark', string>>;

const carried = z.object({
  file: z.base64().catch(''),
  kept: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .catch(''),
  mark: z.string().catch(''),
});

export async function carry(desk: Desk, person: string, bytes: Uint8Array): Promise<Carried> {
  if (bytes.length < largestInPage)
    return { file: Buffer.from(bytes).toString('base64'), kept: '', mark: '' };
  const kept = await desk.rawMail.put(bytes);
  return { file: '', kept, mark: markOf(desk, person, kept) };
}

/** @returns null: the form carries no list, or a file that this person did not upload */
export async function carriedIn(
  desk: Desk,
  person: string,
  fields: Readonly<Record<string, string>>,
): Promise<Uint8Array | null> {
  const { file, kept, mark } = carried.parse(fields);
  if (file) return Buffer.from(file, 'base64');
  if (!kept) return null;
  const [given, right] = [Buffer.from(mark), Buffer.from(markOf(desk, person, kept))];
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  return desk.rawMail.get(kept);
}

/** The store holds mails too, which a hash alone must not open as a list. */
const markOf = ({ secret }: Desk, person: string, sha256: string): string =>
  createHmac('sha256', secret).update(`members-list:${person}:${sha256}`).digest('hex');
