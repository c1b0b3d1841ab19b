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
    | 'reply-received'
    | 'reminder'
    | 'report'
    | 'report-draft',
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
    ['doubtful', { doubts: ['?'] }, 'Something in it could not be read with certainty.'],
    [
      'unread',
      { unread: [{ filename: 'a.pdf', problem: 'damaged' }] },
      'A document could not be read.',
    ],
    ['every mailing', {}, 'This parliament has chosen to approve every mailing.'],
  ])('says why it waits: %s', async (_, change, why) => {
    const mail = await write('approval-request', { ...certain, authenticity: genuine, ...change });
    inBoth(mail, 'It goes out only with your yes.');
    inBoth(mail, why);
  });

  test('says when nobody would receive it', async () => {
    const mail = await write('approval-request', {
      audience: { total: 0, byLanguage: [], without: [] },
    });
    inBoth(mail, 'No member would receive it.');
    inNeither(mail, 'Not included');
  });

  test('shows the preview without its marker line', async () => {
    const { text } = await write('approval-request', {});
    expect(sampleOf('approval-request').preview).toMatch(/^–––– /);
    expect(text.match(/Please reply above this line/g)).toHaveLength(1);
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

  test('shows eight names and says how many more there are', async () => {
    const mail = await write('notice', {});
    inBoth(mail, 'Issiaka Fofana');
    inBoth(mail, 'and 2 others');
    inNeither(mail, 'Bassatigui Fofana');
  });

  test('quotes once what several decisions ask, in the language of the decision', async () => {
    const { html, text } = await compose('notice', 'da', sampleOf('notice'), sampleSender);
    expect(text.match(/Calls on all IPU Member Parliaments/g)).toHaveLength(1);
    expect(text).toContain('Zimbabwe, punkt 4 · Venezuela, punkt 5');
    expect(text).toContain('Originaltekst på engelsk');
    expect(html).toMatch(/<blockquote [^>]*lang="en"/);
  });

  test('in trial mode says whom it was meant for', async () => {
    inBoth(await write('notice', { trialFor: 'Ida Lindqvist' }), 'meant for Ida Lindqvist');
    inNeither(await write('notice', {}), 'Trial mode');
  });
});

test('a reply in which nothing was recognised offers no suggestion', async () => {
  const mail = await write('reply-received', { suggestion: null });
  inBoth(mail, 'Nothing was recognised with certainty');
  inNeither(mail, 'Record it as suggested');
  inNeither(mail, 'YES ');
});

test('a reminder speaks of delay only when there is one', async () => {
  const owed = sampleOf('reminder').owed.slice(1);
  const mail = await write('reminder', { owed, escalated: false });
  expect(mail.subject).toBe('2 follow-ups on IPU decisions open');
  inNeither(mail, 'beyond the committee');
  inNeither(mail, 'overdue');
});

test('a report without actions says so', async () => {
  const mail = await write('report', { actions: [], byKind: [], open: [] });
  inBoth(mail, 'No action was recorded in this period.');
  inNeither(mail, 'Actions by kind');
  inNeither(mail, 'Still open');
});

test('a draft shows the report in the language that the IPU will read', async () => {
  inBoth(
    await write('report-draft', { reportLanguage: 'fr' }),
    'Encore en cours dans nos commissions',
  );
});
