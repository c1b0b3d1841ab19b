/** What every mailbox must do, whoever stands behind it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FetchedMessage, Mailbox, MailboxProgress } from '../../src/desk.ts';

export interface MailboxUnderTest {
  readonly mailbox: Mailbox;
  /** Puts a mail into it, as the mail system would. */
  add(raw: Buffer): Promise<void>;
  close(): Promise<void>;
}

export const letter = (subject: string, body: Buffer | string = 'Text\r\n'): Buffer =>
  Buffer.concat([
    Buffer.from(`From: a@ipu.example\r\nSubject: ${subject}\r\n\r\n`),
    Buffer.isBuffer(body) ? body : Buffer.from(body),
  ]);

export async function collect(mailbox: Mailbox, progress: MailboxProgress | null) {
  const found: FetchedMessage[] = [];
  for await (const message of mailbox.newMessages(progress)) found.push(message);
  return found;
}

const progressAfter = (message: FetchedMessage | undefined): MailboxProgress => ({
  uidValidity: message?.uidValidity ?? '',
  highestUid: message?.uid ?? 0,
});

/** Every byte but NUL (which RFC 3501 forbids in a literal), 1 MB and more, with CRLF line ends. */
const eightBit = (): Buffer =>
  Buffer.from(
    Array.from({ length: 1_200_000 }, (_, i) =>
      i % 77 === 75 ? 13 : i % 77 === 76 ? 10 : 128 + ((i * 7) % 127),
    ),
  );

export function mailboxContract(name: string, open: () => Promise<MailboxUnderTest>): void {
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
      expect(await collect(box.mailbox, { uidValidity: 'other', highestUid: 7 })).toEqual([]);
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

    test('another UIDVALIDITY begins from the beginning', async () => {
      const found = await collect(box.mailbox, { uidValidity: '999999', highestUid: 1_000_000 });
      expect(found.length).toBe(3);
    });

    test('can be left after the first message', async () => {
      for await (const message of box.mailbox.newMessages(null)) {
        expect(message.raw.length).toBeGreaterThan(0);
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
