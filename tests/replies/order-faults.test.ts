/** Why an order was not carried out: every reason in every language, to each in their own. */
import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, test } from 'vitest';
import { clerkOrders, latestLetter, mailFrom } from '../../demo/correspondence.ts';
import { letters } from '../../src/database/tables.ts';
import { correctableFields } from '../../src/domain/correction.ts';
import { type Language, languages } from '../../src/domain/language.ts';
import { leftOutReasons, resendRefusals } from '../../src/domain/left-out.ts';
import { type OrderFault, wishFaults } from '../../src/domain/order-fault.ts';
import { compose } from '../../src/mail/compose.ts';
import type { MailName, Mails } from '../../src/mail/mails.ts';
import { orderWords } from '../../src/mail/order-words.ts';
import { sampleOf, sampleSender } from '../../src/mail/samples.ts';
import { voiceOf } from '../../src/mail/voice.ts';
import type { TestDesk } from '../desk.ts';
import { type Each, expectSaidInFull, flat } from '../mail/said-in-full.ts';
import { clerksRead, deskThatAsked } from '../people.ts';

const faults: Each<OrderFault> = {
  'no-order': [{ kind: 'no-order' }],
  incomplete: [{ kind: 'incomplete' }],
  'unknown-code': [{ kind: 'unknown-code', code: 'Q7F3-K2MD' }],
  'codes-not-taken': [{ kind: 'codes-not-taken' }],
  'for-members': [{ kind: 'for-members', verb: 'follow' }],
  'unknown-committee': [['EUU'], ['EUU', 'XYZ']].map((named) => ({
    kind: 'unknown-committee',
    named,
    known: ['UPN', 'URU'],
  })),
  'committees-in-text': [{ kind: 'committees-in-text', named: ['UPN', 'ERD'] }],
  'which-notice': [{ kind: 'which-notice' }],
  'committee-plans': [{ kind: 'committee-plans' }],
  'report-waits': [{ kind: 'report-waits' }],
  'report-as-a-whole': [{ kind: 'report-as-a-whole' }],
  'no-decision': [{ kind: 'no-decision', line: 'PHL session 206' }],
  'several-decisions': [{ kind: 'several-decisions', line: 'GAB session 206', count: 2 }],
  'no-field': [{ kind: 'no-field', field: 'weather' }],
  'no-value': correctableFields.map((field) => ({
    kind: 'no-value',
    field,
    written: '2020-02-30',
  })),
  wish: wishFaults.map((wrong) => ({
    kind: 'wish',
    wrong,
    words: 'TGO',
    country: 'GAB',
    region: 'africa',
  })),
  'nobody-to-send': [
    { kind: 'nobody-to-send', leftOut: [] },
    ...[1, 2, 3, 11, 100].map((count) => ({
      kind: 'nobody-to-send' as const,
      leftOut: leftOutReasons.map((reason) => ({ reason, count })),
    })),
  ],
  'not-sent': resendRefusals.map((because) => ({ kind: 'not-sent', because })),
};

describe('a reason', () => {
  test.each(languages)('is said in %s, whichever it is, with nothing left open', (language) => {
    expectSaidInFull(language, ['orderFaults', 'fieldForms', 'wishes'], (voice) =>
      Object.values(faults)
        .flat()
        .map((fault) => orderWords(fault, voice)),
    );
  });

  test.each(languages)('in %s leaves what is typed as it is', (language) => {
    const [send] = faults['nobody-to-send'].slice(1);
    const words = (fault: OrderFault) => orderWords(fault, voiceOf(language, 'Europe/Copenhagen'));
    expect(words(send as OrderFault)).toContain('SEND <code> UNCERTAIN');
    expect(words({ kind: 'not-sent', because: 'paused' })).toContain('desk resume');
    expect(words({ kind: 'unknown-code', code: 'Q7F3-K2MD' })).toContain('Q7F3-K2MD');
    expect(words({ kind: 'no-value', field: 'manner', written: 'loudly' })).toContain(
      'unanimously',
    );
  });
});

describe('an order that could not be carried out', () => {
  /** Wishes that are plain, and cannot be fulfilled. */
  const plainWishes = ['follows-everything', 'not-followed', 'in-region', 'day-past', 'is-stopped'];
  const refused: Record<OrderFault['kind'], (fault: OrderFault) => boolean> = {
    'no-order': () => false,
    incomplete: () => false,
    'unknown-code': () => true,
    'codes-not-taken': () => true,
    'for-members': () => true,
    'unknown-committee': () => true,
    'committees-in-text': () => false,
    'which-notice': () => false,
    'committee-plans': () => true,
    'report-waits': () => true,
    'report-as-a-whole': () => true,
    'no-decision': () => false,
    'several-decisions': () => false,
    'no-field': () => false,
    'no-value': () => false,
    wish: (fault) => fault.kind === 'wish' && plainWishes.includes(fault.wrong),
    'nobody-to-send': () => true,
    'not-sent': () => true,
  };
  const titles: Record<Language, { readonly refused: string; readonly otherwise: string }> = {
    en: {
      refused: 'Your order could not be carried out',
      otherwise: 'Your line was not understood',
    },
    fr: {
      refused: 'Votre instruction n’a pas pu être exécutée',
      otherwise: 'Votre ligne n’a pas été comprise',
    },
    es: { refused: 'No se pudo cumplir su instrucción', otherwise: 'No se entendió su línea' },
    da: { refused: 'Din ordre kunne ikke udføres', otherwise: 'Din linje blev ikke forstået' },
    ar: { refused: 'تعذّر تنفيذ أمركم', otherwise: 'تعذر فهم السطر' },
  };
  const titleOf = ({ html }: { readonly html: string }) =>
    /<h1[^>]*>([^<]*)<\/h1>/.exec(html)?.[1] ?? '';
  const write = <N extends MailName>(mail: N, language: Language, change: Partial<Mails[N]>) =>
    compose(mail, language, { ...sampleOf(mail), ...change }, sampleSender);

  test.each(languages)('is told so in %s, and not that it was not understood', async (language) => {
    for (const fault of Object.values(faults).flat() as OrderFault[]) {
      const mail = await write('order-not-done', language, { fault });
      const isRefused = refused[fault.kind](fault);
      const title = titles[language][isRefused ? 'refused' : 'otherwise'];
      expect([fault, titleOf(mail)]).toEqual([fault, title]);
      expect(mail.text).toContain(`${title}.`);
      expect(mail.subject).toMatch(/: APPROVE/);
    }
  });

  test.each(languages)(
    'is told under the same title in %s, whatever it was about',
    async (language) => {
      const { refused: title } = titles[language];
      const late = { kind: 'superseded' } as const;
      const closed = { kind: 'no-reason' } as const;
      const both = async <N extends MailName>(
        mail: N,
        done: Partial<Mails[N]>,
        not: Partial<Mails[N]>,
      ) => {
        const refusal = await write(mail, language, not);
        expect([mail, titleOf(refusal)]).toEqual([mail, title]);
        expect(refusal.text).toContain(`${title}.`);
        const carriedOut = await write(mail, language, done);
        expect(carriedOut.html).not.toContain(title);
        expect(carriedOut.text).not.toContain(title);
        return { refusal, carriedOut };
      };
      await both('approval-answer', { refused: false }, { answer: late, refused: true });
      await both('follow-up-changed', { refused: false }, { answer: closed, refused: true });
      await both('reply-answer', { answer: 'filed' }, { answer: 'recorded-before' });
      const { refusal, carriedOut } = await both(
        'report-answer',
        { refused: false },
        { answer: { kind: 'changed' }, refused: true },
      );
      // Which report it is stands in both.
      expect(flat(refusal.text)).toContain(titleOf(carriedOut));
      expect(refusal.html).toContain(titleOf(carriedOut));
    },
  );
});

describe('a clerk', () => {
  let desk: TestDesk;
  afterEach(() => desk.close());

  /** A desk whose clerks all read this language. */
  async function askedIn(language: Language): Promise<void> {
    desk = await deskThatAsked();
    clerksRead(desk, language);
  }

  test.each([
    ['da', 'Der findes ikke noget udvalg XYZ; udvalgene er UPN, URU, OSCE, ERD, IPU.'],
    ['ar', 'لا توجد لجنة باسم XYZ؛ واللجان هي UPN، URU، OSCE، ERD، IPU.'],
  ] as const)(
    'who reads %s is told so why, with lines that are possible',
    async (language, why) => {
      await askedIn(language);
      await clerkOrders(desk, 'approval-request', 'APPROVE', 'XYZ');
      await desk.settle();
      const text = flat((await latestLetter(desk, 'order-not-done')).text);
      expect(text).toContain(why);
      expect(text).toMatch(/APPROVE \S{4}-\S{4} UPN URU/);
      expect(text).not.toContain('committee');
    },
  );

  test.each([
    ['da', 'er ikke udstedt til dig', 'Disse linjer er mulige'],
    ['ar', 'لم يصدر لكم', 'الأسطر الممكنة'],
  ] as const)(
    'who reads %s and has a wrong code is told where to find the right one, and no line is offered',
    async (language, why, offered) => {
      await askedIn(language);
      const { messageId } = await latestLetter(desk, 'approval-request');
      const from = 'anna.lund@parlament.example';
      await desk.receive(mailFrom({ from, inReplyTo: messageId, text: 'APPROVE ZZZZ-ZZZZ' }));
      await desk.settle();
      const { text } = await latestLetter(desk, 'order-not-done');
      expect(flat(text)).toContain(why);
      expect(text).not.toContain(offered);
    },
  );

  test('is told in their language of who gives too many orders that fail', async () => {
    await askedIn('da');
    for (let n = 0; n < 6; n += 1) {
      await clerkOrders(desk, 'approval-request', 'APPROVE', 'XYZ');
      await desk.settle();
    }
    const put = await desk.db.select().from(letters).where(eq(letters.mail, 'message-quarantined'));
    expect(put).toHaveLength(1);
    expect(flat((await latestLetter(desk, 'message-quarantined')).text)).toContain(
      'Mailen indeholdt en kode.',
    );
  });
});
