/** Members from CSV: validated row by row, idempotent by their key. */
import { parse } from 'csv-parse/sync';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { members } from '../database/tables.ts';
import { languages } from '../domain/language.ts';

export interface ImportedMember {
  readonly key: string;
  readonly name: string;
  readonly salutation: string;
  readonly email: string;
  readonly language: (typeof languages)[number];
  readonly committees: string[];
}

export type MembersRead =
  | { readonly ok: true; readonly members: ImportedMember[] }
  /** One line for each fault, naming row, column and value. */
  | { readonly ok: false; readonly errors: string[] };

const columns = ['key', 'name', 'salutation', 'email', 'language', 'committees'] as const;

const rowSchema = (committees: readonly string[]) =>
  z.object({
    key: z.string().min(1, 'is empty'),
    name: z.string().min(1, 'is empty'),
    salutation: z.string().min(1, 'is empty'),
    email: z.email('is not an e-mail address').transform((address) => address.toLowerCase()),
    language: z.enum(languages, `is none of ${languages.join(', ')}`),
    committees: z
      .string()
      .transform((text) => text.split(/[;,\s]+/).filter(Boolean))
      .refine(
        (codes) => codes.every((code) => committees.includes(code)),
        `names a committee that desk.yaml does not know (${committees.join(', ')})`,
      ),
  });

export function readMembers(csv: string, committees: readonly string[]): MembersRead {
  let rows: Record<string, string>[];
  try {
    rows = parse(csv, { columns: true, bom: true, trim: true, skip_empty_lines: true });
  } catch (error) {
    return { ok: false, errors: [error instanceof Error ? error.message : String(error)] };
  }
  const missing = columns.filter((column) => !(column in (rows[0] ?? {})));
  if (missing.length)
    return { ok: false, errors: [`row 1: the columns ${missing.join(', ')} are missing`] };
  const errors: string[] = [];
  const read: ImportedMember[] = [];
  const rowOfKey = new Map<string, number>();
  for (const [i, row] of rows.entries()) {
    const parsed = rowSchema(committees).safeParse(row);
    const line = i + 2;
    if (!parsed.success) {
      for (const { path, message } of parsed.error.issues)
        errors.push(`row ${line}, ${String(path[0])} "${row[String(path[0])] ?? ''}": ${message}`);
      continue;
    }
    const before = rowOfKey.get(parsed.data.key);
    if (before) errors.push(`row ${line}, key "${parsed.data.key}": stands in row ${before} too`);
    rowOfKey.set(parsed.data.key, line);
    read.push(parsed.data);
  }
  return errors.length ? { ok: false, errors } : { ok: true, members: read };
}

const plain = ['key', 'name', 'salutation', 'email', 'language'] as const;
const columnsOf = ({ committees, ...member }: ImportedMember) => ({
  ...member,
  memberships: committees.map((committee) => ({ committee, from: null, until: null })),
});

/** Adds who is new and changes who changed. A new address makes an undeliverable member deliverable again. */
export async function writeMembers(
  db: Database,
  imported: readonly ImportedMember[],
): Promise<{ added: number; changed: number; same: number }> {
  return db.transaction(async (tx) => {
    const known = new Map((await tx.select().from(members)).map((m) => [m.key, m]));
    const result = { added: 0, changed: 0, same: 0 };
    for (const member of imported) {
      const before = known.get(member.key);
      if (!before) {
        await tx.insert(members).values(columnsOf(member));
        result.added += 1;
        continue;
      }
      const differs =
        plain.some((c) => before[c] !== member[c]) ||
        String(before.memberships.map((m) => m.committee)) !== String(member.committees);
      const cured = before.email === member.email ? {} : { undeliverableSince: null };
      if (differs)
        await tx
          .update(members)
          .set({ ...columnsOf(member), ...cured })
          .where(eq(members.id, before.id));
      result[differs ? 'changed' : 'same'] += 1;
    }
    return result;
  });
}
