/** What was put aside: why, what it says, and one button for each thing that can be done with it. */
import { HtmlValidate } from 'html-validate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mailFrom } from '../../demo/correspondence.ts';
import { mailings, messages } from '../../src/database/tables.ts';
import { penMessage } from '../../src/inbox/pen.ts';
import { mailFile, smallDesk, type TestDesk } from '../desk.ts';
import { clerksRead } from '../people.ts';
import { signedIn } from './browser.ts';
import { expectValid } from './valid.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await smallDesk();
});
afterEach(() => desk.close());

const quarantine = '/console/quarantine';
const mailing = async () => (await desk.db.select().from(mailings))[0];
const message = async () => (await desk.db.select().from(messages))[0];
const unproven = () =>
  Buffer.from(
    mailFile('09-en-fr-pair')
      .toString('latin1')
      .replace('Authentication-Results: mx.parlament.example;', 'X-Removed:'),
    'latin1',
  );
const takeIn = async (raw: Buffer | string) => {
  await desk.receive(raw);
  await desk.settle();
  return `${quarantine}/${(await message())?.id}`;
};

describe('a mailing that nothing proves', () => {
  test('is there with its reason and what it says, and a clerk has it read', async () => {
    const path = await takeIn(unproven());
    expect((await mailing())?.state).toBe('quarantined');
    const anna = await signedIn(desk, 'anna');
    const { html } = await anna.get(quarantine);
    expect(html).toContain('nothing proves that the IPU sent it');
    expect(html).toContain(`action="${path}/release"`);
    const one = await anna.get(path);
    expect(one.status).toBe(200);
    expect(one.html).toMatch(/<blockquote dir="auto">[^<]{50,}/);
    const released = await anna.submit(`${path}/release`);
    expect(released.html).toContain('The mailing is being read.');
    await desk.settle();
    expect((await mailing())?.state).toBe('read');
    expect((await anna.get(path)).status).toBe(404);
    expect((await anna.post(`${path}/release`)).status).toBe(404);
  });

  test('is put away for good where it is not genuine', async () => {
    const path = await takeIn(unproven());
    const anna = await signedIn(desk, 'anna');
    expect((await anna.submit(`${path}/dismiss`)).html).toContain('Nothing is put aside.');
    expect((await mailing())?.state).toBe('rejected');
  });
});

test('a forged mail is there with what it was recognised by, and is a mailing when a clerk says so', async () => {
  const path = await takeIn(mailFile('16-spoofed-ipu'));
  const anna = await signedIn(desk, 'anna');
  const { html } = await anna.get(path);
  expect(html).toContain('It claims to come from a sender from whom it does not come.');
  expect(html).not.toContain(`action="${path}/release"`);
  expect((await anna.post(`${path}/release`)).status).toBe(404);
  expect((await anna.submit(`${path}/treat`)).html).toContain('read as a mailing');
  await desk.settle();
  expect((await mailing())?.state).toBe('read');
});

test('a message that failed is tried again, by the administrator too', async () => {
  await desk.receive(mailFile('09-en-fr-pair'));
  desk.loseQueue();
  const id = (await message())?.id ?? '';
  await penMessage(desk, id, { code: 'too-slow' });
  Object.assign(desk, {
    config: { ...desk.config, group: { ...desk.config.group, administrator: 'bo' } },
  });
  // Bo reads Danish.
  const bo = await signedIn(desk, 'bo');
  expect((await bo.get(quarantine)).html).toContain('Det tog for lang tid at læse den.');
  expect((await bo.submit(`${quarantine}/${id}/retry`)).status).toBe(200);
  await desk.settle();
  expect((await mailing())?.state).toBe('read');
});

test('nobody else sees it; the administrator cannot release it', async () => {
  const path = await takeIn(unproven());
  Object.assign(desk, {
    config: { ...desk.config, group: { ...desk.config.group, administrator: 'bo' } },
  });
  const claire = await signedIn(desk, 'claire');
  for (const page of [quarantine, path]) expect((await claire.get(page)).status).toBe(403);
  expect((await claire.post(`${path}/release`)).status).toBe(403);
  // Claire reads French.
  const refused = await claire.get(quarantine);
  expect(refused.html).toContain('Votre rôle ne le permet pas.');
  await expectValid(refused.html, 'fr');
  const bo = await signedIn(desk, 'bo');
  expect((await bo.get(path)).html).not.toContain('/release"');
  expect((await bo.post(`${path}/release`)).status).toBe(403);
  expect((await mailing())?.state).toBe('quarantined');
});

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: { 'doctype-style': ['error', { style: 'uppercase' }] },
});

test.each(['en', 'ar'] as const)(
  'the pages are valid in %s, whatever a mail says',
  async (language) => {
    const hostile = '"><script>alert(1)</script>';
    const path = await takeIn(
      mailFrom({
        from: 'mallory@evil.example',
        subject: hostile,
        text: `${hostile}\n`.repeat(200),
        dmarc: 'fail',
      }),
    );
    clerksRead(desk, language);
    const anna = await signedIn(desk, 'anna');
    for (const page of [quarantine, path]) {
      const { html, status } = await anna.get(page);
      expect(status).toBe(200);
      expect(html).toContain('&lt;script&gt;alert(1)');
      expect(html).not.toContain('<script>alert');
      const { results } = await validator.validateString(html);
      expect(
        results.flatMap(({ messages: faults }) =>
          faults.map(({ ruleId, message: words, line }) => `${line}: ${words} (${ruleId})`),
        ),
      ).toEqual([]);
    }
  },
);
