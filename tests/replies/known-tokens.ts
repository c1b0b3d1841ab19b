/** A desk whose tokens and codes are those that stand in the letters of the tables. */
import { and, eq } from 'drizzle-orm';
import { latestLetter, mailFrom } from '../../demo/correspondence.ts';
import { deliveries, followUps, letters, members } from '../../src/database/tables.ts';
import { hashToken } from '../../src/domain/token.ts';
import { followUpCode } from '../../src/post/tokens.ts';
import { mailFile, type TestDesk } from '../desk.ts';
import { deskThatTold, noticeTo } from '../people.ts';
import { letterCode, notice, offer, offerCode, request } from './letters/parts.ts';

export const jens = 'jens.baekgaard@parlament.example';

/**
 * Jens was told of a letter and answered it; a second letter waits for Anna's yes.
 */
export async function deskOfTheTables(): Promise<TestDesk> {
  const desk = await deskThatTold();
  await desk.receive(
    mailFrom({
      from: jens,
      inReplyTo: noticeTo(desk, jens).messageId,
      text: 'Jeg har i dag stillet udenrigsministeren et spørgsmål om Leila de Lima (PHL-08).',
    }),
  );
  await desk.receive(mailFile('98-urgent-case-fr'));
  await desk.settle();
  await desk.db
    .update(deliveries)
    .set({ tokenHash: hashToken(notice) })
    .where(eq(deliveries.address, jens));
  const known = [
    ['approval-request', request, letterCode],
    ['reply-received', offer, offerCode],
  ] as const;
  for (const [mail, token, code] of known) {
    const { id } = await latestLetter(desk, mail);
    await desk.db
      .update(letters)
      .set({ tokenHash: hashToken(token), codeHash: hashToken(code) })
      .where(eq(letters.id, id));
  }
  return desk;
}

/** A letter of the tables with the code of Anna's follow-up in its place. */
export async function withFollowUpCode(desk: TestDesk, raw: Buffer): Promise<Buffer> {
  const [open] = await desk.db
    .select()
    .from(followUps)
    .where(and(eq(followUps.committee, 'IPU'), eq(followUps.state, 'open')));
  const code = open ? followUpCode(desk.secret, open.id, 'anna') : 'none';
  return Buffer.from(raw.toString('latin1').replaceAll('F0WP-C0DE', code), 'latin1');
}

/** Each letter of a table finds the members as they were. */
export async function asBefore(desk: TestDesk): Promise<void> {
  await desk.db.update(members).set({
    stoppedAt: null,
    follows: null,
    digest: false,
    pausedUntil: null,
    language: 'da',
  });
  await desk.db.update(followUps).set({ state: 'open' });
}
