/** What is past its time is erased by itself, said in the audit without what it said; the record stays. */

import { and, eq, isNotNull } from 'drizzle-orm';
import { afterEach, expect, test } from 'vitest';
import { mailFrom } from '../../demo/correspondence.ts';
import { configSchema } from '../../src/config/schema.ts';
import {
  actions,
  audit,
  commands,
  deliveries,
  letters,
  mailings,
  members,
  messages,
  replies,
  sessions,
} from '../../src/database/tables.ts';
import type { Day } from '../../src/domain/day.ts';
import { sendRound } from '../../src/inbox/send-round.ts';
import { eraseExpired } from '../../src/keeping/retention/erase-expired.ts';
import { sweepRetention } from '../../src/keeping/retention/sweep.ts';
import type { TestDesk } from '../desk.ts';
import { deskThatTold, noticeTo } from '../people.ts';
import { examined } from './kept.ts';

let desk: TestDesk;
afterEach(() => desk?.close());

const later = (years: number, months = 0) => {
  const at = desk.clock.now();
  at.setUTCFullYear(at.getUTCFullYear() + years, at.getUTCMonth() + months, at.getUTCDate() + 1);
  desk.clock.turnTo(at);
};
/** What the desk does by itself, once a day. */
async function round(): Promise<void> {
  for (const { payload } of await sweepRetention(desk))
    await eraseExpired(desk, (payload as { day: Day }).day);
}
const erased = async () =>
  (
    await desk.db
      .select()
      .from(audit)
      .where(and(eq(audit.what, 'erased'), eq(audit.thing, 'retention')))
  ).map(({ details }) => details);
const kindsErased = async () =>
  (await desk.db.select().from(messages).where(isNotNull(messages.erasedAt)))
    .map(({ kind }) => kind)
    .sort();

async function deskWithMail(): Promise<void> {
  desk = await deskThatTold();
  const [member] = await desk.db.select().from(members).orderBy(members.key);
  const from = member?.email ?? '';
  await desk.receive(
    mailFrom({
      from,
      inReplyTo: noticeTo(desk, from).messageId,
      text: 'I shall ask the minister.',
    }),
  );
  await desk.receive(mailFrom({ from: 'shop@elsewhere.example', text: 'Buy now' }));
  await desk.settle();
}

test('each class at its own time, once, and the record stays', async () => {
  await deskWithMail();
  await round();
  expect(await erased()).toEqual([]);
  later(0, 13);
  await round();
  expect(await kindsErased()).toEqual(['otherwise']);
  expect(await erased()).toEqual([{ class: 'other-mail', count: 1 }]);
  expect((await desk.db.select().from(replies))[0]?.text).not.toBe('');

  const before = {
    mailings: await desk.db.$count(mailings),
    told: await desk.db.$count(deliveries),
    actions: await desk.db.$count(actions),
  };
  later(4);
  await round();
  expect((await kindsErased()).includes('mailing')).toBe(false);
  expect(await kindsErased()).toContain('reply');
  expect(await desk.db.select().from(replies)).toMatchObject([
    { text: '', rest: '', suggestions: [] },
  ]);
  expect(
    await desk.db.$count(letters, and(isNotNull(letters.erasedAt), eq(letters.mail, 'report'))),
  ).toBe(0);
  expect(await desk.db.$count(letters, isNotNull(letters.erasedAt))).toBeGreaterThan(0);
  expect({
    mailings: await desk.db.$count(mailings),
    told: await desk.db.$count(deliveries),
    actions: await desk.db.$count(actions),
  }).toEqual(before);
  const said = await erased();
  expect(JSON.stringify(said)).not.toMatch(/@|minister/);
  // The same day again erases nothing, and says nothing.
  await round();
  expect(await erased()).toEqual(said);
  expect((await examined(desk)).faults).toEqual([]);
});

test('who left long ago is erased, who left lately is not', async () => {
  desk = await deskThatTold();
  const all = await desk.db.select().from(members).orderBy(members.key);
  for (const [i, endedOn] of (['2014-05-31', '2019-06-04'] as Day[]).entries())
    await desk.db
      .update(members)
      .set({ endedOn })
      .where(eq(members.id, all[i]?.id ?? ''));
  later(0);
  await round();
  const rows = await desk.db.select().from(members);
  expect(rows.filter(({ erasedAt }) => erasedAt).map(({ id }) => id)).toEqual([all[0]?.id]);
  expect(rows.find(({ id }) => id === all[1]?.id)?.name).toBe(all[1]?.name);
});

test('sessions that ended, and stored files that nothing names', async () => {
  desk = await deskThatTold();
  const at = desk.clock.now();
  await desk.db
    .insert(sessions)
    .values({ tokenHash: 'x', person: 'anna', by: 'link', createdAt: at, expiresAt: at });
  const unused = await desk.rawMail.put(Buffer.from('a list of members'));
  await round();
  expect(await desk.db.$count(sessions)).toBe(1);
  // Files are as old as the machine says.
  later(new Date().getUTCFullYear() - at.getUTCFullYear(), 14);
  await round();
  expect(await desk.db.$count(sessions)).toBe(0);
  await expect(desk.rawMail.get(unused)).rejects.toThrow('Nothing is stored');
  expect((await examined(desk)).faults).toEqual([]);
});

test('a class whose time is null is kept for ever', async () => {
  await deskWithMail();
  Object.assign(desk.config, {
    retention: {
      ...desk.config.retention,
      repliesYears: null,
      otherMailMonths: null,
      lettersYears: null,
    },
  });
  later(50);
  await round();
  expect(await kindsErased()).toEqual([]);
  expect(await desk.db.$count(letters, isNotNull(letters.erasedAt))).toBe(0);
});

test('a policy that would erase what still counts is refused', () => {
  const parsed = configSchema.safeParse({ retention: { lettersYears: 1, repliesYears: 0 } });
  const paths = parsed.error?.issues.map(({ path }) => path.join('.'));
  // Answers to our letters count for 400 days.
  expect(paths).toContain('retention.lettersYears');
  expect(paths).toContain('retention.repliesYears');
});

test('what was erased is not sent round again: there is nothing to read', async () => {
  await deskWithMail();
  const [message] = await desk.db.select().from(messages).where(eq(messages.kind, 'otherwise'));
  later(0, 13);
  await round();
  const [command] = await desk.db
    .insert(commands)
    .values({
      person: 'anna',
      job: 'send-round',
      order: { verb: 'treat' },
      aboutKind: 'message',
      about: message?.id ?? '',
      takenAt: desk.clock.now(),
    })
    .returning();
  await sendRound(desk, command?.id ?? '');
  expect(
    (
      await desk.db
        .select()
        .from(commands)
        .where(eq(commands.id, command?.id ?? ''))
    )[0],
  ).toMatchObject({
    state: 'refused',
  });
  expect(
    (
      await desk.db
        .select()
        .from(messages)
        .where(eq(messages.id, message?.id ?? ''))
    )[0]?.state,
  ).toBe('settled');
});
