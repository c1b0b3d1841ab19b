/** What the inbox promises, whatever the mail server does. */
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { failedFetches, fetches, letters, mailboxes, messages } from '../src/database/tables.ts';
import type { Mailbox, Portion } from '../src/desk.ts';
import { collectOnce } from '../src/inbox/collect.ts';
import { mailboxProgress } from '../src/inbox/rows.ts';
import { countedAs, notBefore } from '../src/inbox/sender-limit.ts';
import { sweepInbox } from '../src/inbox/sweep.ts';
import { letter } from './contracts/mailbox.ts';
import { smallDesk, type TestDesk } from './desk.ts';

let desk: TestDesk;
/** A clock that stands still, so that a test can say to the minute what is due. */
let now: number;
async function newDesk(): Promise<TestDesk> {
  const fresh = await smallDesk();
  now = fresh.clock.now().getTime();
  return Object.assign(fresh, { clock: { ...fresh.clock, now: () => new Date(now) } });
}
beforeEach(async () => {
  desk = await newDesk();
});
afterEach(() => desk.close());

const minute = 60_000;

/** A mailbox in memory; what it does not give is set by the test. */
function box(name = 'inbox') {
  const mails = new Map<number, Buffer>();
  const refuses = new Map<number, string>();
  const asked: number[] = [];
  const moved: number[] = [];
  const state = { uidValidity: '1', moves: false };
  const mailbox: Mailbox = {
    name,
    async *look(progress): AsyncGenerator<Portion> {
      const { uidValidity } = state;
      const known = progress?.uidValidity === uidValidity ? progress : null;
      let upTo = known?.highestUid ?? 0;
      const nothing = { uidValidity, messages: [], refused: [], gone: [] };
      if (!known) yield { ...nothing, upTo };
      const fresh = [...mails.keys()].filter((uid) => uid > upTo);
      for (const uid of [...fresh, ...(known?.retry ?? [])]) {
        asked.push(uid);
        upTo = Math.max(upTo, uid);
        const raw = mails.get(uid);
        const reason = refuses.get(uid);
        if (!raw) yield { ...nothing, gone: [uid], upTo };
        else if (reason)
          yield { ...nothing, refused: [{ uid, reason: { kind: 'refused', said: reason } }], upTo };
        else yield { ...nothing, messages: [{ uid, raw }], upTo };
      }
    },
    async putAway(_, kept) {
      if (state.moves) moved.push(...(await kept([...mails.keys()])));
    },
    watch: async () => {},
  };
  return { mailbox, mails, refuses, asked, moved, state };
}

const look = (b: ReturnType<typeof box>) => collectOnce(desk, b.mailbox);
const stored = () => desk.db.select().from(messages);
const waitingJobs = () => desk.queue.waiting('inbox');
const turn = (minutes: number) => {
  now += minutes * minute;
};
async function faults(): Promise<string[]> {
  const rows = await desk.db.select().from(letters).where(eq(letters.mail, 'desk-fault'));
  return Promise.all(
    rows.map(async ({ raw }) => (await simpleParser(await desk.rawMail.get(raw))).text ?? ''),
  );
}

describe('a message that the server does not give', () => {
  test('does not stop the others, is tried three times with pauses, and then given up; the administrator is told once', async () => {
    const inbox = box();
    for (const uid of [1, 2, 3]) inbox.mails.set(uid, letter(String(uid)));
    inbox.refuses.set(2, 'NO Message is damaged');
    await look(inbox);
    expect((await stored()).length).toBe(2);
    expect(await mailboxProgress(desk.db, 'inbox', desk.clock.now())).toEqual({
      uidValidity: '1',
      highestUid: 3,
      retry: [],
    });
    const triedAfter = async (minutes: number) => {
      inbox.asked.length = 0;
      turn(minutes);
      await look(inbox);
      return [...inbox.asked];
    };
    expect(await triedAfter(9)).toEqual([]);
    expect(await triedAfter(1)).toEqual([2]);
    expect(await triedAfter(59)).toEqual([]);
    expect(await faults()).toEqual([]);
    expect(await triedAfter(1)).toEqual([2]);
    for (let i = 0; i < 3; i += 1) expect(await triedAfter(24 * 60)).toEqual([]);
    const told = await faults();
    expect(told.length).toBe(1);
    expect(told[0]).toContain('UID 2: NO Message is damaged');
  });

  test('and gives after all is kept, and forgotten as a failure', async () => {
    const inbox = box();
    inbox.mails.set(1, letter('1'));
    inbox.refuses.set(1, 'not now');
    await look(inbox);
    inbox.refuses.clear();
    turn(10);
    expect(await look(inbox)).toBe(1);
    expect(await desk.db.select().from(failedFetches)).toEqual([]);
  });

  test('and that somebody has deleted meanwhile is no failure any more', async () => {
    const inbox = box();
    inbox.mails.set(1, letter('1'));
    inbox.refuses.set(1, 'not now');
    await look(inbox);
    inbox.mails.delete(1);
    turn(10);
    await look(inbox);
    expect(await desk.db.select().from(failedFetches)).toEqual([]);
    expect(await faults()).toEqual([]);
  });
});

describe('the same and not the same', () => {
  test('one mail in two folders, and twice in one, is one message and one job', async () => {
    const [a, b] = [box('a'), box('b')];
    for (const uid of [1, 2]) a.mails.set(uid, letter('same'));
    b.mails.set(7, letter('same'));
    expect([await look(a), await look(b)]).toEqual([1, 0]);
    expect((await stored()).length).toBe(1);
    expect((await desk.db.select().from(fetches)).length).toBe(3);
    expect(await waitingJobs()).toBe(1);
  });

  test('two mails with one Message-ID are two messages', async () => {
    const inbox = box();
    const withId = (text: string) =>
      Buffer.from(`From: a@ipu.example\r\nMessage-ID: <1@ipu.example>\r\n\r\n${text}\r\n`);
    inbox.mails.set(1, withId('first'));
    inbox.mails.set(2, withId('second'));
    expect(await look(inbox)).toBe(2);
  });
});

describe('a new UIDVALIDITY', () => {
  test('is read from the beginning: what is known is no second message; the administrator is told once', async () => {
    const inbox = box();
    for (const uid of [1, 2, 3]) inbox.mails.set(uid, letter(String(uid)));
    inbox.refuses.set(3, 'no');
    await look(inbox);
    inbox.refuses.clear();
    desk.loseQueue();
    inbox.state.uidValidity = '2';
    inbox.mails.set(4, letter('new'));
    expect(await look(inbox)).toBe(2);
    expect((await stored()).length).toBe(4);
    await look(inbox);
    const told = await faults();
    expect(told.length).toBe(1);
    expect(told[0]).toContain('UIDVALIDITY was 1 and is 2');
    expect(await desk.db.select().from(failedFetches)).toEqual([]);
    expect((await desk.db.select().from(mailboxes))[0]).toMatchObject({
      uidValidity: '2',
      highestUid: 4,
    });
  });

  test('of an empty mailbox is told too', async () => {
    const inbox = box();
    inbox.mails.set(1, letter('1'));
    await look(inbox);
    inbox.mails.clear();
    inbox.state.uidValidity = '2';
    await look(inbox);
    expect((await faults()).length).toBe(1);
    inbox.mails.set(1, letter('after'));
    expect(await look(inbox)).toBe(1);
  });
});

describe('an outage', () => {
  test.each(['disk', 'database'] as const)(
    'of the %s stops the look and skips nothing',
    async (what) => {
      const inbox = box();
      inbox.state.moves = true;
      for (const uid of [1, 2, 3, 4]) inbox.mails.set(uid, letter(String(uid)));
      let puts = 0;
      const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
      const broken = {
        ...desk,
        rawMail: {
          ...desk.rawMail,
          put: async (bytes: Uint8Array) => {
            puts += 1;
            if (what === 'disk' && puts >= 3) throw full;
            return desk.rawMail.put(bytes);
          },
        },
        db: new Proxy(desk.db, {
          get(db, name) {
            if (name === 'transaction' && what === 'database' && puts >= 3)
              return async () => {
                throw new Error('Connection terminated unexpectedly');
              };
            return Reflect.get(db, name);
          },
        }),
      };
      await expect(collectOnce(broken, inbox.mailbox)).rejects.toThrow();
      expect(inbox.moved).toEqual([]);
      expect(await mailboxProgress(desk.db, 'inbox', desk.clock.now())).toMatchObject({
        highestUid: 2,
      });
      expect(await look(inbox)).toBe(2);
      expect((await stored()).length).toBe(4);
      expect(await desk.db.select().from(failedFetches)).toEqual([]);
      expect(inbox.moved).toEqual([1, 2, 3, 4]);
    },
  );
});

test('only what is kept is moved away, and a failed move harms nothing', async () => {
  const inbox = box();
  inbox.state.moves = true;
  for (const uid of [1, 2, 3]) inbox.mails.set(uid, letter(String(uid)));
  inbox.refuses.set(2, 'no');
  await look(inbox);
  expect(inbox.moved).toEqual([1, 3]);
  const stubborn = {
    ...inbox.mailbox,
    putAway: () => Promise.reject(new Error('Permission denied')),
  };
  inbox.mails.set(4, letter('4'));
  expect(await collectOnce(desk, stubborn)).toBe(1);
});

describe('the limit of a sender', () => {
  let arrived = 0;
  /** Stores mails and lets each through or not, as recognition does. */
  async function arrive(count: number, sender: string): Promise<(Date | null)[]> {
    const waits: (Date | null)[] = [];
    for (let i = 0; i < count; i += 1) {
      arrived += 1;
      await desk.receive(letter(`${sender} ${arrived}`));
      const rows = await desk.db.select().from(messages).where(eq(messages.state, 'stored'));
      const row = rows.find((r) => !r.countedAs);
      if (!row) throw new Error('nothing arrived');
      const wait = await notBefore(desk, row, sender);
      waits.push(wait);
      if (!wait)
        await desk.db.update(messages).set({ countedAs: sender }).where(eq(messages.id, row.id));
    }
    return waits;
  }
  const limitTo = (hourlyLimit: number) =>
    Object.assign(desk, {
      config: { ...desk.config, mail: { ...desk.config.mail, hourlyLimit } },
    });

  test('holds back what is above it, for an hour, in the order of arrival; others are not touched', async () => {
    limitTo(2);
    const inHours = (n: number) => new Date(now + n * 60 * minute);
    expect(await arrive(5, 'hrteam@ipu.org')).toEqual([
      null,
      null,
      inHours(1),
      inHours(1),
      inHours(2),
    ]);
    expect(await arrive(1, 'anna.lund@parlament.example')).toEqual([null]);
  });

  test('is one for those of whom it is proven, and another for those who only say so', async () => {
    limitTo(2);
    await arrive(3, countedAs('hrteam@ipu.org', false));
    expect(await arrive(1, countedAs('hrteam@ipu.org', true))).toEqual([null]);
  });

  test('tells the administrator once a day', async () => {
    limitTo(1);
    await arrive(4, 'flood@example.org');
    expect((await faults()).length).toBe(1);
    expect((await faults())[0]).toContain('flood@example.org');
    turn(24 * 60);
    await arrive(2, 'flood@example.org');
    expect((await faults()).length).toBe(2);
  });

  test('who waits is not swept up before its time, and is let through when it comes', async () => {
    limitTo(1);
    await arrive(2, 'flood@example.org');
    const [held] = (await stored()).filter((row) => row.notBefore);
    if (!held) throw new Error('nobody is held back');
    const swept = async () => (await sweepInbox(desk)).map(({ payload }) => payload);
    expect(await swept()).not.toContainEqual({ message: held.id });
    turn(60);
    expect(await swept()).toContainEqual({ message: held.id });
    expect(await notBefore(desk, held, 'flood@example.org')).toBeNull();
  });

  test('never lets through more than it says in any hour, and everybody in the end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 14 }),
        async (limit, pauses) => {
          await desk.close();
          desk = await newDesk();
          limitTo(limit);
          const through: number[] = [];
          for (const pause of pauses) {
            turn(pause);
            const [wait] = await arrive(1, 'x@example.org');
            through.push(wait?.getTime() ?? now);
          }
          for (const from of through)
            expect(
              through.filter((at) => at >= from && at < from + 60 * minute).length,
            ).toBeLessThanOrEqual(limit);
          expect(through.toSorted((a, b) => a - b)).toEqual(through);
        },
      ),
      { numRuns: 5 },
    );
  });
});
