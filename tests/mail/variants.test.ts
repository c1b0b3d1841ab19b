/** What the samples do not show: the other cases of each mail. */
import { describe, expect, test } from 'vitest';
import type { ComposedMail } from '../../src/mail/compose.ts';
import { compose } from '../../src/mail/compose.ts';
import type { Mails } from '../../src/mail/mails.ts';
import { sampleOf, sampleSender } from '../../src/mail/samples.ts';

const write = <
  N extends
    | 'notice'
    | 'approval-request'
    | 'approval-answer'
    | 'reply-received'
    | 'reminder'
    | 'report'
    | 'report-draft'
    | 'report-answer'
    | 'report-sent'
    | 'report-acknowledged',
>(
  name: N,
  change: Partial<Mails[N]>,
): Promise<ComposedMail> => compose(name, 'en', { ...sampleOf(name), ...change }, sampleSender);

const has = ({ text, html }: ComposedMail, words: string) => ({
  text: text.includes(words),
  html: html.includes(words),
});
const inBoth = (mail: ComposedMail, words: string): void =>
  expect(has(mail, words), words).toEqual({ text: true, html: true });
const inNeither = (mail: ComposedMail, words: string): void =>
  expect(has(mail, words), words).toEqual({ text: false, html: false });

describe('a request for approval', () => {
  const certain = { doubts: [], unread: [], goesOutAt: null };
  const genuine = { genuine: true, evidence: [], forwardedBy: null };

  test('says when it goes out by itself', async () => {
    const mail = await write('approval-request', {
      ...certain,
      goesOutAt: new Date('2020-12-04T11:42:00Z'),
    });
    inBoth(mail, 'it goes out by itself on Friday, 4 December 2020 at 12:42.');
    inNeither(mail, 'only with your yes');
    inNeither(mail, 'Please check');
  });

  test.each([
    ['forwarded', { authenticity: { ...genuine, forwardedBy: 'Ida' } }, 'It was forwarded'],
    [
      'not genuine',
      { authenticity: { ...genuine, genuine: false } },
      'The sender could not be verified.',
    ],
    [
      'doubtful',
      { doubts: [{ kind: 'no-case' as const }] },
      'Something in it could not be read with certainty.',
    ],
    [
      'unread',
      { unread: [{ filename: 'a.pdf', problem: { kind: 'pdf-structure' as const } }] },
      'A document could not be read.',
    ],
    ['held', { held: true }, 'It is held until you decide.'],
    ['for two persons', { persons: 2 as const }, 'Two persons have to say yes.'],
    ['every mailing', {}, 'This parliament has chosen to approve every mailing.'],
  ])('says why it waits: %s', async (_, change, why) => {
    const mail = await write('approval-request', { ...certain, authenticity: genuine, ...change });
    inBoth(mail, 'It goes out only with your yes.');
    inBoth(mail, why);
  });

  test('says when nobody would receive it', async () => {
    const { audience } = sampleOf('approval-request');
    const mail = await write('approval-request', {
      audience: { ...audience, total: 0, byLanguage: [], without: [] },
    });
    inBoth(mail, 'No member would receive it.');
    inNeither(mail, 'Not included');
    inNeither(mail, 'By committee');
  });

  test('says who else is asked, and what their answer means', async () => {
    const others = ['Bo Kjær', 'Claire Dumas'];
    inBoth(
      await write('approval-request', { others }),
      'Also asked: Bo Kjær and Claire Dumas. The first answer counts.',
    );
    inBoth(
      await write('approval-request', { others, persons: 2 }),
      'It goes out when two of you have said yes to the same.',
    );
    inNeither(await write('approval-request', { others: [] }), 'Also asked');
  });

  test('shows the notice below everything else, without a marker line of its own', async () => {
    const { text, html } = await write('approval-request', {});
    expect(text.match(/Please reply above this line/g)).toHaveLength(1);
    expect(text.indexOf('Whom the decisions concern')).toBeGreaterThan(text.indexOf('By language'));
    expect(html).not.toMatch(/href="mailto:solidarity[^"]*(?:DONE|STOP|FOLLOW)/);
  });
});

describe('an answer to an order', () => {
  const at = new Date('2020-12-03T15:05:00Z');
  const scope = { committees: [], official: false };
  const held = { kind: 'held', who: null, until: null, goesOutAt: null } as const;

  test.each<[Mails['approval-answer']['answer'], string]>([
    [{ kind: 'recorded', scope, needed: ['Bo', 'Ida'] }, 'says yes to the same: Bo and Ida.'],
    [{ kind: 'one-more', who: 'Anna', at, scope }, 'One more yes to the same is needed'],
    [
      { kind: 'changed', who: 'Anna', at },
      'Anna changed this mailing on Thursday, 3 December 2020',
    ],
    [{ kind: 'another-person', at, scope, needed: ['Bo'] }, 'A second person has to say yes: Bo.'],
    [
      { ...held, unclear: false, voided: false },
      'The mailing is held. It goes out only with a yes.',
    ],
    [{ ...held, unclear: false, voided: true }, 'A yes that was given before counts no more.'],
    [{ ...held, unclear: true, voided: false }, 'names a day that could not be understood'],
    [
      { ...held, who: 'Anna', until: '2021-01-05', unclear: false, voided: false },
      'Anna holds the mailing back. You will be asked again on 5 January 2021.',
    ],
    [{ kind: 'past-day', until: '2020-12-01' }, '1 December 2020 has come or is past.'],
    [{ kind: 'too-long', length: 2001, most: 2000 }, 'has 2001 characters; there is room for 2000'],
    [{ kind: 'approved', who: ['Anna', 'Bo'], at }, 'was approved by Anna and Bo on Thursday'],
    [{ kind: 'went-out', at }, 'was approved by itself on Thursday'],
    [{ kind: 'rejected', who: 'Anna', at, reason: 'sent twice' }, 'sent twice'],
    [{ kind: 'superseded' }, 'A corrigendum has replaced this mailing.'],
    [{ kind: 'put-aside' }, 'This mailing was put aside'],
    [{ kind: 'being-read' }, 'is being read again'],
    [{ kind: 'waits' }, 'waits for a yes'],
  ])('%o', async (answer, words) => {
    inBoth(await write('approval-answer', { answer }), words);
  });

  test('offers the line that says yes to just the same', async () => {
    const same = { committees: ['UPN', 'URU'], official: true };
    const answer = { kind: 'one-more', who: 'Anna', at, scope: same } as const;
    inBoth(await write('approval-answer', { answer }), 'APPROVE Q7F3-K2MD UPN URU OFFICIAL');
    inNeither(await write('approval-answer', { answer: { kind: 'waits' } }), 'APPROVE');
  });
});

describe('a notice', () => {
  const { mailing } = sampleOf('notice');
  const [first, second] = mailing.decisions as [
    (typeof mailing.decisions)[0],
    (typeof mailing.decisions)[0],
  ];

  test('says where each decision was adopted when they differ', async () => {
    const other = { ...second, body: 'committee', session: null, manner: null } as const;
    const mail = await write('notice', { mailing: { ...mailing, decisions: [first, other] } });
    inBoth(mail, 'IPU Governing Council, 206th session, 3 November 2020, adopted unanimously');
    inBoth(mail, 'IPU Committee on the Human Rights of Parliamentarians, 3 November 2020');
  });

  test('with one case has its code in the written replies', async () => {
    const { html } = await write('notice', {
      mailing: { ...mailing, countries: 1, mps: 1, decisions: [second] },
    });
    expect(html).toContain(
      encodeURIComponent('DONE inform-members COD-113 <date>').replaceAll("'", '&#39;'),
    );
  });

  test('leaves out what there is not', async () => {
    const bare = {
      ...first,
      mps: null,
      session: null,
      adopted: null,
      manner: null,
      cases: [{ code: null, name: 'Ne Muanda' }],
      collective: [],
      violations: [],
      asks: [],
    };
    const mail = await write('notice', {
      introduction: null,
      registrations: [],
      mailing: { ...mailing, decisions: [bare], documents: [] },
    });
    inBoth(mail, 'Ne Muanda');
    for (const words of [
      'From Anna Lund',
      'What the IPU asks',
      'Document attached',
      'Documents attached',
      'Filed in this',
      'null',
    ])
      inNeither(mail, words);
  });

  test('shows three names and five violations, and says how many more there are', async () => {
    const mail = await write('notice', {});
    inBoth(mail, 'Guillaume Soro');
    inBoth(mail, 'and 7 others');
    inNeither(mail, 'Loukimane Camara');
    inBoth(mail, 'freedom of expression, immunity +1');
  });

  test('quotes once what several decisions ask, in the language of the decision', async () => {
    const { html, text } = await compose('notice', 'da', sampleOf('notice'), sampleSender);
    expect(text.match(/Calls on all IPU Member Parliaments/g)).toHaveLength(1);
    expect(text).toContain('Zimbabwe og Filippinerne, punkt 4 · Venezuela, punkt 5');
    expect(text).toContain('Originaltekst på engelsk');
    expect(html).toMatch(/<blockquote [^>]*lang="en"/);
  });

  test('in trial mode says whom it was meant for', async () => {
    inBoth(await write('notice', { trialFor: 'Ida Lindqvist' }), 'meant for Ida Lindqvist');
    inNeither(await write('notice', {}), 'Trial mode');
  });
});

test('a reply in which nothing was recognised offers no suggestion', async () => {
  const mail = await write('reply-received', { suggestions: [] });
  inBoth(mail, 'Nothing was recognised with certainty');
  inNeither(mail, 'Record it as suggested');
  inNeither(mail, 'YES ');
});

test('a reminder speaks of delay only when there is one', async () => {
  const owed = sampleOf('reminder').owed.slice(1);
  const mail = await write('reminder', { owed, escalated: false });
  expect(mail.subject).toBe('2 follow-ups on IPU decisions open');
  inNeither(mail, 'Nobody has reacted');
  inNeither(mail, 'overdue');
});

describe('a report', () => {
  const { content } = sampleOf('report');
  const told = (change: Partial<typeof content>) =>
    write('report', { content: { ...content, ...change } });

  test('without actions says so', async () => {
    const figures = { ...content.figures, actions: 0, byKind: [] };
    const mail = await told({ actions: [], figures, open: [], planned: [], corrections: [] });
    inBoth(mail, 'No action was recorded in this period.');
    for (const words of ['Actions by kind', 'Still open', 'What is planned', 'Corrections'])
      inNeither(mail, words);
  });

  test('tells each action once, in the order of its countries, with the number of its place', async () => {
    const { text } = await told({});
    const numbers = [...text.matchAll(/^(\d)\. /gm)].map(([, number]) => Number(number));
    expect(numbers).toEqual([1, 2, 7, 5, 6, 8, 4, 3]);
    expect(text).toContain('Tanzania · 1 action\nTZA-04 Tundu Lissu\n\nAlso action 5, told above.');
    expect(text).toContain('For several countries together · 1 action\n\n1. Decisions');
  });

  test('names a member only with consent, and says what is for the IPU only', async () => {
    const mail = await told({});
    inBoth(mail, 'Étienne Marchand, member of parliament');
    inBoth(mail, 'a member of parliament');
    const { text } = mail;
    const fifth = text.slice(text.indexOf('5. Contact'), text.indexOf('6. Cases'));
    expect(fifth).toContain('For the IPU only');
    expect(fifth).not.toContain('May be published');
  });

  test('quotes words as written, with their language where it is not its own', async () => {
    const { html, text } = await told({});
    expect(html).toMatch(/<blockquote [^>]*lang="da" dir="auto">Udvalget har stillet/);
    expect(text).toContain('(Original text in Danish)');
    expect(text).not.toContain('in English');
    const french = await compose('report', 'fr', sampleOf('report'), sampleSender);
    expect(french.text).toContain('(Texte original en anglais)');
  });

  test('draws a bar for each kind, the longest over the whole width', async () => {
    const { html } = await told({});
    const widths = [...html.matchAll(/class="bar" style="[^"]*width:(\d+)%/g)].map(([, w]) => w);
    expect(widths).toEqual(['100', '50', '50', '50', '50', '50', '50']);
  });

  test('names the countries of the map in words, and has no picture without one', async () => {
    expect((await told({})).html).toContain(
      'alt="Map of the countries for which we acted: Philippines, Zimbabwe, Côte d’Ivoire,',
    );
    expect((await write('report', { map: null })).html).not.toContain('<img');
  });

  test('of a busy year is not cut off by Gmail, nor is its draft', async () => {
    const actions = Array.from({ length: 60 }, (_, at) => {
      const action = content.actions[at % content.actions.length];
      return { ...(action as NonNullable<typeof action>) };
    });
    const report = { content: { ...content, actions }, map: null };
    for (const { html } of [await write('report', report), await write('report-draft', { report })])
      expect(Buffer.byteLength(html)).toBeLessThan(102_000);
  });
});

describe('a draft of a report', () => {
  const { report } = sampleOf('report-draft');

  test('shows the report in the language that the IPU will read', async () => {
    const content = { ...report.content, language: 'fr' as const };
    const mail = await write('report-draft', { report: { ...report, content } });
    inBoth(mail, 'Encore en cours dans nos commissions');
    inBoth(mail, 'Send the report to the IPU');
  });

  test.each<[Mails['report-draft']['change'], string]>([
    [{ kind: 'drafted', who: null }, 'Solidarity Desk'],
    [{ kind: 'omitted', actions: [3], internal: false, who: 'Bo' }, 'proposes what was left out'],
    [{ kind: 'omitted', actions: [3], internal: true, who: 'Bo' }, 'never leaves this parliament.'],
    [{ kind: 'added', who: 'Bo' }, 'An action was added.'],
    [{ kind: 'introduced', who: 'Bo' }, 'The introduction was changed.'],
    [{ kind: 'corrected', action: 4, who: 'Bo' }, 'Action 4 of the previous version was corrected'],
    [{ kind: 'withdrawn', action: 4, who: 'Bo' }, 'as it did not take place'],
    [{ kind: 'changed-elsewhere', who: null }, 'was changed elsewhere'],
  ])('%o', async (change, words) => {
    inBoth(await write('report-draft', { change }), words);
  });

  test('says who has to approve it', async () => {
    inBoth(await write('report-draft', {}), 'Bo Kjær has said yes to this version.');
    inBoth(await write('report-draft', { approvedBy: null }), 'a yes to an earlier version');
    inNeither(await write('report-draft', { twoPersons: false }), 'A second person');
  });

  test('offers lines for the actions that it has', async () => {
    inBoth(await write('report-draft', {}), 'OMIT B8NV-4YTC 3 5');
    const content = { ...report.content, actions: report.content.actions.slice(0, 1) };
    const mail = await write('report-draft', { report: { ...report, content } });
    inBoth(mail, 'WITHDRAW B8NV-4YTC 1');
    const none = { ...report.content, actions: [] };
    const bare = await write('report-draft', { report: { ...report, content: none } });
    inNeither(bare, 'OMIT');
    inBoth(bare, 'ADD B8NV-4YTC');
  });
});

describe('an answer to an order about a report', () => {
  test.each<[Mails['report-answer']['answer'], string]>([
    [{ kind: 'changed' }, 'Please answer the newer mail'],
    [{ kind: 'too-late', state: 'approved' }, 'has been approved and is being sent'],
    [{ kind: 'too-late', state: 'sent' }, 'CORRECT B8NV-4YTC 3 date'],
    [{ kind: 'too-late', state: 'acknowledged' }, 'WITHDRAW B8NV-4YTC 3'],
    [{ kind: 'too-late', state: 'discarded' }, 'The report was rejected.'],
    [{ kind: 'first-yes', needed: ['Bo', 'Ida'] }, 'when a second person says yes: Bo and Ida.'],
    [{ kind: 'another-person', needed: ['Bo'] }, 'You have said yes to this version already.'],
    [{ kind: 'no-such-action', numbers: [9], last: 8 }, 'no action with the number 9.'],
    [{ kind: 'no-such-action', numbers: [9, 12], last: 8 }, 'numbered from 1 to 8.'],
    [{ kind: 'no-such-action', numbers: [9], last: 0 }, 'It tells of no action.'],
    [{ kind: 'next-report', action: 3, change: 'corrected' }, 'Action 3 is corrected'],
    [{ kind: 'next-report', action: 3, change: 'withdrawn' }, 'Action 3 is withdrawn'],
    [{ kind: 'added-for-next' }, 'Report No. 3 has gone out already; the next one'],
    [{ kind: 'not-a-value', field: 'date', value: 'soon' }, '“soon” could not be taken'],
    [{ kind: 'same' }, 'Nothing has changed by your line'],
    [{ kind: 'draft-waits' }, 'APPROVE B8NV-4YTC'],
  ])('%o', async (answer, words) => {
    inBoth(await write('report-answer', { answer }), words);
  });
});

test('a report without actions that was sent offers nothing to put right', async () => {
  const { report } = sampleOf('report-sent');
  const content = { ...report.content, actions: [] };
  const mail = await write('report-sent', { report: { ...report, content } });
  inBoth(mail, 'It tells of no action.');
  inNeither(mail, 'CORRECT');
});

test('an acknowledgement of a report that asks nothing needs no answer', async () => {
  const asks = await write('report-acknowledged', {});
  expect(asks.subject).toBe('The IPU has a question on report No. 3');
  const mail = await write('report-acknowledged', { asks: false });
  expect(mail.subject).toBe('The IPU has answered report No. 3');
  expect(mail.html).toContain('has acknowledged the report');
  inNeither(mail, 'wait for an answer');
});

test('an overview in Arabic keeps what was written in another script apart', async () => {
  const { text, html } = await compose(
    'weekly-overview',
    'ar',
    sampleOf('weekly-overview'),
    sampleSender,
  );
  for (const words of [
    'The board raised it with the ambassador.',
    'I shall meet the ambassador at the beginning of February.',
  ]) {
    expect(text.replace(/\s+/g, ' ')).toContain(`\u2068${words}\u2069`);
    expect(html).toContain(`\u2068${words}\u2069`);
  }
});
