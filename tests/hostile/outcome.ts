import type { UnpackInCage } from '../../src/desk.ts';
import { readMail } from '../../src/incoming/read-mail.ts';
import { decisionsIn } from '../../src/reading/decisions-in.ts';
import { documentsOfMail } from '../../src/reading/documents-of-mail.ts';
import { kindOfFile } from '../../src/reading/kind-of-file.ts';
import { pagesOfOther } from '../../src/reading/other-formats.ts';
import { containerKind, contentsOfContainer } from '../../src/reading/unpack/contents.ts';

/** What runs in the cage, here without one: so thousands can be tried in minutes. */
const unpackHere: UnpackInCage = async ({ bytes }) => {
  const kind = containerKind(bytes);
  if (!kind) return null;
  const { trouble, ...rest } = await contentsOfContainer(kind, bytes);
  return { ...rest, problem: trouble?.problem ?? null };
};

/**
 * How reading a file ended, in a word: how far its documents could be read. PDFs within it are
 * taken out but not read: their reader has tests of its own.
 * @throws what the cage would have to catch
 */
export async function outcomeOf(bytes: Uint8Array): Promise<string> {
  const kind = kindOfFile(bytes);
  // A mail is read by the service itself, whatever it looks like.
  const mail = await readMail(Buffer.from(bytes));
  const documents =
    kind === 'mail'
      ? await documentsOfMail(mail, unpackHere)
      : [{ bytes }, ...((await unpackHere({ filename: 'x', bytes }))?.files ?? [])];
  const words = new Set<string>();
  for (const document of documents) words.add(await readableOf(document.bytes));
  return `${kind}: ${[...words].sort().join(', ') || 'no document'}`;
}

async function readableOf(bytes: Uint8Array): Promise<string> {
  const kind = kindOfFile(bytes);
  if (kind === 'pdf' || kind === 'picture') return kind;
  const read = await pagesOfOther(kind, bytes, { pages: 600 });
  if (!('pages' in read)) return read.readable;
  const { decisions } = decisionsIn(read.pages);
  return decisions.length > 0 ? 'decisions' : 'text';
}
