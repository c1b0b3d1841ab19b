/** What an SMTP answer makes of a delivery: the table, and the waits. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outcomeOfError, type SmtpError, type Stage } from '../../src/adapters/smtp-outcome.ts';
import { configSchema } from '../../src/config/schema.ts';
import type { SendOutcome } from '../../src/desk.ts';
import { isGreylisting, longestDialogue, nextChance, nextTry } from '../../src/domain/delivery.ts';
import { troubleWait } from '../../src/domain/pace.ts';
import { afterSending } from '../../src/post/outcome.ts';

const minute = 60_000;
const now = new Date('2020-12-03T15:40:00+01:00');
const minutesLater = (n: number) => new Date(now.getTime() + n * minute);
const mail = { id: '00000000-0000-4000-8000-000000000000', attempts: 1, createdAt: now };

const answer = (code: number, text: string, command = 'RCPT TO'): SmtpError => ({
  message: 'x',
  code: 'EENVELOPE',
  command,
  response: `${code} ${text}`,
  responseCode: code,
});
const cut: SmtpError = {
  message: 'Connection closed unexpectedly',
  code: 'ECONNECTION',
  command: 'CONN',
};

test('a dialogue is over before its mail is called uncertain, and a server has its ten minutes (RFC 5321 §4.5.3.2.6)', () => {
  const byDefault = configSchema.shape.delivery.parse({}).uncertainAfterSeconds;
  expect(longestDialogue(byDefault)).toBeGreaterThanOrEqual(10 * minute);
  fc.assert(
    fc.property(fc.integer({ min: 134, max: 86_400 }), (seconds) => {
      expect(longestDialogue(seconds)).toBeLessThan(seconds * 1000);
    }),
  );
});

describe('what an answer means', () => {
  test.each<[string, SmtpError, Stage, string]>([
    ['a full mailbox', answer(452, '4.2.2 Mailbox full'), 'envelope', 'later'],
    ['greylisting', answer(450, '4.2.0 Greylisted'), 'envelope', 'later'],
    ['an unknown user', answer(550, '5.1.1 User unknown'), 'envelope', 'refused'],
    ['a relay denied', answer(550, '5.7.1 Relaying denied'), 'envelope', 'refused'],
    ['421 about a recipient', answer(421, '4.4.2 Closing'), 'envelope', 'unavailable of domain'],
    [
      '421 about the sender',
      answer(421, '4.7.0 Try later', 'MAIL FROM'),
      'envelope',
      'unavailable of server',
    ],
    [
      '421 after the content',
      answer(421, '4.3.2 Closing', 'DATA'),
      'content',
      'unavailable of server',
    ],
    [
      '454 and throttling',
      answer(454, 'Throttling failure: Maximum sending rate exceeded'),
      'envelope',
      'unavailable of server',
    ],
    ['a rate limit', answer(450, '4.7.1 Rate limit exceeded'), 'envelope', 'unavailable of server'],
    ['too many recipients', answer(452, '4.5.3 Too many recipients'), 'envelope', 'later'],
    [
      'login required',
      answer(530, '5.7.0 Authentication required', 'MAIL FROM'),
      'envelope',
      'unavailable of login',
    ],
    [
      'no connection',
      { message: 'connect ECONNREFUSED', code: 'ESOCKET', command: 'CONN' },
      'connecting',
      'unavailable of server',
    ],
    ['cut off within the envelope', cut, 'envelope', 'unavailable of domain'],
    ['cut off within the content', cut, 'content', 'unknown'],
    [
      'a login refused',
      {
        message: 'x',
        code: 'EAUTH',
        command: 'AUTH PLAIN',
        response: '535 5.7.8 No',
        responseCode: 535,
      },
      'connecting',
      'unavailable of login',
    ],
    [
      'a login not possible now',
      {
        message: 'x',
        code: 'EAUTH',
        command: 'AUTH PLAIN',
        response: '454 4.7.0 Later',
        responseCode: 454,
      },
      'connecting',
      'unavailable of server',
    ],
  ])('%s', (_what, error, stage, means) => {
    const outcome = outcomeOfError(error, stage);
    expect(outcome.result === 'unavailable' ? `unavailable of ${outcome.of}` : outcome.result).toBe(
      means,
    );
  });

  test('what a server says comes into rows and mails without control characters, and not without end', () => {
    const { response } = outcomeOfError(
      answer(550, `5.1.1 no\0\x1b[2J\r\n${'x'.repeat(5000)}`),
      'envelope',
    );
    expect(response).not.toMatch(/\p{Cc}/u);
    expect(response.length).toBeLessThan(1100);
  });
});

describe('what becomes of the delivery', () => {
  test.each<[SendOutcome, string, Date | undefined, number]>([
    [{ result: 'accepted', response: '250 ok' }, 'sent', undefined, 1],
    [{ result: 'refused', response: '550 no' }, 'failed', undefined, 1],
    [{ result: 'unknown', response: 'lost' }, 'uncertain', undefined, 1],
    [{ result: 'later', response: '452 full' }, 'queued', minutesLater(1), 1],
    [{ result: 'later', response: '451 4.7.1 greylisted' }, 'queued', minutesLater(5), 1],
    [{ result: 'unavailable', of: 'server', response: '421 no' }, 'queued', minutesLater(0.5), 0],
  ])('%o', (outcome, state, next, tries) => {
    const after = afterSending(outcome, mail, now);
    expect([after.to, after.set.nextTryAt, after.set.attempts]).toEqual([state, next, tries]);
    expect(after.set.response).toBe(outcome.response);
  });

  test('a try that does not count waits the longer the older the mail is; after 72 hours it is over', () => {
    const waits = [1, 10, 60, 600].map((age) => {
      const next = nextChance(new Date(now.getTime() - age * minute), now);
      return next && (next.getTime() - now.getTime()) / minute;
    });
    expect(waits).toEqual([0.5, 5, 30, 240]);
    expect(nextChance(new Date(now.getTime() - 72 * 60 * minute), now)).toBeNull();
  });

  test('waits grow, never come before their time, and end within 72 hours', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (greylisted, spread) => {
          let at = now;
          let last = 0;
          let attempt = 1;
          for (; attempt < 100; attempt += 1) {
            const next = nextTry(attempt, now, at, { greylisted, spread });
            if (!next) break;
            const wait = next.getTime() - at.getTime();
            expect(wait).toBeGreaterThanOrEqual(Math.max(last, (greylisted ? 5 : 1) * minute));
            [at, last] = [next, wait];
          }
          expect(at.getTime() - now.getTime()).toBeLessThanOrEqual(72 * 60 * minute);
          expect(attempt).toBeGreaterThan(10);
        },
      ),
    );
  });

  test('greylisting is known by 450 and 451, or by its words', () => {
    expect(
      ['450 4.2.0 try again', '451 4.7.1 later', '421 greylisted', '452 4.2.2 full'].map(
        isGreylisting,
      ),
    ).toEqual([true, true, true, false]);
  });

  test('a server in trouble is left alone for 5 seconds, then twice as long each time, up to 15 minutes', () => {
    expect([1, 2, 3, 8, 20].map((n) => troubleWait(n) / 1000)).toEqual([5, 10, 20, 640, 900]);
  });
});
