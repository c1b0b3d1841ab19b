/** A disk that is full while mail arrives: nothing is taken that cannot be kept, and nothing is lost. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { failedFetches, messages } from '../../src/database/tables.ts';
import type { Mailbox, Portion } from '../../src/desk.ts';
import { collectOnce } from '../../src/inbox/collect.ts';
import { letter } from '../contracts/mailbox.ts';
import { smallDesk, type TestDesk } from '../desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await smallDesk();
});
afterAll(() => desk.close());

const mails = [letter('1'), letter('2')];

/** Gives what lies above the progress. */
const mailbox: Mailbox = {
  name: 'inbox',
  async *look(progress): AsyncGenerator<Portion> {
    for (const [i, raw] of mails.entries()) {
      const uid = i + 1;
      if (uid <= (progress?.highestUid ?? 0)) continue;
      const nothing = { uidValidity: '1', refused: [], gone: [] };
      yield { ...nothing, messages: [{ uid, raw }], upTo: uid };
    }
  },
  putAway: async () => {},
  watch: async () => {},
};

test('a message that cannot be kept stays in the mailbox, blamed for nothing, and is taken when there is room', async () => {
  const { rawMail } = desk;
  const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  let room = 1;
  const put: typeof rawMail.put = async (raw) => {
    if (room-- <= 0) throw full;
    return rawMail.put(raw);
  };
  await expect(collectOnce({ ...desk, rawMail: { ...rawMail, put } }, mailbox)).rejects.toThrow(
    /no space left/,
  );
  expect(await desk.db.select().from(messages)).toHaveLength(1);
  expect(await desk.db.select().from(failedFetches)).toEqual([]);

  await collectOnce(desk, mailbox);
  expect(await desk.db.select().from(messages)).toHaveLength(2);
});
