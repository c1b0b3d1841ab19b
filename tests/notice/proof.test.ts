/** Every notice is printed and looked at before the first is sent. */
import { eq } from 'drizzle-orm';
import { afterEach, expect, test } from 'vitest';
import { clerkOrders, latestLetter } from '../../demo/correspondence.ts';
import {
  deliveries,
  letters,
  mailings,
  members,
  notices,
  registrations,
} from '../../src/database/tables.ts';
import { distributeMailing } from '../../src/distribution/distribute-mailing.ts';
import { mailFile, type TestDesk, testDesk } from '../desk.ts';

let desk: TestDesk;
afterEach(() => desk?.close());

const change = (key: string, set: Partial<typeof members.$inferInsert>) =>
  desk.db.update(members).set(set).where(eq(members.key, key));
const faults = () => desk.db.select().from(letters).where(eq(letters.mail, 'desk-fault'));
const sent = () => desk.sent.filter((mail) => mail.messageId.startsWith('<notice.'));

async function approved(): Promise<string> {
  await desk.receive(mailFile('01-letter-combined'));
  await desk.settle();
  await clerkOrders(desk, 'approval-request', 'APPROVE');
  await desk.settle();
  const [mailing] = await desk.db.select().from(mailings);
  return mailing?.id ?? '';
}

test.each([
  ['an address that is none', { email: 'jens baekgaard@parlament.example' }, 'e-mail address'],
  ['an address with a second recipient', { email: 'a@x.example,b@x.example' }, 'e-mail address'],
  [
    'an address that no header can hold',
    { email: 'jens.bækgaard@parlament.example' },
    'e-mail address',
  ],
  ['an empty form of address', { salutation: ' ' }, 'form of address'],
  ['a form of address of two lines', { salutation: 'Jens\r\nBcc: x@y.example' }, 'form of address'],
  ['a form of address without end', { salutation: 'Jens '.repeat(100) }, 'form of address'],
])(
  'with %s nobody is told, nothing is filed, and the administrator learns who it is',
  async (_what, wrong, words) => {
    desk = await testDesk({}, undefined, 4);
    await change('m02', wrong);
    await approved();
    expect(sent()).toEqual([]);
    expect(await desk.db.select().from(notices)).toEqual([]);
    expect(await desk.db.select().from(deliveries)).toEqual([]);
    expect(await desk.db.select().from(registrations)).toEqual([]);
    expect((await desk.db.select().from(mailings))[0]?.state).toBe('approved');
    const [member] = await desk.db.select().from(members).where(eq(members.key, 'm02'));
    const letter = await latestLetter(desk, 'desk-fault');
    // Lines are broken where they end.
    const text = String(letter.text).replace(/\s+/g, ' ');
    expect(text).toContain(member?.name);
    expect(text).toContain(words);
    // Nobody else is named, in whatever order they were looked at.
    expect(text).toContain('(1)');
  },
);

test('the fault is told once; it is tried again each hour, and at once when the member is corrected', async () => {
  desk = await testDesk({}, undefined, 4);
  await change('m02', { salutation: '' });
  const mailing = await approved();
  expect(await faults()).toHaveLength(1);
  const tries = async () =>
    (await desk.settle()).filter(({ name }) => name === 'distribute-mailing').length;
  expect(await tries()).toBe(0);
  desk.clock.turnTo(new Date(desk.clock.now().getTime() + 61 * 60_000));
  expect(await tries()).toBe(1);
  expect(await faults()).toHaveLength(1);
  await change('m02', { salutation: 'Mette Holm' });
  await desk.settle(2);
  expect(sent()).toHaveLength(4);
  expect((await desk.db.select().from(mailings))[0]?.state).toBe('distributed');
  expect(await distributeMailing(desk, mailing)).toMatchObject({ result: 'nothing-to-do' });
});
