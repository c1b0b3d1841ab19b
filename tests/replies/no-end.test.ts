/** No program that answers everything can keep the desk writing, whatever its headers say. */

import { like } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mailFrom } from '../../demo/correspondence.ts';
import { letters, members } from '../../src/database/tables.ts';
import { mostAnswers } from '../../src/post/answer-cap.ts';
import type { TestDesk } from '../desk.ts';
import { deskThatTold, noticeTo } from '../people.ts';

const jens = 'jens.baekgaard@parlament.example';
const anna = 'anna.lund@parlament.example';

/** How a program answers: its first line, what it says of itself, and to what it refers. */
interface Answerer {
  readonly who: string;
  readonly line: string;
  readonly marked: 'not' | 'auto-replied' | 'as a desk';
  readonly refers: boolean;
}
const answerer = fc.record<Answerer>({
  who: fc.constantFrom(jens, anna),
  line: fc.constantFrom(
    'STOP',
    'FOLLOW VEN',
    'FOLLOW xyzzy',
    'Thank you for your message.',
    'DONE inform-media',
    'APPROVE 0000-0000',
    'STATUS',
  ),
  marked: fc.constantFrom('not', 'not', 'auto-replied', 'as a desk'),
  refers: fc.boolean(),
});

/** Answers each mail that the program's owner was sent, until there is none; @returns how many came of the first. */
async function exchange(
  desk: TestDesk,
  { who, line, marked, refers }: Answerer,
  rounds: number,
): Promise<number> {
  let from = desk.sent.length;
  await desk.receive(
    mailFrom({
      from: who,
      text: line,
      ...(who === jens && { inReplyTo: noticeTo(desk, jens).messageId }),
    }),
  );
  await desk.settle();
  let received = 0;
  for (let round = 0; round < rounds; round++) {
    const mine = desk.sent.slice(from).filter(({ envelope }) => envelope.to === who);
    from = desk.sent.length;
    if (!mine.length) break;
    received += mine.length;
    for (const mail of mine) {
      const answer = mailFrom({
        from: who,
        text: line,
        ...(refers && { inReplyTo: mail.messageId }),
      });
      const says = {
        not: '',
        'auto-replied': 'Auto-Submitted: auto-replied\r\n',
        'as a desk': 'X-Solidarity-Desk: other\r\n',
      }[marked];
      await desk.receive(answer.replace('MIME-Version', `${says}MIME-Version`));
    }
    await desk.settle();
  }
  return received;
}

test('whoever answers every mail is sent no more than so many in a day, and the clerk is told once', {
  timeout: 120_000,
}, async () => {
  const desk = await deskThatTold();
  await fc.assert(
    fc.asyncProperty(answerer, async (program) => {
      // Another day: what was sent before does not count.
      desk.clock.turnTo(new Date(desk.clock.now().getTime() + 25 * 60 * 60 * 1000));
      await desk.settle();
      const received = await exchange(desk, program, 3 * mostAnswers);
      // The letter by which the clerk is told of it is one more, where the clerk's own program answers.
      expect(received).toBeLessThanOrEqual(mostAnswers + 2);
      if (program.marked !== 'not') expect(received).toBeLessThanOrEqual(2);
    }),
    {
      numRuns: 2,
      examples: [
        [{ who: anna, line: 'Thank you for your message.', marked: 'not', refers: true }],
        [{ who: anna, line: 'Thank you for your message.', marked: 'not', refers: false }],
      ],
    },
  );
  await desk.close();
});

test('over the limit a wish is still carried out; only the answer is not sent', async () => {
  const desk = await deskThatTold();
  const write = (text: string) =>
    desk.receive(mailFrom({ from: jens, inReplyTo: noticeTo(desk, jens).messageId, text }));
  for (let n = 0; n < mostAnswers + 3; n++) {
    await write(n % 2 ? 'FOLLOW VEN' : 'FOLLOW ALL');
    await desk.settle();
  }
  await write('STOP');
  await desk.settle(2);
  const answers = desk.sent.filter(({ messageId }) =>
    messageId.startsWith('<preferences-changed.'),
  );
  expect(answers).toHaveLength(mostAnswers);
  const stopped = (await desk.db.select().from(members)).filter(({ stoppedAt }) => stoppedAt);
  expect(stopped.map(({ email }) => email)).toEqual([jens]);
  const held = await desk.db.select().from(letters).where(like(letters.once, 'answers-held:%'));
  expect(held).toMatchObject([{ person: 'anna', mail: 'answers-held', state: 'sent' }]);
  await desk.close();
});
