import { and, eq, max } from 'drizzle-orm';
import { record } from '../database/audit.ts';
import type { Executor } from '../database/database.ts';
import { moveLink } from '../database/move.ts';
import { documents, links, mailings } from '../database/tables.ts';
import type { Desk, FetchOutcome } from '../desk.ts';
import { filesOnPage } from '../incoming/links.ts';

export type Link = typeof links.$inferSelect;
type Fetched = Extract<FetchOutcome, { result: 'fetched' }>;

/** Of one mailing, with those of its pages. */
export const mostLinks = 20;

/** The bytes first, then their row and the link's in one: a crash in between fetches again and keeps once. */
export async function keepLinked(desk: Desk, link: Link, fetched: Fetched): Promise<void> {
  const sha256 = await desk.rawMail.put(fetched.bytes);
  const files =
    fetched.contentType === 'text/html'
      ? filesOnPage(fetched.bytes.toString('utf8'), fetched.url, desk.config.mail.linkHosts)
      : [];
  const now = desk.clock.now();
  await desk.db.transaction(async (tx) => {
    // One link of a mailing at a time: each takes the next free position.
    const [mailing] = await tx
      .select({ state: mailings.state })
      .from(mailings)
      .where(eq(mailings.id, link.mailing))
      .for('update');
    if (mailing?.state !== 'received') return;
    const attempts = link.attempts + 1;
    const set = { attempts, fetchedAt: now, nextTryAt: null, problem: null };
    if (!(await moveLink(tx, link.id, 'waiting', 'fetched', set))) return;
    if (files.length) await linksOfPage(tx, link, files);
    else await document(tx, link, { ...fetched, sha256 });
    await record(tx, {
      at: now,
      who: 'desk',
      what: 'fetched',
      thing: 'mailing',
      thingId: link.mailing,
      details: { link: link.id, sha256, files: files.length },
    });
  });
}

/** A page that lists documents is none; they are followed in its stead. */
async function linksOfPage(tx: Executor, page: Link, files: readonly string[]): Promise<void> {
  const rows = await tx.select().from(links).where(eq(links.mailing, page.mailing));
  const known = new Set(rows.map((row) => row.url));
  const followed = rows.filter((row) => row.state !== 'refused' || row.problem).length;
  const unknown = files.filter((url) => !known.has(url));
  const taken = unknown.slice(0, Math.max(mostLinks - followed, 0));
  const first = Math.max(...rows.map((row) => row.position)) + 1;
  if (taken.length)
    await tx
      .insert(links)
      .values(taken.map((url, i) => ({ mailing: page.mailing, position: first + i, url })));
  if (taken.length < unknown.length)
    await tx
      .update(links)
      .set({
        problem: { kind: 'page-too-long', found: files.length, taken: taken.length },
      })
      .where(eq(links.id, page.id));
}

async function document(
  tx: Executor,
  { mailing }: Link,
  { filename, contentType, sha256, bytes }: Fetched & { readonly sha256: string },
): Promise<void> {
  const ofMailing = eq(documents.mailing, mailing);
  const [same] = await tx
    .select({ id: documents.id })
    .from(documents)
    .where(and(ofMailing, eq(documents.sha256, sha256)));
  if (same) return;
  const [last] = await tx
    .select({ position: max(documents.position) })
    .from(documents)
    .where(ofMailing);
  await tx.insert(documents).values({
    mailing,
    position: (last?.position ?? -1) + 1,
    filename,
    via: 'link',
    contentType,
    sha256,
    bytes: bytes.length,
  });
}
