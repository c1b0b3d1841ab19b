/** What a clerk is shown of a mailing, what an answer does to it, and that an answer to an answer never fails to come. */
import { and, asc, desc, eq } from 'drizzle-orm';
import { simpleParser } from 'mailparser';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mailFrom } from '../demo/correspondence.ts';
import {
  approvals,
  audit,
  commands,
  deliveries,
  letters,
  mailings,
  members,
} from '../src/database/tables.ts';
import { askApproval } from '../src/distribution/approval/ask-approval.ts';
import { splitReply } from '../src/incoming/quotation/quoted-text.ts';
import type { MailName } from '../src/mail/mails.ts';
import { parseCommand } from '../src/replies/command.ts';
import { mailFile, type TestDesk, testDesk } from './desk.ts';
import { arrive } from './incoming/fixtures.ts';
import { deskThatAsked } from './people.ts';

const anna = 'anna.lund@parlament.example';
const bo = 'bo.kjaer@parlament.example';
const claire = 'claire.dumas@parlament.example';

let desk: TestDesk;
afterEach(() => desk?.close());

const deputies = { group: { deputies: ['bo'] } };
const two = { ...deputies, approval: { persons: 2 as const } };

/** A desk with four members and a mailing that is read with certainty and waits for an answer. */
async function asked(settings: Parameters<typeof testDesk>[0] = {}, name = '09-en-fr-pair') {
  desk = await deskThatAsked(name, settings, 4);
}

const mailing = async () => {
  const [row] = await desk.db.select().from(mailings).orderBy(asc(mailings.receivedAt));
  if (!row) throw new Error('No mailing');
  return row;
};
const notices = () => desk.sent.filter((m) => m.messageId.startsWith('<notice.'));
const turnTo = async (time: string) => {
  desk.clock.turnTo(new Date(time));
  await desk.settle(2);
};

/** The last letter of a kind to a person, as sent. */
async function letterTo(address: string, mail: MailName) {
  const [row] = await desk.db
    .select()
    .from(letters)
    .where(and(eq(letters.mail, mail), eq(letters.address, address)))
    .orderBy(desc(letters.createdAt))
    .limit(1);
  if (!row) throw new Error(`No ${mail} to ${address}`);
  const { text = '', html } = await simpleParser(await desk.rawMail.get(row.raw));
  const code = /[A-Z]+ ([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(text)?.[1] ?? '';
  return { ...row, text, html: String(html), code };
}
const lettersTo = async (address: string, mail: MailName) =>
  (await desk.db.select().from(letters).orderBy(asc(letters.createdAt))).filter(
    (letter) => letter.address === address && letter.mail === mail,
  );
const answerTo = async (address: string) => (await letterTo(address, 'approval-answer')).text;

/** Answers a letter; `CODE` stands for the code in it. */
async function says(
  from: string,
  text: string,
  letter: MailName = 'approval-request',
  more: { dmarc?: 'fail' } = {},
) {
  desk.clock.turnTo(new Date(desk.clock.now().getTime() + 60_000));
  const { code, messageId } = await letterTo(from, letter);
  const written = text.replaceAll('CODE', code);
  await desk.receive(mailFrom({ from, inReplyTo: messageId, text: written, ...more }));
  await desk.settle(2);
}

/** Documents are read, maps drawn and templates compiled once; the first time takes as long as many tests. */
beforeAll(async () => {
  for (const name of ['09-en-fr-pair', '01-letter-combined']) {
    await asked({}, name);
    await desk.close();
  }
}, 180_000);

describe('the request for approval', () => {
  test('shows countries, cases, persons and violations, the proof of origin, and when it goes out by itself', async () => {
    await asked();
    const { text } = await letterTo(anna, 'approval-request');
    for (const words of [
      'Gabon',
      'GAB-04 Justin Ndoundangoye',
      'Torture, ill-treatment and other acts of violence',
      'Genuine: the sender was verified.',
      'it goes out by itself on Friday, 4 December 2020 at 11:40.',
    ])
      expect(text).toContain(words);
  });

  test('shows the notice as it will look, and nothing in it acts for a member', async () => {
    await asked();
    const { html, text } = await letterTo(anna, 'approval-request');
    expect(html).toContain('Report as done: Meet the ambassador');
    const links = [...html.matchAll(/href="mailto:([^?"]+)\?subject=([^&"]+)/g)].map((m) => ({
      to: decodeURIComponent(m[1] ?? ''),
      subject: decodeURIComponent(m[2] ?? ''),
    }));
    const ofNotice = links.filter(({ subject }) => /^(DONE|STOP|FOLLOW)/.test(subject));
    expect(ofNotice.length).toBeGreaterThanOrEqual(12);
    expect(new Set(ofNotice.map(({ to }) => to))).toEqual(new Set([anna]));
    expect(text.match(/Please reply above this line/g)).toHaveLength(1);
  });

  test('says who gets it and who does not and why, by committee and by language', async () => {
    desk = await testDesk();
    const change = (key: string, set: Partial<typeof members.$inferInsert>) =>
      desk.db.update(members).set(set).where(eq(members.key, key));
    await change('m01', { endedOn: '2020-11-30' });
    await change('m02', { pausedUntil: '2021-01-01' });
    await change('m03', { undeliverableSince: new Date('2020-11-01') });
    await change('m04', { stoppedAt: new Date('2020-11-01') });
    await change('m05', { follows: { countries: ['FRA'], regions: [], cases: [] } });
    await change('m06', { follows: { countries: ['GAB'], regions: [], cases: [] } });
    await change('m07', { digest: true });
    await desk.receive(mailFile('01-letter-combined'));
    await desk.settle(2);
    const { text } = await letterTo(anna, 'approval-request');
    expect(text).toContain('In all: 45 members');
    expect(text).toMatch(/By language: \d+ in Danish, /);
    expect(text).toMatch(/By committee: UPN \d+ · URU \d+ · OSCE \d+ · ERD \d+ · IPU \d+/);
    expect(text).toContain('In part: 1 member sees only');
    expect(text).toContain('Later: 1 member gets it in the daily digest');
    for (const reason of [
      '1 has left parliament',
      '1 has paused the notices',
      '1 address does not work',
      '1 wants no notices',
      '1 follows other countries',
    ])
      expect(text).toContain(reason);
    expect(text).toContain('As an official notice: 48 members');
  });

  test('says in trial mode what happens instead', async () => {
    await asked({ approval: { trial: true } });
    expect((await letterTo(anna, 'approval-request')).text).toMatch(
      /Trial mode: no member receives anything\. Instead, \d+ notices?.* to Anna Lund/,
    );
  });

  test('goes to the clerk of the group and to each deputy, each with a code of their own', async () => {
    await asked(deputies);
    const [toAnna, toBo] = [
      await letterTo(anna, 'approval-request'),
      await letterTo(bo, 'approval-request'),
    ];
    expect(toAnna.code).not.toBe(toBo.code);
    expect(toAnna.text).toContain('Also asked: Bo Kjær. The first answer counts.');
    expect(toBo.text).toContain('Også spurgt: Anna Lund. Det første svar gælder.');
    await desk.receive(mailFrom({ from: bo, text: `APPROVE ${toAnna.code}` }));
    await desk.settle(2);
    expect((await mailing()).state).toBe('read');
  });
});

describe('an order', () => {
  beforeEach(() => asked());

  test('OFFICIAL reaches also those who stopped the notices', async () => {
    await desk.db.update(members).set({ stoppedAt: new Date('2020-11-01') });
    await says(anna, 'APPROVE CODE OFFICIAL');
    expect(await mailing()).toMatchObject({ state: 'distributed', official: true });
    expect(notices()).toHaveLength(4);
  });

  test('HOLD is confirmed, and nothing goes out by itself', async () => {
    await says(anna, 'HOLD CODE');
    expect(await answerTo(anna)).toContain('The mailing is held. It goes out only with a yes.');
    await turnTo('2020-12-10T12:00:00+01:00');
    expect((await mailing()).state).toBe('read');
  });

  test('HOLD UNTIL a day sends it out when the office opens on that day, and not before', async () => {
    await says(anna, 'HOLD CODE UNTIL 5 January');
    expect(await mailing()).toMatchObject({ heldUntil: '2021-01-05' });
    expect(await answerTo(anna)).toContain(
      'it goes out by itself on Tuesday, 5 January 2021 at 09:00.',
    );
    await turnTo('2021-01-05T08:55:00+01:00');
    expect((await mailing()).state).toBe('read');
    await turnTo('2021-01-05T09:01:00+01:00');
    expect(await mailing()).toMatchObject({ state: 'distributed', approvedBy: 'delay' });
  });

  test('HOLD UNTIL a Sunday waits until the office opens on Monday', async () => {
    await says(anna, 'HOLD CODE UNTIL 13 December 2020');
    await turnTo('2020-12-13T12:00:00+01:00');
    expect((await mailing()).state).toBe('read');
    await turnTo('2020-12-14T09:05:00+01:00');
    expect((await mailing()).state).toBe('distributed');
  });

  test('HOLD that came by mail while nobody listened is found before anything goes out', async () => {
    const { code } = await letterTo(anna, 'approval-request');
    await desk.receive(mailFrom({ from: anna, text: `HOLD ${code}` }));
    desk.loseQueue();
    await turnTo('2020-12-10T12:00:00+01:00');
    expect(await mailing()).toMatchObject({ state: 'read', heldUntil: null });
    expect(notices()).toEqual([]);
  });

  test.each([
    ['today', 'HOLD CODE UNTIL 3 December 2020', /3 December 2020 has come or is past/],
    ['a past day', 'HOLD CODE UNTIL 1.12.2020', /1 December 2020 has come or is past/],
  ])('HOLD UNTIL %s changes nothing and is answered', async (_day, line, answer) => {
    await says(anna, line);
    expect(await mailing()).toMatchObject({ heldAt: null, heldUntil: null });
    expect(await answerTo(anna)).toMatch(answer);
  });

  test('HOLD UNTIL something that is no day holds, and says that the day was not understood', async () => {
    await says(anna, 'HOLD CODE UNTIL next week');
    expect((await mailing()).heldAt).not.toBeNull();
    expect(await answerTo(anna)).toContain('names a day that could not be understood');
  });

  test('a later order wins over an earlier one until the mailing is approved', async () => {
    await says(anna, 'HOLD CODE UNTIL 5 January');
    await says(anna, 'HOLD CODE');
    expect(await mailing()).toMatchObject({ heldUntil: null });
    await says(anna, 'APPROVE CODE');
    expect(await mailing()).toMatchObject({ state: 'distributed', approvedBy: 'anna' });
  });

  test('INTRODUCTION puts the clerk’s words above the notice and asks anew; without words it takes them out', async () => {
    await says(
      anna,
      'INTRODUCTION CODE\n\nThe group meets on 16 December.\nPlease <b>read</b> it before.\n\nKind regards\nAnna\n\n–––– Please reply above this line ––––\n\nDear Anna',
    );
    const words = 'The group meets on 16 December.\nPlease <b>read</b> it before.';
    expect((await mailing()).introduction).toBe(words);
    const anew = await letterTo(anna, 'approval-request');
    expect(anew.html).toContain('Please &lt;b&gt;read&lt;/b&gt; it before.');
    expect(await lettersTo(anna, 'approval-request')).toHaveLength(2);
    await says(anna, 'INTRODUCTION CODE');
    expect((await mailing()).introduction).toBeNull();
    await says(anna, 'INTRODUCTION CODE\n\nShort.');
    await says(anna, 'APPROVE CODE');
    const { text } = await simpleParser(notices()[0]?.raw ?? '');
    expect(text).toContain('Short.');
  });

  test('INTRODUCTION with more than there is room for changes nothing and is answered', async () => {
    await says(anna, `INTRODUCTION CODE\n\n${'word '.repeat(500)}`);
    expect((await mailing()).introduction).toBeNull();
    expect(await answerTo(anna)).toContain('there is room for 2000');
  });

  test('after an introduction the time to answer begins anew', async () => {
    desk.clock.turnTo(new Date('2020-12-04T11:00:00+01:00'));
    await says(anna, 'INTRODUCTION CODE\n\nA word.');
    await turnTo('2020-12-04T12:00:00+01:00');
    expect((await mailing()).state).toBe('read');
    await turnTo('2020-12-04T15:05:00+01:00');
    expect((await mailing()).state).toBe('distributed');
  });

  test.each([
    ['approved', 'APPROVE CODE', /This mailing was approved by Anna Lund on Thursday, 3 December/],
    ['rejected', 'REJECT CODE sent twice', /was rejected by Anna Lund on .*It does not go out/],
  ])(
    'about a mailing that was %s before is answered, whatever it is',
    async (_what, first, answer) => {
      await says(anna, first);
      const sent = notices().length;
      for (const late of [
        'APPROVE CODE',
        'HOLD CODE',
        'INTRODUCTION CODE\n\nToo late.',
        'REJECT CODE',
        'CORRECT CODE GAB session 207',
        'READ CODE',
      ]) {
        const before = (await lettersTo(anna, 'approval-answer')).length;
        await says(anna, late);
        expect((await lettersTo(anna, 'approval-answer')).length, late).toBe(before + 1);
        expect(await answerTo(anna)).toMatch(answer);
        expect(await answerTo(anna)).toContain('Your order could not be carried out.');
      }
      expect(notices()).toHaveLength(sent);
      const refused = await desk.db.select().from(commands).where(eq(commands.state, 'refused'));
      expect(refused.map((c) => c.outcome)).toEqual(Array(6).fill('too late'));
    },
  );

  test('about a mailing that went out by itself is answered', async () => {
    await turnTo('2020-12-04T12:00:00+01:00');
    await says(anna, 'HOLD CODE');
    expect(await answerTo(anna)).toContain('This mailing was approved by itself on Friday');
  });

  test('is written down: who, what, when, from which message', async () => {
    await says(anna, 'HOLD CODE UNTIL 5 January');
    await says(anna, 'INTRODUCTION CODE\n\nA word.');
    const { id } = await mailing();
    const written = await desk.db
      .select()
      .from(audit)
      .where(eq(audit.thingId, id))
      .orderBy(asc(audit.id));
    const orders = written.filter(({ who }) => who === 'anna');
    expect(orders.map(({ what }) => what)).toEqual(['hold', 'introduce']);
    expect(orders.every(({ message }) => message !== null)).toBe(true);
    expect(JSON.stringify(orders)).not.toContain('A word.');
  });
});

describe('a mailing that goes out without an answer', () => {
  test('is approved in the same breath in which the clerk is told, not at the next sweep', async () => {
    await asked({ approval: { mode: 'clerk' } });
    const { id } = await mailing();
    await desk.db.update(mailings).set({ askedAt: null }).where(eq(mailings.id, id));
    const queued: string[] = [];
    const automatic = {
      ...desk,
      config: { ...desk.config, approval: { ...desk.config.approval, mode: 'automatic' as const } },
      queue: { ...desk.queue, add: async (name: string) => void queued.push(name) },
    };
    await askApproval(automatic, id);
    expect(queued).toEqual(['send-letter', 'approve-unanswered']);
  });
});

describe('a mailing that needs a yes, held until a day', () => {
  test('is not sent on that day: the clerk is asked anew', async () => {
    await asked({ approval: { mode: 'clerk' } });
    await says(anna, 'HOLD CODE UNTIL 7 December');
    expect(await answerTo(anna)).toContain('You will be asked again on 7 December 2020.');
    await turnTo('2020-12-07T08:00:00+01:00');
    expect(await lettersTo(anna, 'approval-request')).toHaveLength(1);
    await turnTo('2020-12-07T09:05:00+01:00');
    expect(await lettersTo(anna, 'approval-request')).toHaveLength(2);
    expect((await letterTo(anna, 'approval-request')).text).toContain(
      'It was held until 7 December 2020. That day has come.',
    );
    expect(await mailing()).toMatchObject({ state: 'read', heldAt: null, heldUntil: null });
    await turnTo('2020-12-09T12:00:00+01:00');
    expect(await lettersTo(anna, 'approval-request')).toHaveLength(2);
    expect(notices()).toEqual([]);
  });
});

describe('a mailing that a corrigendum corrects while it waits', () => {
  test('is asked about anew, with the doubt, and a yes to how it was before is not taken', async () => {
    await asked({}, '10-docx');
    const before = await letterTo(anna, 'approval-request');
    desk.clock.turnTo(new Date(desk.clock.now().getTime() + 60_000));
    await desk.receive(mailFile('08-corrigendum'));
    await desk.settle(2);
    await says(anna, 'APPROVE CODE');
    const anew = (await lettersTo(anna, 'approval-request')).filter(
      ({ about }) => about === before.about,
    );
    expect(anew).toHaveLength(2);
    await desk.receive(mailFrom({ from: anna, text: `APPROVE ${before.code}` }));
    await desk.settle(2);
    expect((await mailing()).doubts).toHaveLength(1);
    expect((await mailing()).state).toBe('read');
    expect(await answerTo(anna)).toContain('Solidarity Desk changed this mailing on');
  });
});

describe('with deputies, one yes is enough', () => {
  beforeEach(() => asked(deputies));

  test('the first answer counts, and the others are told that it was decided and by whom', async () => {
    await says(bo, 'APPROVE CODE UPN');
    expect(await mailing()).toMatchObject({ state: 'distributed', approvedBy: 'bo' });
    expect(await answerTo(anna)).toMatch(/This mailing was approved by Bo Kjær on/);
    await says(anna, 'REJECT CODE');
    expect(await lettersTo(anna, 'approval-answer')).toHaveLength(2);
    expect(await mailing()).toMatchObject({ state: 'distributed' });
  });

  test('a hold and a rejection are told to the others', async () => {
    await says(bo, 'HOLD CODE');
    expect(await answerTo(anna)).toContain('Bo Kjær holds the mailing back.');
    await says(anna, 'REJECT CODE not ours');
    expect(await answerTo(bo)).toMatch(/blev afvist af Anna Lund.*\n> not ours/);
  });

  test('a yes to what another one has changed meanwhile is not taken', async () => {
    const before = await letterTo(anna, 'approval-request');
    await says(bo, 'INTRODUCTION CODE\n\nEt ord fra Bo.');
    desk.clock.turnTo(new Date(desk.clock.now().getTime() + 60_000));
    await desk.receive(mailFrom({ from: anna, text: `APPROVE ${before.code}` }));
    await desk.settle(2);
    expect((await mailing()).state).toBe('read');
    expect(await answerTo(anna)).toContain('Bo Kjær changed this mailing on');
    await says(anna, 'APPROVE CODE');
    expect((await mailing()).state).toBe('distributed');
  });
});

describe('approval by two persons', () => {
  beforeEach(() => asked(two));

  const yeses = async () =>
    (await desk.db.select().from(approvals).orderBy(asc(approvals.at))).map((a) => a.person);

  test('never goes out by itself, and says so', async () => {
    expect((await letterTo(anna, 'approval-request')).text).toContain(
      'Two persons have to say yes.',
    );
    await turnTo('2020-12-20T12:00:00+01:00');
    expect((await mailing()).state).toBe('read');
  });

  test('the first yes is written down and told to the other; the second one sends it out', async () => {
    await says(anna, 'APPROVE CODE');
    expect((await mailing()).state).toBe('read');
    expect(await yeses()).toEqual(['anna']);
    expect(await answerTo(anna)).toContain('when a second person says yes to the same: Bo Kjær.');
    expect(await answerTo(bo)).toMatch(/Anna Lund sagde ja .*Der skal endnu et ja/s);
    expect(notices()).toEqual([]);
    await says(bo, 'APPROVE CODE', 'approval-answer');
    expect(await mailing()).toMatchObject({ state: 'distributed', approvedBy: 'bo' });
    expect(await yeses()).toEqual(['anna', 'bo']);
    expect(notices()).toHaveLength(4);
    expect(await answerTo(anna)).toMatch(
      /approved by (Anna Lund and Bo Kjær|Bo Kjær and Anna Lund)/,
    );
  });

  test('the same person twice is one yes', async () => {
    await says(anna, 'APPROVE CODE');
    await says(anna, 'APPROVE CODE');
    expect((await mailing()).state).toBe('read');
    expect(await answerTo(anna)).toMatch(
      /You said yes on .* A second person has to say yes: Bo Kjær/,
    );
  });

  test('different committees are not guessed: the second person is told what the first one said', async () => {
    await says(anna, 'APPROVE CODE UPN URU');
    await says(bo, 'APPROVE CODE UPN');
    expect((await mailing()).state).toBe('read');
    const told = await letterTo(bo, 'approval-answer');
    expect(told.text).toMatch(/Anna Lund sagde ja .*, men til noget andet/s);
    expect(told.text).toContain(`APPROVE ${told.code} UPN URU`);
    await says(bo, 'APPROVE CODE uru og upn', 'approval-answer');
    expect(await mailing()).toMatchObject({
      state: 'distributed',
      committees: ['UPN', 'URU'],
      onlyCommittees: true,
    });
  });

  test('the first person may agree with the second one by another yes', async () => {
    await says(anna, 'APPROVE CODE');
    await says(bo, 'APPROVE CODE OFFICIAL');
    await says(anna, 'APPROVE CODE OFFICIAL');
    expect((await mailing()).state).toBe('read');
    await says(bo, 'APPROVE CODE OFFICIAL');
    expect(await mailing()).toMatchObject({ state: 'distributed', official: true });
  });

  test.each([
    ['an introduction', 'INTRODUCTION CODE\n\nA word.'],
    ['a correction', 'CORRECT CODE GAB session 207'],
    ['reading again', 'READ CODE'],
    ['a hold', 'HOLD CODE'],
  ])('%s takes back the yes that was said before', async (_what, order) => {
    await says(anna, 'APPROVE CODE');
    await says(bo, order);
    expect(await yeses()).toEqual([]);
    await says(bo, 'APPROVE CODE');
    expect((await mailing()).state).toBe('read');
    expect(await yeses()).toEqual(['bo']);
  });

  test('whoever is neither the clerk of the group nor a deputy has no say', async () => {
    const { code } = await letterTo(anna, 'approval-request');
    await desk.receive(mailFrom({ from: claire, text: `APPROVE ${code}` }));
    await desk.settle(2);
    expect(await yeses()).toEqual([]);
    expect((await letterTo(claire, 'order-not-done')).address).toBe(claire);
  });

  test('both orders taken before either was carried out are one yes each', async () => {
    for (const from of [anna, bo]) {
      const { code } = await letterTo(from, 'approval-request');
      await desk.receive(mailFrom({ from, text: `APPROVE ${code}` }));
    }
    await desk.settle(2);
    expect(await yeses()).toHaveLength(2);
    expect((await mailing()).state).toBe('distributed');
    const told = await desk.db.select({ member: deliveries.member }).from(deliveries);
    expect(new Set(told.map(({ member }) => member)).size).toBe(4);
  });
});

/** Replies as mail programs write them. `CODE` is the code. */
const code = 'Q7F3-K2MD';
const outlook = (from: string, sent: string, to: string, subject: string, date: string) =>
  `\n\n________________________________\n${from} Solidarity Desk <solidarity@parlament.example>\n${sent} ${date}\n${to} Anna Lund\n${subject} Please approve\n\nAPPROVE CODE\n    Send it out now\nREJECT CODE <reason>`;
const outlookDa = outlook('Fra:', 'Sendt:', 'Til:', 'Emne:', '3. december 2020 15:42');
const outlookFr = outlook('De :', 'Envoyé :', 'À :', 'Objet :', 'jeudi 3 décembre 2020 15:42');
const quoted = '> –––– Please reply above this line ––––\n>\n> APPROVE CODE\n> HOLD CODE';
const gmail = `\n\nOn Thu, Dec 3, 2020 at 3:42 PM Solidarity Desk <\nsolidarity@parlament.example> wrote:\n\n${quoted}`;
const gmailEs = `\n\nEl jue, 3 dic 2020 a las 15:42, Solidarity Desk (<solidarity@parlament.example>) escribió:\n\n${quoted}`;
const apple = `\n\n> On 3 Dec 2020, at 15:42, Solidarity Desk <solidarity@parlament.example> wrote:\n> \n${quoted}`;
const phone = '\n\nSent from my iPhone';
const signature = '\n\nMed venlig hilsen\n\nAnna Lund\nSekretær\nFolketinget, tlf. 33 37 55 00';

/** As the desk takes it: recognised as an order, cut from what it quotes, and read. */
async function understood(text: string) {
  const { mail, recognised } = await arrive(
    mailFrom({ from: anna, text: text.replaceAll('CODE', code) }),
  );
  return recognised.kind === 'command'
    ? parseCommand(splitReply(mail.text, mail.html ?? undefined).text, '2020-12-03')
    : null;
}

describe('an order as mail programs write it', () => {
  test.each<[string, string, object]>([
    ['Outlook in Danish, with a signature', `HOLD CODE${signature}${outlookDa}`, { until: null }],
    [
      'Outlook in French, in French',
      `ATTENDRE CODE jusqu’au 5 janvier${outlookFr}`,
      { until: '2021-01-05' },
    ],
    ['Gmail', `Hold CODE until January 5, 2021${gmail}`, { until: '2021-01-05' }],
    ['Gmail in Spanish', `Esperar CODE hasta el 5 de enero${gmailEs}`, { until: '2021-01-05' }],
    ['Apple Mail', `HOLD CODE until 5 January${apple}`, { until: '2021-01-05' }],
    [
      'a telephone, in Danish',
      `Vent CODE til 5. januar${phone.replace('Sent from my', 'Sendt fra min')}`,
      { until: '2021-01-05' },
    ],
    [
      'a telephone, in Arabic',
      'تأجيل CODE حتى ٥ يناير ٢٠٢١\n\nأُرسلت من iPhone',
      { until: '2021-01-05' },
    ],
    ['below the quotation', `${quoted}\n\nHOLD CODE`, { until: null }],
    ['below a greeting', `Dear desk,\n\nHOLD CODE${phone}`, { until: null }],
    ['below a greeting in Danish', `Kære alle,\nHOLD CODE${outlookDa}`, { until: null }],
    ['below a greeting in French', `Bonjour Madame,\n\nHOLD CODE${outlookFr}`, { until: null }],
    [
      'below a greeting in Arabic',
      'السلام عليكم ورحمة الله وبركاته،\n\nتأجيل CODE',
      { until: null },
    ],
  ])('%s', async (_program, text, wanted) => {
    expect(await understood(text)).toMatchObject({ kind: 'hold', code, unclear: false, ...wanted });
  });

  test.each([
    ['APPROVE CODE', []],
    ['Approuver CODE UPN et URU', ['UPN', 'URU']],
    ['Aprobar CODE solo para UPN', ['UPN']],
    ['Godkend CODE kun til UPN og URU', ['UPN', 'URU']],
    ['موافقة CODE UPN', ['UPN']],
    ['اعتماد CODE رسمية', []],
    ['Approuver CODE OFFICIEL', []],
  ])('“%s” approves', async (line, committees) => {
    const official = /رسمية|OFFICIEL/.test(line);
    expect(await understood(line)).toMatchObject({ kind: 'approve', code, committees, official });
  });
});

describe('what is no order', () => {
  beforeEach(() => asked());

  test.each([
    ['other words above it', 'Looks fine to me.\n\nAPPROVE CODE'],
    ['a greeting that says something', 'Dear desk, please do not send this:\n\nAPPROVE CODE'],
    ['two greetings', 'Dear all,\nHello Bo,\nAPPROVE CODE'],
    ['no order at all', 'Please send it.'],
    ['a committee that is none', 'APPROVE CODE UPM'],
    ['an approval without a code', 'APPROVE'],
  ])(
    '%s is not guessed: nothing is sent, and the answer says what is possible',
    async (_what, text) => {
      await says(anna, `${text}${gmail}`);
      expect((await mailing()).state).toBe('read');
      const { text: answer } = await letterTo(anna, 'order-not-done');
      expect(answer).toMatch(/APPROVE (<code>|[0-9A-Z]{4}-[0-9A-Z]{4})/);
    },
  );
});
