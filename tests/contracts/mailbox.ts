/** What every mailbox must do, whoever stands behind it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Mailbox, MailboxProgress, Portion } from '../../src/desk.ts';

export interface MailboxUnderTest {
  readonly mailbox: Mailbox;
  /** Puts a mail into it, as the mail system would. */
  add(raw: Buffer): Promise<void>;
  /** Where kept messages go; null where this server has no other folder. */
  readonly away: {
    readonly mailbox: Mailbox;
    /** Subjects of the mails that lie there. */
    subjects(): Promise<string[]>;
  } | null;
  close(): Promise<void>;
}

export const letter = (subject: string, body: Buffer | string = 'Text\r\n'): Buffer =>
  Buffer.concat([
    Buffer.from(`From: a@ipu.example\r\nSubject: ${subject}\r\n\r\n`),
    Buffer.isBuffer(body) ? body : Buffer.from(body),
  ]);

export const subjectOf = (raw: Buffer): string =>
  /^Subject: (.*)\r$/m.exec(raw.toString('latin1'))?.[1] ?? '';

export async function portionsOf(
  mailbox: Mailbox,
  progress: MailboxProgress | null,
): Promise<Portion[]> {
  const portions: Portion[] = [];
  for await (const portion of mailbox.look(progress)) portions.push(portion);
  return portions;
}

/** The messages of a look, each with the UIDVALIDITY that it was found under. */
export async function collect(mailbox: Mailbox, progress: MailboxProgress | null) {
  const portions = await portionsOf(mailbox, progress);
  return portions.flatMap(({ uidValidity, messages }) =>
    messages.map((message) => ({ uidValidity, ...message })),
  );
}

export const progressAfter = (
  message: { uidValidity: string; uid: number } | undefined,
  retry: readonly number[] = [],
): MailboxProgress => ({
  uidValidity: message?.uidValidity ?? '',
  highestUid: message?.uid ?? 0,
  retry,
});

/** Every byte but NUL (which RFC 3501 forbids in a literal), 1 MB and more, with CRLF line ends. */
const eightBit = (): Buffer =>
  Buffer.from(
    Array.from({ length: 1_200_000 }, (_, i) =>
      i % 77 === 75 ? 13 : i % 77 === 76 ? 10 : 128 + ((i * 7) % 127),
    ),
  );

/** @param folders whether the server under test has another folder to put things into */
export function mailboxContract(
  name: string,
  open: () => Promise<MailboxUnderTest>,
  folders = true,
): void {
  describe(`a mailbox: ${name}`, () => {
    let box: MailboxUnderTest;
    beforeAll(async () => {
      box = await open();
    }, 30_000);
    afterAll(async () => {
      await box?.close();
    }, 30_000);

    test('an empty one gives nothing', async () => {
      expect(await collect(box.mailbox, null)).toEqual([]);
      const other = { uidValidity: 'other', highestUid: 7, retry: [3] };
      expect(await collect(box.mailbox, other)).toEqual([]);
    });

    test('gives all messages in order, byte for byte, with rising UIDs', async () => {
      const sent = ['1', '2', '3'].map((n) => letter(n));
      for (const raw of sent) await box.add(raw);
      const found = await collect(box.mailbox, null);
      expect(found.map((message) => message.raw.toString())).toEqual(sent.map(String));
      const uids = found.map((message) => message.uid);
      expect(uids).toEqual([...new Set(uids)].sort((a, b) => a - b));
      expect(new Set(found.map((message) => message.uidValidity)).size).toBe(1);
    });

    test('gives only what is after the progress, also when that is nothing', async () => {
      const found = await collect(box.mailbox, null);
      const afterFirst = await collect(box.mailbox, progressAfter(found[0]));
      expect(afterFirst.map((message) => message.uid)).toEqual(found.slice(1).map((m) => m.uid));
      expect(await collect(box.mailbox, progressAfter(found.at(-1)))).toEqual([]);
      const far = { ...progressAfter(found[0]), highestUid: 1_000_000 };
      expect(await collect(box.mailbox, far)).toEqual([]);
    });

    test('no portion says that it is further than what it gave', async () => {
      const given = new Set<number>();
      const all = (await collect(box.mailbox, null)).map(({ uid }) => uid);
      for (const portion of await portionsOf(box.mailbox, null)) {
        for (const { uid } of portion.messages) given.add(uid);
        expect(all.filter((uid) => uid <= portion.upTo && !given.has(uid))).toEqual([]);
      }
      expect(given.size).toBe(3);
    });

    test('gives again what is to be tried again, and stays as far as it was', async () => {
      const found = await collect(box.mailbox, null);
      const [second, last] = [found[1], found.at(-1)];
      const retry = [second?.uid ?? 0];
      const again = await portionsOf(box.mailbox, progressAfter(last, retry));
      expect(again.flatMap((p) => p.messages).map(({ uid }) => uid)).toEqual(retry);
      expect(again.at(-1)?.upTo).toBe(last?.uid);
    });

    test('another UIDVALIDITY begins from the beginning, and says so before the first message', async () => {
      const other = { uidValidity: '999999', highestUid: 1_000_000, retry: [1] };
      const portions = await portionsOf(box.mailbox, other);
      expect(portions[0]).toMatchObject({ messages: [], upTo: 0 });
      expect(portions[0]?.uidValidity).not.toBe('999999');
      expect(portions.flatMap((portion) => portion.messages).length).toBe(3);
    });

    test('can be left after the first message', async () => {
      for await (const portion of box.mailbox.look(null)) {
        if (!portion.messages.length) continue;
        expect(portion.messages[0]?.raw.length).toBeGreaterThan(0);
        break;
      }
      expect((await collect(box.mailbox, null)).length).toBe(3);
    });

    test('a mail of over a megabyte with eight-bit bytes comes as it is', async () => {
      const raw = letter('large', eightBit());
      await box.add(raw);
      const before = await collect(box.mailbox, null);
      expect(before.at(-1)?.raw.equals(raw)).toBe(true);
    });

    test('puts nothing away unless it was told where', async () => {
      const found = await collect(box.mailbox, null);
      await box.mailbox.putAway(found[0]?.uidValidity ?? '', async (uids) => uids);
      expect((await collect(box.mailbox, null)).length).toBe(found.length);
    });

    if (folders)
      test('puts away what is kept and nothing else, and again is no harm', async () => {
        const { away } = box;
        if (!away) throw new Error('it has no other folder');
        const found = await collect(away.mailbox, null);
        const [first, second] = found.map(({ uid }) => uid);
        const { uidValidity } = progressAfter(found[0]);
        await away.mailbox.putAway('999999', async (uids) => uids);
        expect(await away.subjects()).toEqual([]);
        for (let time = 0; time < 2; time += 1)
          await away.mailbox.putAway(uidValidity, async (uids) =>
            uids.filter((uid) => uid === first || uid === second),
          );
        expect((await away.subjects()).sort()).toEqual(['1', '2']);
        const left = await portionsOf(away.mailbox, progressAfter(found.at(-1), [first ?? 0]));
        expect(left.flatMap((portion) => portion.gone)).toEqual([first]);
        expect((await collect(away.mailbox, null)).map(({ raw }) => subjectOf(raw))).toEqual([
          '3',
          'large',
        ]);
      });

    test('watching tells of news and ends with the signal', async () => {
      const abort = new AbortController();
      let news = 0;
      const watching = box.mailbox.watch(() => {
        news += 1;
      }, abort.signal);
      await expect
        .poll(() => news, { timeout: 5000 })
        .toBeGreaterThan(0)
        .catch(() => {});
      const before = news;
      await new Promise((resolve) => setTimeout(resolve, 200));
      await box.add(letter('news'));
      await expect.poll(() => news, { timeout: 5000, interval: 10 }).toBeGreaterThan(before);
      abort.abort();
      await watching;
    }, 15_000);
  });
}
