import { record } from '../../database/audit.ts';
import type { Desk } from '../../desk.ts';
import { findMember } from './find-member.ts';
import { type Traces, tracesOf } from './traces.ts';

export type Exported =
  | {
      readonly ok: true;
      /** Name and content, in base64. */
      readonly files: readonly { readonly name: string; readonly base64: string }[];
      /** Mails that were erased by policy, or are damaged. */
      readonly lacking: number;
    }
  | { readonly ok: false; readonly fault: 'unknown' };

/**
 * Everything that the desk has on a member, for them to read: one JSON file, every mail, every file of theirs.
 * @param by who asks for it: that is in the audit
 */
export async function exportMember(
  { db, rawMail, clock }: Pick<Desk, 'db' | 'rawMail' | 'clock'>,
  { member: named, by }: { readonly member: string; readonly by: string },
): Promise<Exported> {
  const member = await findMember(db, named);
  if (!member) return { ok: false, fault: 'unknown' };
  const found = await tracesOf(db, member);
  const wanted = [
    ...found.messages.map(({ id, sha256 }) => ({ name: `from-the-member/${id}.eml`, sha256 })),
    ...found.letters.map(({ id, raw }) => ({ name: `from-the-desk/${id}.eml`, sha256: raw })),
    ...found.evidence.map(({ id, filename, sha256 }) => ({
      name: `files/${id.slice(0, 8)}-${filename.replaceAll(/[^\p{L}\p{N}._-]/gu, '_')}`,
      sha256,
    })),
  ];
  const files: { name: string; base64: string }[] = [];
  for (const { name, sha256 } of wanted) {
    const bytes = await rawMail.get(sha256).catch(() => null);
    if (bytes) files.push({ name, base64: bytes.toString('base64') });
  }
  const at = clock.now();
  const about = { exportedAt: at.toISOString(), member, ...withoutKeys(found) };
  await record(db, {
    at,
    who: by,
    what: 'exported',
    thing: 'member',
    thingId: member.id,
    details: { files: files.length },
  });
  return {
    ok: true,
    files: [
      {
        name: 'data.json',
        base64: Buffer.from(`${JSON.stringify(about, null, 2)}\n`).toString('base64'),
      },
      ...files,
    ],
    lacking: wanted.length - files.length,
  };
}

/** Hashes of tokens open nothing, and tell the person nothing. */
const withoutKeys = ({ letters, deliveries, ...rest }: Traces) => ({
  ...rest,
  letters: letters.map(({ tokenHash: _, codeHash: __, ...letter }) => letter),
  deliveries: deliveries.map(({ tokenHash: _, ...delivery }) => delivery),
});
