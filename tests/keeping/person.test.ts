/** What the desk has on a member: given to them, erased at their wish, and not back by an older backup. */

import { eq } from 'drizzle-orm';
import { afterEach, expect, test } from 'vitest';
import { mailFrom } from '../../demo/correspondence.ts';
import {
  actions,
  audit,
  deliveries,
  letters,
  members,
  messages,
  replies,
} from '../../src/database/tables.ts';
import { eraseOnRequest } from '../../src/keeping/person/erase-on-request.ts';
import { exportMember } from '../../src/keeping/person/export-member.ts';
import { release } from '../../src/keeping/restore/release.ts';
import type { TestDesk } from '../desk.ts';
import { deskThatTold, noticeTo } from '../people.ts';
import { backedUp, examined, folder, keptOf, restored } from './kept.ts';

let desk: TestDesk;
afterEach(() => desk?.close());

const secretWords = 'I shall speak to my old friend at the embassy';
const memberRow = async () => {
  const [first] = await desk.db.select().from(members).orderBy(members.key);
  if (!first) throw new Error('No member');
  return first;
};

/** A member answers with a recorded action, and with words of their own; a list of somebody else has the same file. */
async function deskWithReply() {
  desk = await deskThatTold();
  const member = await memberRow();
  const { messageId } = noticeTo(desk, member.email);
  const attached = { filename: 'note.txt', bytes: Buffer.from('what we said to the minister') };
  const raw = mailFrom({
    from: member.email,
    inReplyTo: messageId,
    text: `DONE meet-ambassadors VEN-13 3 December 2020\n`,
    attached,
  });
  await desk.receive(raw);
  await desk.receive(mailFrom({ from: member.email, inReplyTo: messageId, text: secretWords }));
  await desk.settle();
  return { member, raw };
}

const by = 'command-line';

/** All rows as text. */
async function allText(): Promise<string> {
  const { pool } = keptOf(desk);
  const { rows } = await pool.query("select tablename from pg_tables where schemaname = 'desk'");
  let text = '';
  for (const { tablename } of rows)
    text += JSON.stringify((await pool.query(`select t::text from desk.${tablename} t`)).rows);
  return text;
}

test('everything that the desk has on a member is given to them', async () => {
  const { member } = await deskWithReply();
  const exported = await exportMember(desk, { member: member.key, by: 'anna' });
  if (!exported.ok) throw new Error(exported.fault);
  const names = exported.files.map(({ name }) => name.split('/')[0]);
  expect(names.filter((name) => name === 'from-the-member')).toHaveLength(2);
  expect(names).toContain('from-the-desk');
  expect(exported.files.some(({ name }) => name.endsWith('note.txt'))).toBe(true);
  const data = Buffer.from(exported.files[0]?.base64 ?? '', 'base64').toString();
  const read = JSON.parse(data);
  expect(read.member.email).toBe(member.email);
  expect(read.replies.map((reply: { text: string }) => reply.text.trim())).toContain(secretWords);
  expect(read.deliveries).toHaveLength(1);
  expect(read.actions[0].kind).toBe('meet-ambassadors');
  expect(data).not.toContain('tokenHash');
  expect(await exportMember(desk, { member: 'nobody', by: 'anna' })).toMatchObject({
    fault: 'unknown',
  });
  const given = await desk.db.select().from(audit).where(eq(audit.what, 'exported'));
  expect(given).toMatchObject([{ who: 'anna', thing: 'member', thingId: member.id }]);
});

test('an erased member is nowhere in the rows and mails; that a member was told and what was done stays', async () => {
  const { member } = await deskWithReply();
  const before = { told: await desk.db.$count(deliveries), came: await desk.db.$count(messages) };
  const dry = await eraseOnRequest(desk, { member: member.key, dryRun: true, by });
  expect(dry).toMatchObject({
    ok: true,
    erased: { mails: 2, replies: 1 },
    stays: { deliveries: 1, actions: 1 },
  });
  expect((await allText()).includes(member.email)).toBe(true);

  expect(await eraseOnRequest(desk, { member: member.key, dryRun: false, by })).toMatchObject({
    ...dry,
    dryRun: false,
  });
  const text = await allText();
  expect([member.name, member.email, secretWords].filter((word) => text.includes(word))).toEqual(
    [],
  );
  for await (const name of desk.rawMail.names()) {
    const bytes = (await desk.rawMail.get(name)).toString('latin1');
    expect(bytes.includes(secretWords) || bytes.includes(`From: ${member.email}`)).toBe(false);
  }
  expect(await desk.db.$count(deliveries)).toBe(before.told);
  expect(await desk.db.$count(messages)).toBe(before.came);
  expect(
    await desk.db.select().from(actions).where(eq(actions.kind, 'meet-ambassadors')),
  ).toMatchObject([{ who: '—', named: false, member: member.id }]);
  expect((await examined(desk)).faults).toEqual([]);
  expect(await eraseOnRequest(desk, { member: member.id, dryRun: false, by })).toMatchObject({
    fault: 'erased-before',
  });
});

test('what was erased does not come back from the mailbox', async () => {
  const { member, raw } = await deskWithReply();
  await eraseOnRequest(desk, { member: member.key, dryRun: false, by });
  const came = await desk.db.$count(messages);
  desk.sent.length = 0;
  await desk.receive(raw);
  await desk.settle();
  expect(await desk.db.$count(messages)).toBe(came);
  expect(desk.sent).toEqual([]);
  expect((await allText()).includes(member.email)).toBe(false);
  expect((await examined(desk)).faults).toEqual([]);
});

test('bytes that others name too stay', async () => {
  const { member } = await deskWithReply();
  const [message] = await desk.db
    .select()
    .from(messages)
    .where(eq(messages.sender, member.email))
    .limit(1);
  // A letter to a clerk with the same bytes.
  const [letter] = await desk.db.select().from(letters).where(eq(letters.person, 'anna')).limit(1);
  await desk.db
    .update(letters)
    .set({ raw: message?.sha256 ?? '' })
    .where(eq(letters.id, letter?.id ?? ''));
  await eraseOnRequest(desk, { member: member.key, dryRun: false, by });
  expect(await desk.rawMail.get(message?.sha256 ?? '')).toHaveLength(message?.bytes ?? -1);
  expect((await examined(desk)).faults).toEqual([]);
});

test('nobody is erased while a mail of theirs is on its way', async () => {
  desk = await deskThatTold();
  const member = await memberRow();
  await desk.receive(
    mailFrom({ from: member.email, inReplyTo: noticeTo(desk, member.email).messageId, text: 'a' }),
  );
  // Taken in, not yet read: whose it is nobody knows; a letter to them waits.
  await desk.db.insert(letters).values({
    once: 'x',
    mail: 'receipt',
    person: member.id,
    address: member.email,
    subject: 's',
    raw: await desk.rawMail.put(Buffer.from('letter')),
    messageId: '<x@x>',
    expiresAt: desk.clock.now(),
    createdAt: desk.clock.now(),
  });
  expect(await eraseOnRequest(desk, { member: member.key, dryRun: false, by })).toMatchObject({
    fault: 'under-way',
  });
  expect((await memberRow()).name).toBe(member.name);
});

test('a restore of an older backup erases again whom a later one beside it knows as erased', async () => {
  const { member, raw } = await deskWithReply();
  const into = folder();
  const older = await backedUp(desk, into);
  await eraseOnRequest(desk, { member: member.key, dryRun: false, by });
  desk.clock.turnTo(new Date(desk.clock.now().getTime() + 60_000));
  await backedUp(desk, into);
  desk = await restored(desk, older);
  const text = await allText();
  expect([member.name, member.email, secretWords].filter((word) => text.includes(word))).toEqual(
    [],
  );
  await desk.receive(raw);
  await desk.settle();
  expect(await release(desk, { waiting: 'withhold', evenSo: false })).toMatchObject({ ok: true });
  expect(await desk.db.select().from(replies)).toMatchObject([{ text: '' }]);
  expect((await examined(desk)).faults).toEqual([]);
});
