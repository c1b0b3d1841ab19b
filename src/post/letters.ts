/**
 * Letters: every mail that we write but for notices. The bytes are fixed and stored first, the row
 * (unique by `once`) is written in the transaction that gives rise to it, the queue comes last.
 */
import { randomUUID } from 'node:crypto';
import type { InferInsertModel } from 'drizzle-orm';
import type { Executor } from '../database/database.ts';
import { letters } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import type { Language } from '../domain/language.ts';
import { compose } from '../mail/compose.ts';
import { type Attachment, finish } from '../mail/finish.ts';
import type { ReplyWay } from '../mail/mails/letter.ts';
import type { MailName, Mails } from '../mail/mails.ts';
import { answersTo, isAnswer, mostAnswers } from './answer-cap.ts';
import { senderOf } from './sender.ts';
import { messageIdOf, randomCode, randomToken, replyWay } from './tokens.ts';

/** A letter whose bytes are stored; `insertLetter` makes it real. */
export type PreparedLetter = InferInsertModel<typeof letters> & { id: string };

export interface LetterOrder<N extends MailName> {
  /** Says which letter this is: the same order twice is one letter. */
  readonly once: string;
  readonly mail: N;
  readonly to: { readonly id: string; readonly email: string; readonly language: Language };
  /** What a reply to it is about. */
  readonly about: { readonly kind: string; readonly id: string } | null;
  /** The data, given the ways to answer this very letter. */
  readonly data: (ways: { reply: ReplyWay; code: string }) => Mails[N];
  /** Message-IDs of the thread that it stands in, oldest first. */
  readonly thread?: readonly string[];
  readonly attachments?: readonly Attachment[];
  /** How long a reply to it is understood. */
  readonly validDays?: number;
}

const day = 24 * 60 * 60 * 1000;

export async function prepareLetter<N extends MailName>(
  desk: Desk,
  order: LetterOrder<N>,
): Promise<PreparedLetter> {
  const { config, clock, rawMail } = desk;
  const now = clock.now();
  const { token, hash } = randomToken();
  const { code, hash: codeHash } = randomCode();
  const reply = replyWay(token, config);
  const composed = await compose(
    order.mail,
    order.to.language,
    order.data({ reply, code }),
    senderOf(config),
  );
  const messageId = messageIdOf(order.mail, token, config);
  const finished = await finish(composed, {
    from: { name: 'Solidarity Desk', address: config.mail.address },
    to: order.to.email,
    replyTo: reply.address,
    messageId,
    date: now,
    chamber: config.chamber.id,
    references: order.thread ?? [],
    attachments: order.attachments ?? [],
  });
  return {
    id: randomUUID(),
    once: order.once,
    mail: order.mail,
    person: order.to.id,
    address: order.to.email,
    subject: composed.subject,
    raw: await rawMail.put(finished.raw),
    messageId,
    aboutKind: order.about?.kind ?? null,
    about: order.about?.id ?? null,
    tokenHash: hash,
    codeHash,
    createdAt: now,
    expiresAt: new Date(now.getTime() + (order.validDays ?? 90) * day),
  };
}

/**
 * Makes a prepared letter real. False: the same letter was written before, or it is an answer and its
 * reader was sent as many today as anybody is (see `answersTo`).
 */
export async function insertLetter(tx: Executor, letter: PreparedLetter): Promise<boolean> {
  if (
    isAnswer(letter.mail) &&
    (await answersTo(tx, letter.person, letter.createdAt)) >= mostAnswers
  )
    return false;
  const rows = await tx
    .insert(letters)
    .values(letter)
    .onConflictDoNothing({ target: letters.once })
    .returning({ id: letters.id });
  return rows.length > 0;
}

/** Writes a letter that nothing else hangs on. */
export async function writeLetter<N extends MailName>(
  desk: Desk,
  order: LetterOrder<N>,
): Promise<void> {
  const letter = await prepareLetter(desk, order);
  if (await insertLetter(desk.db, letter))
    await desk.queue.add('send-letter', { letter: letter.id });
}
