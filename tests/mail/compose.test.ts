import { HtmlValidate } from 'html-validate';
import mjml2html from 'mjml';
import { describe, expect, test, vi } from 'vitest';
import { languages } from '../../src/domain/language.ts';
import { compose, prepare } from '../../src/mail/compose.ts';
import { isMarkerLine, markerLine } from '../../src/mail/marker.ts';
import { mailNames, sampleOf, sampleSender } from '../../src/mail/samples.ts';

vi.mock('mjml', { spy: true });

describe.each(languages)('in %s', (language) => {
  test.each(mailNames)('%s is whole', async (name) => {
    const data = sampleOf(name);
    const mail = await compose(name, language, data, sampleSender);
    for (const text of [mail.subject, mail.html, mail.text]) {
      expect(text).not.toMatch(/\{\{|\}\}|\[\[|\]\]|undefined|\[object|NaN/);
    }
    expect(mail.subject).toMatch(/^[^\p{Cc}\p{Cf}]{10,}$/u);
    expect(mail.html).toContain(
      `<html lang="${mail.language}" dir="${language === 'ar' && name !== 'report' ? 'rtl' : 'ltr'}"`,
    );
    // Gmail cuts longer mails off, and what it cuts off is the foot with the reference.
    expect(Buffer.byteLength(mail.html)).toBeLessThan(102_000);
    expect(mail.html).not.toMatch(
      /<img(?! [^>]*src="cid:)|<link|https?:\/\/(?!www\.w3\.org|desk\.parlament\.example\/)/,
    );
    expect(isMarkerLine(mail.text.split('\n')[0] ?? '')).toBe('reply' in data);
    expect(mail.html.includes(markerLine(mail.language))).toBe('reply' in data);
    if ('reply' in data)
      expect(mail.text).toMatch(new RegExp(`^Ref: ${data.reply?.reference}$`, 'm'));
  });
});

test('a report is written in English or French only', async () => {
  const written = await Promise.all(
    languages.map((language) => compose('report', language, sampleOf('report'), sampleSender)),
  );
  expect(written.map((mail) => mail.language)).toEqual(['en', 'fr', 'en', 'en', 'en']);
  const draft = await compose('report-draft', 'ar', sampleOf('report-draft'), sampleSender);
  expect(draft.html).toContain('Still open in our committees');
  expect(draft.html).toContain('<div lang="en" dir="ltr"');
});

test('MJML runs once per mail and direction, however many members there are', async () => {
  vi.resetModules();
  const fresh = await import('../../src/mail/compose.ts');
  const calls = vi.mocked(mjml2html).mock.calls;
  const before = calls.length;
  const notice = sampleOf('notice');
  for (const language of ['da', 'en', 'da'] as const) {
    const fill = await fresh.prepare('notice', language);
    for (const salutation of ['Ida', 'Jens']) fill({ ...notice, salutation }, sampleSender);
  }
  expect(calls.length - before).toBe(1);
  await fresh.compose('notice', 'ar', notice, sampleSender);
  await fresh.compose('notice', 'ar', notice, sampleSender);
  expect(calls.length - before).toBe(2);
  expect(calls.at(-1)?.[1]).toMatchObject({ ignoreIncludes: true, validationLevel: 'strict' });
});

test('each member gets their own words and nobody else’s', async () => {
  const fill = await prepare('notice', 'en');
  const notice = sampleOf('notice');
  const [ida, jens] = ['Ida', 'Jens'].map((salutation) =>
    fill(
      {
        ...notice,
        salutation,
        reply: { address: `${salutation}@x.example`, reference: `ref-${salutation}` },
      },
      sampleSender,
    ),
  );
  expect(ida?.html).toContain('Dear Ida,');
  expect(jens?.html).toContain('ref-Jens');
  expect(jens?.html).not.toContain('Ida');
  expect(ida?.text.replaceAll('Ida', 'Jens')).toBe(jens?.text);
});

test('a click on an action opens a mail that is already written', async () => {
  const { html } = await compose('notice', 'da', sampleOf('notice'), sampleSender);
  const links = [...html.matchAll(/href="(mailto:[^"]+)"/g)].map(
    ([, link]) => new URL((link as string).replaceAll('&amp;', '&')),
  );
  const done = links.filter((link) => link.searchParams.get('subject')?.startsWith('DONE'));
  expect(done).toHaveLength(12);
  const { reply } = sampleOf('notice');
  expect(decodeURIComponent(done[5]?.pathname ?? '')).toBe(reply.address);
  expect(done[5]?.searchParams.get('subject')).toBe('DONE meet-ambassadors');
  const body = done[5]?.searchParams.get('body')?.split('\r\n');
  expect(body?.[0]).toBe('DONE meet-ambassadors <sag> <dato>');
  expect(body?.at(-1)).toBe(`Ref: ${reply.reference}`);
});

/** The recommended rules, but for what mail programs of today still need. */
const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // MJML's frame: tables with attributes, and tables for Outlook in conditional comments.
    'no-conditional-comment': 'off',
    'no-deprecated-attr': 'off',
    'presentation-role-style': 'off',
    'prefer-native-element': ['error', { exclude: ['article'] }],
    'doctype-style': ['error', { style: 'lowercase' }],
    // Style sheets are dropped by many programs.
    'no-inline-style': 'off',
    // The title is the subject, which a person may have written.
    'long-title': 'off',
    // A parser adds it, and Outlook needs none.
    'prefer-tbody': 'off',
    // The draft of a report shows the report with its own heading.
    'heading-level': ['error', { allowMultipleH1: true }],
  },
});

/** One language of each direction: the words do not change the elements. */
describe.each(['en', 'ar'] as const)('in %s', (language) => {
  test.each(mailNames)('%s is valid', async (name) => {
    const { html } = await compose(name, language, sampleOf(name), sampleSender);
    const report = await validator.validateString(html);
    const messages = report.results.flatMap((result) => result.messages);
    expect(messages.map(({ ruleId, message, line }) => `${line}: ${message} (${ruleId})`)).toEqual(
      [],
    );
  });
});
