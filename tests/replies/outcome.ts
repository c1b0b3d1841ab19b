/** What became of a mail: read from the database, in the words of the table. */
import { and, eq, like } from 'drizzle-orm';
import { simpleParser } from 'mailparser';
import { expect } from 'vitest';
import {
  absences,
  audit,
  commands,
  deliveries,
  letters,
  messages,
  replies,
} from '../../src/database/tables.ts';
import type { AsideReason } from '../../src/domain/aside.ts';
import { wordsOf } from '../../src/mail/words.ts';
import type { TestDesk } from '../desk.ts';

export interface Expected {
  readonly outcome:
    | 'reply'
    | 'command'
    | 'preference'
    | 'absence'
    | 'automatic'
    | 'bounce'
    | 'told-to-clerk'
    | 'not-done';
  /** Of a reply: what the person wrote, the signature, the rule that cut. */
  readonly text?: string;
  readonly signature?: string | null;
  readonly cutBy?: string;
  /** Of an order: its fields. */
  readonly order?: object;
  /** Of a preference. */
  readonly change?: object;
  /** Of an absence. */
  readonly until?: string | null;
  readonly reason?: AsideReason;
}

/** The mail that arrived last with these bytes. */
async function messageOf(desk: TestDesk, sha256: string) {
  const [row] = await desk.db.select().from(messages).where(eq(messages.sha256, sha256));
  if (!row) throw new Error('It was not stored');
  return row;
}

/** Everything that a message gave rise to. */
async function traces(desk: TestDesk, sha256: string) {
  const message = await messageOf(desk, sha256);
  const { id } = message;
  const [reply] = await desk.db
    .select({ reply: replies, address: deliveries.address })
    .from(replies)
    .innerJoin(deliveries, eq(deliveries.id, replies.delivery))
    .where(eq(replies.message, id));
  const [command] = await desk.db.select().from(commands).where(eq(commands.message, id));
  const [absence] = await desk.db.select().from(absences).where(eq(absences.message, id));
  const noted = await desk.db.select().from(audit).where(eq(audit.message, id));
  const [told] = await desk.db
    .select()
    .from(letters)
    .where(and(eq(letters.mail, 'message-quarantined'), like(letters.once, `%${id}%`)));
  const [notDone] = await desk.db
    .select()
    .from(letters)
    .where(eq(letters.once, `order-not-done:${id}`));
  return {
    message,
    reply: reply ?? null,
    command: command ?? null,
    absence: absence ?? null,
    preference: noted.find(({ what }) => what === 'preferences changed') ?? null,
    told: told ?? null,
    notDone: notDone ?? null,
  };
}
type Traces = Awaited<ReturnType<typeof traces>>;

function outcomeOf(found: Traces): Expected['outcome'] | 'nothing' {
  if (found.reply) return 'reply';
  if (found.command) return 'command';
  if (found.preference) return 'preference';
  if (found.told) return 'told-to-clerk';
  if (found.notDone) return 'not-done';
  if (found.absence) return 'absence';
  if (found.message.kind === 'auto-reply') return 'automatic';
  if (found.message.kind === 'bounce') return 'bounce';
  return 'nothing';
}

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Holds what became of a message against what the table says. */
export async function expectOutcome(
  desk: TestDesk,
  sha256: string,
  expected: Expected,
): Promise<void> {
  const found = await traces(desk, sha256);
  const why = found.told ? await textOf(desk, found.told.raw) : '';
  expect({ outcome: outcomeOf(found), kind: found.message.kind, why }).toMatchObject({
    outcome: expected.outcome,
  });
  expect(found.message.state).toBe('settled');
  if (found.reply) {
    const { text, signature, cutBy } = found.reply.reply;
    expect({ text, signature }).toEqual({
      text: expected.text,
      signature: expected.signature ?? null,
    });
    if (expected.cutBy) expect(cutBy).toBe(expected.cutBy);
  }
  if (expected.order) expect(found.command?.order).toMatchObject(expected.order);
  if (expected.change) expect(found.preference?.details).toMatchObject({ change: expected.change });
  if (expected.until !== undefined) expect(found.absence?.until).toBe(expected.until);
  if (expected.reason) {
    const reason = wordsOf('en').say(`asideReasons.${expected.reason}`);
    expect(squeezed(why)).toContain(squeezed(reason));
  }
}

async function textOf(desk: TestDesk, raw: string): Promise<string> {
  return (await simpleParser(await desk.rawMail.get(raw))).text ?? '';
}
