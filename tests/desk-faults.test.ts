/** What the administrator is told of mailbox, mail server and desk: every fault in every language, to each in their own. */
import { afterEach, describe, expect, test } from 'vitest';
import { latestLetter } from '../demo/correspondence.ts';
import { notices } from '../src/database/tables.ts';
import { pauseNotice } from '../src/distribution/sending/pause.ts';
import type { DeskFault, PauseReason } from '../src/domain/desk-fault.ts';
import type { FetchFault } from '../src/domain/fetch-fault.ts';
import { languages } from '../src/domain/language.ts';
import { noticeFlaws } from '../src/domain/notice-flaw.ts';
import { tellOfNewNumbering } from '../src/inbox/new-numbering.ts';
import { faultWords } from '../src/mail/fault-words.ts';
import { voiceOf } from '../src/mail/voice.ts';
import { smallDesk, type TestDesk } from './desk.ts';
import { type Each, expectSaidInFull, flat } from './mail/said-in-full.ts';
import { clerksRead, deskThatTold } from './people.ts';

const zone = 'Europe/Copenhagen';

const pauses: Each<PauseReason> = {
  'all-for-policy': [{ kind: 'all-for-policy', ended: 5 }],
  'too-many-refused': [{ kind: 'too-many-refused', refused: 9, ended: 20, share: 20 }],
  'login-denied': [{ kind: 'login-denied', times: 3 }],
};
const unreached = {
  kind: 'letter-unreached',
  subject: 'For approval',
  address: 'anna@p.example',
  tries: 5,
} as const;
const reasons: Each<FetchFault> = {
  refused: [{ kind: 'refused', said: 'NO [SERVERBUG]' }],
  'nothing-given': [{ kind: 'nothing-given' }],
  'empty-file': [{ kind: 'empty-file' }],
  'too-large': [{ kind: 'too-large', bytes: 412_000_000, limit: 200_000_000 }],
  'connection-breaks': [{ kind: 'connection-breaks', said: 'Socket timeout' }],
};
const notGiven = (count: number) =>
  Array.from({ length: count }, (_, at) => {
    const each = Object.values(reasons).flat();
    return { uid: 4711 + at, reason: each[at % each.length] as FetchFault };
  });
const alert = {
  kind: 'alert',
  alarm: {
    condition: 'dkim-record',
    about: 'd._domainkey.p.example',
    facts: { record: 'v=DKIM1' },
  },
  beganAt: new Date('2020-12-03T10:00:00Z'),
  endedAt: new Date('2020-12-04T10:00:00Z'),
} as const;

const faults: Each<DeskFault> = {
  'letter-unreached': [
    { ...unreached, became: 'refused', said: '550 5.1.1 no such user' },
    { ...unreached, became: 'uncertain', said: null },
  ],
  'policy-rejection': [{ kind: 'policy-rejection', said: '550 5.7.1 blocked' }],
  'many-bounces': [{ kind: 'many-bounces', most: 25 }],
  'mailbox-renumbered': [
    { kind: 'mailbox-renumbered', mailbox: 'ipu@p.example', from: '17', to: '18' },
  ],
  'fetches-given-up': [1, 2, 25].map((count) => ({
    kind: 'fetches-given-up',
    tries: 3,
    messages: notGiven(count),
  })),
  'sender-held': [{ kind: 'sender-held', sender: 'list@x.example', limit: 60 }],
  'notice-paused': Object.values(pauses)
    .flat()
    .map((why) => ({
      kind: 'notice-paused',
      notice: '0192',
      subject: 'Decisions',
      why,
      said: '535 no',
    })),
  'notices-faulty': [
    {
      kind: 'notices-faulty',
      subject: 'Decisions',
      faulty: noticeFlaws.map((flaw) => ({ member: 'Jens Bækgaard', flaw })),
    },
  ],
  alert: (['begins', 'lasts', 'over'] as const).map((stage) => ({ ...alert, stage })),
};

describe('a fault of the desk', () => {
  test.each(languages)('is said in %s, whichever it is, with nothing left open', (language) => {
    expectSaidInFull(language, ['faults'], (voice) =>
      Object.values(faults)
        .flat()
        .map((fault) => faultWords(fault, voice))
        .flatMap(({ what, happened, details, todo }) => [what, happened, todo, ...details]),
    );
  });

  test.each(languages)(
    'in %s leaves addresses, numbers, commands and the server’s words as they are',
    (language) => {
      const wordsOf = (fault: DeskFault) => {
        const { what, happened, details, todo } = faultWords(fault, voiceOf(language, zone));
        return [what, happened, ...details, todo].join('\n');
      };
      const refused = wordsOf(faults['letter-unreached'][0] as DeskFault);
      expect(refused).toContain('anna@p.example');
      expect(refused).toContain('550 5.1.1 no such user');
      const paused = wordsOf(faults['notice-paused'][0] as DeskFault);
      expect(paused).toContain('desk resume 0192');
      expect(paused).toContain('desk resend 0192');
      expect(wordsOf(faults['fetches-given-up'][2] as DeskFault)).toMatch(
        /UID 4711.*NO \[SERVERBUG\]/,
      );
    },
  );

  test('of many messages names twenty, and says how many more there are', () => {
    const { details } = faultWords(faults['fetches-given-up'][2] as DeskFault, voiceOf('en', zone));
    expect(details).toHaveLength(21);
    expect(details.at(-1)).toBe('and 5 more');
  });
});

describe('the administrator', () => {
  let desk: TestDesk;
  afterEach(() => desk.close());

  test.each([
    ['da', 'Desken: en udsendelse er sat på pause', 'Mailserveren afviste login 3 gange i træk.'],
    ['ar', 'المكتب: أُوقف توزيع مؤقتًا', 'رفض خادم البريد تسجيل الدخول 3 مرات متتالية.'],
  ] as const)(
    'who reads %s is told so why a distribution is paused',
    async (language, subject, why) => {
      desk = await deskThatTold();
      clerksRead(desk, language);
      const [notice] = await desk.db.select({ id: notices.id }).from(notices);
      const id = notice?.id ?? '';
      await pauseNotice(desk, id, { kind: 'login-denied', times: 3 }, '535 no');
      const letter = await latestLetter(desk, 'desk-fault');
      expect(letter.subject).toBe(subject);
      const text = flat(letter.text);
      expect(text).toContain(why);
      expect(text).toContain('535 no');
      expect(text).toContain(`desk resume ${id}`);
      expect(text).not.toMatch(/The (?:mail server|desk)/);
    },
  );

  test.each([
    ['da', 'Desken: mailserveren har omnummereret postkassen ipu@p.example'],
    ['ar', 'المكتب: أعاد خادم البريد ترقيم صندوق البريد ipu@p.example'],
  ] as const)(
    'who reads %s is told so that a mailbox is numbered anew',
    async (language, subject) => {
      desk = await smallDesk();
      clerksRead(desk, language);
      await tellOfNewNumbering(desk, 'ipu@p.example', '17', '18');
      const letter = await latestLetter(desk, 'desk-fault');
      expect(letter.subject).toBe(subject);
      expect(flat(letter.text)).toContain('UIDVALIDITY');
      expect(flat(letter.text)).not.toMatch(/The mail server|Nothing/);
    },
  );
});
