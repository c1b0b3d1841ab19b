/** Documents that a mailing only links to are fetched, once each, and the mailing waits for them. */
import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { asc, eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { moveLink } from '../../src/database/move.ts';
import { audit, documents, links, mailings, messages } from '../../src/database/tables.ts';
import type { FetchDocument } from '../../src/desk.ts';
import { fetchLinks, linkDoubts, linksWait } from '../../src/reading/fetch-links.ts';
import { sweepReading } from '../../src/reading/sweep.ts';
import { type HttpsServer, httpsServer } from '../adapters/https-server.ts';
import { smallDesk, type TestDesk } from '../desk.ts';
import { doubtsInEnglish } from '../in-english.ts';

const phl = 'https://www.ipu.org/file/10143/download';
const bra = 'https://www.ipu.org/file/10151/download';
const page = 'https://www.ipu.org/decisions-committee-human-rights-parliamentarians';

let server: HttpsServer;
let answer: RequestListener;
let desk: TestDesk;

beforeAll(async () => {
  server = await httpsServer((req, res) => answer(req, res));
});
afterAll(() => server.close());

beforeEach(async () => {
  server.asked.length = 0;
  answer = (req, res) =>
    res.setHeader('Content-Type', 'application/pdf').end(`%PDF-1.7 ${req.url}`);
  desk = await smallDesk();
  fetchBy(server.fetcher());
});
afterEach(() => desk.close());

const fetchBy = (fetchDocument: FetchDocument) => Object.assign(desk, { fetchDocument });

async function mailingWith(
  urls: readonly string[],
  state: 'received' | 'quarantined' = 'received',
): Promise<string> {
  const storedAt = desk.clock.now();
  const message = randomUUID();
  const mailing = randomUUID();
  await desk.db
    .insert(messages)
    .values({ id: message, sha256: message, bytes: 1, state: 'settled', storedAt });
  await desk.db.insert(mailings).values({
    id: mailing,
    message,
    state,
    subject: '',
    receivedAt: storedAt,
    genuine: 'genuine',
    evidence: [],
  });
  if (urls.length)
    await desk.db.insert(links).values(urls.map((url, position) => ({ mailing, position, url })));
  return mailing;
}

const rowsOf = (mailing: string) =>
  desk.db.select().from(links).where(eq(links.mailing, mailing)).orderBy(asc(links.position));
const statesOf = async (mailing: string) => (await rowsOf(mailing)).map((row) => row.state);
const documentsOf = (mailing: string) =>
  desk.db
    .select()
    .from(documents)
    .where(eq(documents.mailing, mailing))
    .orderBy(asc(documents.position));
const tryAt = async (mailing: string) => (await rowsOf(mailing))[0]?.nextTryAt?.getTime() ?? 0;

/** In seconds, a little less than what was decided: the clock goes on. */
const untilTry = async (mailing: string) =>
  ((await tryAt(mailing)) - desk.clock.now().getTime()) / 1000;

/** Follows links as long as one is due. */
async function followAll(mailing: string): Promise<void> {
  for (let i = 0; i < 50; i += 1) {
    const result = await fetchLinks(desk, mailing);
    if (result.result !== 'again' || result.at > desk.clock.now()) return;
  }
  throw new Error('The links never come to an end');
}

describe('what is fetched', () => {
  test('becomes a document of the mailing, in the order of the links, with its bytes kept', async () => {
    const mailing = await mailingWith([phl, bra, page]);
    await followAll(mailing);
    const found = await documentsOf(mailing);
    expect(found).toMatchObject([
      {
        position: 0,
        filename: '10143.pdf',
        via: 'link',
        contentType: 'application/pdf',
        bytes: 29,
      },
      { position: 1, filename: '10151.pdf', via: 'link', readable: null },
    ]);
    const [first] = found;
    expect(`${await desk.rawMail.get(first?.sha256 ?? '')}`).toBe('%PDF-1.7 /file/10143/download');
    expect(await statesOf(mailing)).toEqual(['fetched', 'fetched', 'refused']);
    expect(server.asked).toEqual([
      'www.ipu.org/file/10143/download',
      'www.ipu.org/file/10151/download',
    ]);
    expect(await desk.db.select().from(audit)).toHaveLength(2);
  });

  test('stands after the documents that are there', async () => {
    const mailing = await mailingWith([phl]);
    await desk.db.insert(documents).values({
      mailing,
      position: 0,
      filename: 'letter.txt',
      via: 'body',
      contentType: 'text/plain',
      sha256: 'x',
      bytes: 1,
    });
    await followAll(mailing);
    expect((await documentsOf(mailing)).map((d) => d.position)).toEqual([0, 1]);
  });

  test('under an older address is fetched over HTTPS all the same', async () => {
    const mailing = await mailingWith([phl.replace('https:', 'http:')]);
    await followAll(mailing);
    expect(await statesOf(mailing)).toEqual(['fetched']);
  });

  test('behind two links is one document', async () => {
    answer = (_req, res) => res.end('%PDF-1.7 the same');
    const mailing = await mailingWith([phl, bra]);
    await followAll(mailing);
    expect(await statesOf(mailing)).toEqual(['fetched', 'fetched']);
    expect(await documentsOf(mailing)).toHaveLength(1);
  });

  test('is marked, so that a clerk says yes to it', async () => {
    const mailing = await mailingWith([phl]);
    await followAll(mailing);
    expect(doubtsInEnglish(await linkDoubts(desk.db, mailing))).toEqual([
      'No document was attached; what is read here was fetched from links.',
    ]);
    expect(await linkDoubts(desk.db, await mailingWith([]))).toEqual([]);
  });
});

describe('a page', () => {
  const html = (body: string): RequestListener => {
    return (req, res) =>
      req.url?.startsWith('/file/')
        ? res.end(`%PDF-1.7 ${req.url}`)
        : res.setHeader('Content-Type', 'text/html').end(`<!DOCTYPE html>${body}`);
  };

  test('that lists documents is followed to them, one step and no further', async () => {
    answer = (req, res) =>
      res
        .setHeader('Content-Type', 'text/html')
        .end(
          `<!DOCTYPE html><a href="/file/1/download">1</a><a href="${req.url}/file/2/download">2</a>`,
        );
    const mailing = await mailingWith([page]);
    await followAll(mailing);
    expect((await rowsOf(mailing)).map((row) => new URL(row.url).pathname)).toEqual([
      '/decisions-committee-human-rights-parliamentarians',
      '/file/1/download',
      '/decisions-committee-human-rights-parliamentarians/file/2/download',
    ]);
    expect((await documentsOf(mailing)).map((d) => d.filename)).toEqual(['1.html', '2.html']);
  });

  test('each of two is followed', async () => {
    answer = html('<a href="/file/1/download">1</a>');
    const mailing = await mailingWith([`${page}/phl`, `${page}/bra`]);
    await followAll(mailing);
    expect(await statesOf(mailing)).toEqual(['fetched', 'fetched', 'fetched']);
    expect(await documentsOf(mailing)).toHaveLength(1);
  });

  test('without such links is itself the document', async () => {
    answer = html('The Governing Council adopted');
    const mailing = await mailingWith([page]);
    await followAll(mailing);
    expect(await documentsOf(mailing)).toMatchObject([
      {
        filename: 'decisions-committee-human-rights-parliamentarians.html',
        contentType: 'text/html',
      },
    ]);
  });

  test('with very many is followed to the first twenty links, and a clerk is told', async () => {
    answer = html(Array.from({ length: 60 }, (_, i) => `<a href="/file/${i}/download">`).join());
    const mailing = await mailingWith([page]);
    await followAll(mailing);
    expect(await documentsOf(mailing)).toHaveLength(19);
    expect(doubtsInEnglish(await linkDoubts(desk.db, mailing))).toContain(
      `${page}: It leads to 60 documents, of which 19 were fetched.`,
    );
  });
});

test('of very many links the first twenty are followed, and a clerk is told', async () => {
  const urls = Array.from({ length: 60 }, (_, i) => `https://www.ipu.org/file/${i}/download`);
  const mailing = await mailingWith(urls);
  await followAll(mailing);
  expect(await documentsOf(mailing)).toHaveLength(20);
  expect(doubtsInEnglish(await linkDoubts(desk.db, mailing))).toHaveLength(2);
});

describe('what may not be fetched', () => {
  test('is asked once and named to the clerk', async () => {
    const elsewhere = 'https://ipu.org.evil.example/file/1/download';
    const mailing = await mailingWith([elsewhere, phl]);
    await followAll(mailing);
    expect(await statesOf(mailing)).toEqual(['refused', 'fetched']);
    expect(doubtsInEnglish(await linkDoubts(desk.db, mailing))).toContain(
      `${elsewhere} was not fetched: ipu.org.evil.example is not among the hosts from which documents are fetched.`,
    );
  });

  test('is nothing of a mailing that is quarantined', async () => {
    const mailing = await mailingWith([phl], 'quarantined');
    expect(await fetchLinks(desk, mailing)).toMatchObject({ result: 'nothing-to-do' });
    expect(await sweepReading(desk)).toEqual([]);
    expect(server.asked).toEqual([]);
    expect(await statesOf(mailing)).toEqual(['waiting']);
  });

  test('is nothing that became quarantined while it was fetched', async () => {
    const mailing = await mailingWith([phl]);
    fetchBy(async (url) => {
      await desk.db.update(mailings).set({ state: 'quarantined' }).where(eq(mailings.id, mailing));
      return server.fetcher()(url);
    });
    await fetchLinks(desk, mailing);
    expect(await documentsOf(mailing)).toEqual([]);
    expect(await statesOf(mailing)).toEqual(['waiting']);
  });
});

describe('what could not be had', () => {
  const busy: RequestListener = (_req, res) => res.writeHead(503).end();

  test('is tried again after 1 minute, 10 minutes, 1 hour and 6 hours; then the mailing goes on', async () => {
    answer = busy;
    const mailing = await mailingWith([phl]);
    for (const [tries, minutes] of [1, 10, 60, 360].entries()) {
      await followAll(mailing);
      expect(server.asked).toHaveLength(tries + 1);
      expect(await linksWait(desk.db, mailing)).toBe(true);
      expect(Math.ceil((await untilTry(mailing)) / 60)).toBe(minutes);
      expect(await sweepReading(desk)).toEqual([]);
      desk.clock.turnTo(new Date(await tryAt(mailing)));
      expect(await sweepReading(desk)).toEqual([{ name: 'fetch-links', payload: { mailing } }]);
    }
    expect(await fetchLinks(desk, mailing)).toEqual({ result: 'done' });
    expect(server.asked).toHaveLength(5);
    expect(await linksWait(desk.db, mailing)).toBe(false);
    expect(doubtsInEnglish(await linkDoubts(desk.db, mailing))).toEqual([
      `${phl} could not be fetched: www.ipu.org answered 503 Service Unavailable.`,
    ]);
    expect(await sweepReading(desk)).toEqual([{ name: 'read-mailing', payload: { mailing } }]);
  });

  test('is not asked before the server allows it, but no later than a day', async () => {
    const waitAfter = async (seconds: number) => {
      answer = (_req, res) => res.writeHead(429, { 'Retry-After': `${seconds}` }).end();
      const mailing = await mailingWith([phl]);
      await followAll(mailing);
      return Math.ceil((await untilTry(mailing)) / 60);
    };
    expect(await waitAfter(5)).toBe(1);
    expect(await waitAfter(3600)).toBe(60);
    expect(await waitAfter(999_999_999)).toBe(24 * 60);
  });

  test('does not keep the others waiting', async () => {
    answer = (req, res) =>
      req.url?.includes('10143') ? res.writeHead(503).end() : res.end('%PDF-1.7 B');
    const mailing = await mailingWith([phl, bra]);
    await followAll(mailing);
    expect(await statesOf(mailing)).toEqual(['waiting', 'fetched']);
  });

  test('is said no more once it was had', async () => {
    answer = busy;
    const mailing = await mailingWith([phl]);
    await followAll(mailing);
    desk.clock.turnTo(new Date(await tryAt(mailing)));
    answer = (_req, res) => res.end('%PDF-1.7');
    await followAll(mailing);
    expect(doubtsInEnglish(await linkDoubts(desk.db, mailing))).toHaveLength(1);
    expect(await documentsOf(mailing)).toHaveLength(1);
  });

  test('is tried again when a clerk asks for it', async () => {
    const mailing = await mailingWith([phl]);
    const [row] = await rowsOf(mailing);
    await moveLink(desk.db, row?.id ?? '', 'waiting', 'failed', {
      attempts: 5,
      problem: { kind: 'slow', host: 'www.ipu.org' },
    });
    await moveLink(desk.db, row?.id ?? '', 'failed', 'waiting');
    await followAll(mailing);
    expect(await statesOf(mailing)).toEqual(['fetched']);
  });
});

describe('nothing is doubled or lost', () => {
  test('when two follow the same link at the same time', async () => {
    const mailing = await mailingWith([phl, bra]);
    await Promise.all([fetchLinks(desk, mailing), fetchLinks(desk, mailing)]);
    await followAll(mailing);
    expect(await statesOf(mailing)).toEqual(['fetched', 'fetched']);
    expect((await documentsOf(mailing)).map((d) => d.position)).toEqual([0, 1]);
  });

  test('when two fail at the same time, one try is counted', async () => {
    answer = (_req, res) => res.writeHead(503).end();
    const mailing = await mailingWith([phl]);
    await Promise.all([fetchLinks(desk, mailing), fetchLinks(desk, mailing)]);
    expect(await rowsOf(mailing)).toMatchObject([{ attempts: 1 }]);
  });

  test('when the process dies after the bytes were kept', async () => {
    const mailing = await mailingWith([phl]);
    const { put } = desk.rawMail;
    desk.rawMail.put = async (bytes) => {
      await put(bytes);
      throw new Error('killed');
    };
    await expect(fetchLinks(desk, mailing)).rejects.toThrow('killed');
    expect(await documentsOf(mailing)).toEqual([]);
    desk.rawMail.put = put;
    await followAll(mailing);
    expect(await documentsOf(mailing)).toHaveLength(1);
  });

  test('when the process dies before the mailing is queued, the sweep finds it', async () => {
    const mailing = await mailingWith([phl]);
    const { add } = desk.queue;
    desk.queue.add = async () => {
      throw new Error('killed');
    };
    await expect(fetchLinks(desk, mailing)).rejects.toThrow('killed');
    desk.queue.add = add;
    expect(await sweepReading(desk)).toEqual([{ name: 'read-mailing', payload: { mailing } }]);
    expect(await fetchLinks(desk, mailing)).toMatchObject({ result: 'nothing-to-do' });
    expect(await documentsOf(mailing)).toHaveLength(1);
  });
});

test('a mailing without links is read at once, one with links first has them followed', async () => {
  const without = await mailingWith([]);
  const withLinks = await mailingWith([phl]);
  const found = await sweepReading(desk);
  expect(found).toHaveLength(2);
  expect(found).toContainEqual({ name: 'read-mailing', payload: { mailing: without } });
  expect(found).toContainEqual({ name: 'fetch-links', payload: { mailing: withLinks } });
});
