/** Each promise that is checked after a fault, broken on purpose: the check sees it, and no other does. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { clerkOrders, mailFrom } from '../../demo/correspondence.ts';
import {
  audit,
  commands,
  deliveries,
  followUps,
  letters,
  mailings,
  members,
  messages,
  registrations,
  reminders,
} from '../../src/database/tables.ts';
import { type Played, type TestDesk, testDesk } from '../desk.ts';
import { deskThatOwes } from '../people.ts';
import { violations, type World } from './invariants.ts';

const bo = 'bo.kjaer@parlament.example';

let desk: TestDesk;
let world: World;
let story: Played;

/** A mailing was approved and told, committees were reminded, and one of them has answered. */
beforeAll(async () => {
  const playing = await deskThatOwes();
  playing.clock.turnTo(new Date('2021-01-11T09:30:00+01:00'));
  await playing.settle();
  await clerkOrders(playing, 'reminder', 'DONE', 'It was debated.', { from: bo });
  await playing.settle();
  story = await playing.played();
  await playing.close();
});
beforeEach(async () => {
  desk = await testDesk({}, undefined, 4, story);
  world = await asItIs();
});
afterEach(() => desk?.close());

async function asItIs(): Promise<World> {
  const rows = await desk.db.select().from(messages);
  const all = await desk.db.select().from(members);
  return {
    desk,
    mailbox: await Promise.all(rows.map(({ sha256 }) => desk.rawMail.get(sha256))),
    taken: desk.sent.map(({ envelope, messageId }, i) => ({
      recipient: envelope.to,
      messageId,
      at: i * 1000,
    })),
    faults: [],
    audience: all.map(({ email }) => email),
  };
}

/** Changes rows as no code of the desk can. */
async function force(change: () => Promise<unknown>): Promise<void> {
  await desk.db.execute(sql`set session_replication_role = replica`);
  await change();
  await desk.db.execute(sql`set session_replication_role = default`);
}

const pathOf = (hash: string) =>
  join(desk.config.environment.DESK_DATA_DIR, 'mail', hash.slice(0, 2), hash.slice(2, 4), hash);
const first = async <T>(rows: Promise<T[]>): Promise<T> => {
  const [row] = await rows;
  if (!row) throw new Error('The story has no such row');
  return row;
};
const aDelivery = () => first(desk.db.select().from(deliveries));
const aLetter = (mail: string) =>
  first(desk.db.select().from(letters).where(eq(letters.mail, mail)));
const without = (messageId: string): World => ({
  ...world,
  taken: world.taken.filter((mail) => mail.messageId !== messageId),
});
const again = (messageId: string, faults: number[] = []): World => {
  const known = world.taken.find((mail) => mail.messageId === messageId);
  if (!known) throw new Error(`Nobody took ${messageId}`);
  return { ...world, faults, taken: [...world.taken, { ...known, at: known.at + 60_000 }] };
};

test('a desk on which all went well breaks no promise', async () => {
  expect(world.taken.length).toBeGreaterThan(10);
  expect((await desk.db.select().from(reminders)).length).toBeGreaterThan(0);
  expect(await violations(world)).toEqual([]);
});

const kept = 'every mail of the mailbox is a message, byte for byte';
const bytes = 'whatever a row names by its hash is on the disk, whole';
const told = 'every member is told once, or known to be uncertain or failed';
const written = 'every letter, reminder and report is written once and sent once';
const ordered = 'every order is carried out or refused once, and answered';
const audited = 'the audit tells of every change that matters, once';
const settled = 'nothing is left that time does not explain';

/** What is done to the desk or to what is known of it, and which promises it breaks. */
const breaches: Record<string, readonly [readonly string[], () => Promise<World | undefined>]> = {
  'a mail of the mailbox was never taken in': [
    [kept],
    async () => ({
      ...world,
      mailbox: [...world.mailbox, Buffer.from(mailFrom({ from: 'x@ipu.org', text: 'lost' }))],
    }),
  ],
  'a message was never in the mailbox': [
    [kept],
    async () => ({ ...world, mailbox: world.mailbox.slice(1) }),
  ],
  'a raw mail is gone from the disk': [
    [kept, bytes],
    async () => {
      rmSync(pathOf((await first(desk.db.select().from(messages))).sha256));
    },
  ],
  'the bytes of a letter are gone': [
    [bytes],
    async () => {
      rmSync(pathOf((await aLetter('reminder')).raw));
    },
  ],
  'a notice was taken twice': [[told], async () => again((await aDelivery()).messageId)],
  'a notice was taken twice, though it was claimed once before a fault': [
    [told],
    async () => again((await aDelivery()).messageId, [0]),
  ],
  'a notice that is sent was never taken': [
    [told],
    async () => without((await aDelivery()).messageId),
  ],
  'a notice that was taken is called failed': [
    [told],
    async () => {
      await force(() =>
        desk.db.execute(
          sql`update desk.deliveries set state = 'failed', response = '550' where id = (select id from desk.deliveries limit 1)`,
        ),
      );
    },
  ],
  'a notice failed and nobody knows why': [
    [told],
    async () => {
      const { id, messageId } = await aDelivery();
      await force(() =>
        desk.db
          .update(deliveries)
          .set({ state: 'failed', response: null })
          .where(eq(deliveries.id, id)),
      );
      return without(messageId);
    },
  ],
  'a member was forgotten': [
    [told],
    async () => ({ ...world, audience: [...world.audience, 'forgotten@parlament.example'] }),
  ],
  'a notice went out that stands nowhere': [
    [told],
    async () => ({
      ...world,
      taken: [...world.taken, { recipient: 'a@b.example', messageId: '<notice.x@y>', at: 1 }],
    }),
  ],
  'the account of a distribution leaves members out': [
    [told],
    async () => {
      await force(() =>
        desk.db
          .update(audit)
          .set({ details: { members: 1, sent: 1 } })
          .where(eq(audit.what, 'distributed')),
      );
    },
  ],
  'a reminder was taken twice, with no fault between': [
    [written],
    async () => again((await aLetter('reminder')).messageId),
  ],
  'a letter that is sent was never taken': [
    [written],
    async () => without((await aLetter('committee-registered')).messageId),
  ],
  'a letter went out that nobody wrote': [
    [written],
    async () => ({
      ...world,
      taken: [...world.taken, { recipient: 'a@b.example', messageId: '<reminder.x@y>', at: 1 }],
    }),
  ],
  'a clerk was reminded twice on one day by two letters': [
    [written],
    async () => {
      const letter = await aLetter('reminder');
      const id = 'ffffffff-0000-4000-8000-000000000001';
      await desk.db.insert(letters).values({
        ...letter,
        id,
        once: 'another',
        messageId: '<reminder.another@y>',
        tokenHash: null,
        codeHash: null,
      });
      const reminder = await first(desk.db.select().from(reminders));
      await desk.db.insert(reminders).values({
        ...reminder,
        id: undefined,
        rule: 'another',
        person: letter.person,
        letter: id,
      });
      return {
        ...world,
        taken: [
          ...world.taken,
          { recipient: letter.address, messageId: '<reminder.another@y>', at: 1 },
        ],
      };
    },
  ],
  'an order was taken and never carried out': [
    [ordered, settled],
    async () => {
      await force(() => desk.db.update(commands).set({ state: 'taken' }));
    },
  ],
  'an order was not answered': [
    [ordered],
    async () => {
      await force(() =>
        desk.db
          .update(letters)
          .set({ once: sql`${letters.id}::text` })
          .where(eq(letters.mail, 'follow-up-changed')),
      );
    },
  ],
  'an order came to nothing': [
    [ordered],
    async () => {
      await force(() => desk.db.delete(commands));
    },
  ],
  'nobody wrote down who approved a mailing': [
    [audited],
    async () => {
      await force(() => desk.db.delete(audit).where(sql`${audit.what} like 'approve%'`));
    },
  ],
  'an approval was written down twice': [
    [audited],
    async () => {
      const entry = await first(
        desk.db.select().from(audit).where(sql`${audit.what} like 'approve%'`),
      );
      await desk.db.insert(audit).values({ ...entry, id: undefined });
    },
  ],
  'the audit is about a follow-up that is gone': [
    [audited],
    async () => {
      const entry = await first(desk.db.select().from(audit).where(eq(audit.thing, 'follow-up')));
      const id = 'ffffffff-0000-4000-8000-000000000002';
      await desk.db.insert(audit).values({ ...entry, id: undefined, what: 'DONE', thingId: id });
    },
  ],
  'a follow-up was never written down': [
    [audited],
    async () => {
      await force(() => desk.db.delete(audit).where(eq(audit.what, 'opened')));
    },
  ],
  'a message was never looked at': [
    [settled],
    async () => {
      await force(() => desk.db.update(messages).set({ state: 'stored', kind: null }));
    },
  ],
  'a message is in the pen': [
    [settled, audited],
    async () => {
      const { id } = await first(desk.db.select().from(messages));
      await force(() =>
        desk.db.update(messages).set({ state: 'failed' }).where(eq(messages.id, id)),
      );
    },
  ],
  'a delivery is being sent for ever': [
    [settled],
    async () => {
      const { id } = await aDelivery();
      await force(() =>
        desk.db
          .update(deliveries)
          .set({ state: 'sending', claimedAt: desk.clock.now() })
          .where(eq(deliveries.id, id)),
      );
    },
  ],
  'a letter waits and nobody sends it': [
    [settled],
    async () => {
      const { id, messageId } = await aLetter('reminder');
      await force(() => desk.db.update(letters).set({ state: 'queued' }).where(eq(letters.id, id)));
      return without(messageId);
    },
  ],
  'a committee owes nothing on a mailing that went out': [
    [settled],
    async () => {
      await force(() => desk.db.delete(reminders));
      await force(() => desk.db.delete(audit).where(eq(audit.thing, 'follow-up')));
      await force(() => desk.db.delete(followUps));
    },
  ],
  'a mailing was never read': [
    [settled],
    async () => {
      await force(() => desk.db.update(mailings).set({ state: 'received' }));
    },
  ],
  'a number of a committee is missing': [
    [settled],
    async () => {
      const { committee, number } = await first(desk.db.select().from(registrations));
      await force(() =>
        desk.db
          .insert(registrations)
          .select(
            sql`select gen_random_uuid(), ${'ffffffff-0000-4000-8000-000000000003'}::uuid, committee, session, number + 2, 'x' from desk.registrations where committee = ${committee} and number = ${number}` as never,
          ),
      );
    },
  ],
};

test.each(Object.entries(breaches))('%s', async (_what, [promises, breach]) => {
  const changed = (await breach()) ?? world;
  const found = await violations(changed);
  const broken = new Set(found.map((sentence) => sentence.slice(0, sentence.indexOf(':'))));
  expect([...broken].sort()).toEqual([...promises].sort());
});
