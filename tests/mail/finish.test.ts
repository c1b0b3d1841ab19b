import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { compose } from '../../src/mail/compose.ts';
import { type Addressing, finish } from '../../src/mail/finish.ts';
import type { MailName } from '../../src/mail/mails.ts';
import { mailNames, sampleOf, sampleSender } from '../../src/mail/samples.ts';

const addressing: Addressing = {
  from: { name: 'Solidarity Desk', address: 'solidarity@parlament.example' },
  to: 'jens.baekgaard@parlament.example',
  replyTo: 'solidarity+jt97kb6cq643dzvmxxqkfbf5kz@parlament.example',
  bouncesTo: 'solidarity+b-1@parlament.example',
  messageId: '<notice.jt97kb6cq643dzvmxxqkfbf5kz@parlament.example>',
  date: new Date('2020-12-04T09:03:00Z'),
  chamber: 'folketinget',
  references: ['<a@ipu.org>', '<b@parlament.example>'],
  attachments: [
    {
      filename: 'Décisions "CHRP".pdf',
      content: Buffer.from('%PDF-1.7 …'),
      contentType: 'application/pdf',
    },
  ],
};
const composed = (name: MailName, language: 'da' | 'ar' = 'da') =>
  compose(name, language, sampleOf(name), sampleSender);

describe('a notice', async () => {
  const mail = await composed('notice');
  const finished = await finish(mail, addressing);
  const read = await simpleParser(finished.raw);
  const header = (name: string) =>
    read.headerLines.find(({ key }) => key === name)?.line.replace(/\s+/g, ' ');

  test('says who wrote to whom, when, and in which thread', () => {
    expect(finished.envelope).toEqual({ from: addressing.bouncesTo, to: addressing.to });
    expect(finished.messageId).toBe(addressing.messageId);
    expect(read.from?.text).toBe('"Solidarity Desk" <solidarity@parlament.example>');
    expect(read.replyTo?.text).toBe(addressing.replyTo);
    expect(read.messageId).toBe(addressing.messageId);
    expect(read.date).toEqual(addressing.date);
    expect(read.inReplyTo).toBe('<b@parlament.example>');
    expect(read.references).toEqual(addressing.references);
    expect(read.subject).toBe(mail.subject);
  });

  test('is marked as automatic, ours, and a list that can be left', () => {
    expect(header('auto-submitted')).toBe('Auto-Submitted: auto-generated');
    expect(header('x-auto-response-suppress')).toBe('X-Auto-Response-Suppress: All');
    expect(header('x-solidarity-desk')).toBe('X-Solidarity-Desk: folketinget');
    expect(header('content-language')).toBe('Content-Language: da');
    expect(header('list-id')).toBe('List-ID: <notices.folketinget.parlament.example>');
    expect(header('list-unsubscribe')).toBe(
      `List-Unsubscribe: <${sampleOf('notice').unsubscribe}>`,
    );
  });

  test('carries both bodies and the attachment unharmed', () => {
    expect(read.text?.trim()).toBe(mail.text.trim());
    expect(read.html).toBe(mail.html);
    expect(
      read.attachments.map(({ filename, contentType }) => ({ filename, contentType })),
    ).toEqual([{ filename: 'Décisions "CHRP".pdf', contentType: 'application/pdf' }]);
    expect(read.attachments[0]?.content).toEqual(addressing.attachments?.[0]?.content);
  });

  test('is the same bytes each time', async () => {
    expect((await finish(await composed('notice'), addressing)).raw.equals(finished.raw)).toBe(
      true,
    );
  });
});

test.each(mailNames)(
  '%s: lines end in CRLF, none is too long, one header of each kind',
  async (name) => {
    const { raw } = await finish(await composed(name, 'ar'), addressing);
    const text = raw.toString('latin1');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
    const names = text
      .slice(0, text.indexOf('\r\n\r\n'))
      .split(/\r\n(?![ \t])/)
      .map((line) => line.split(':')[0]?.toLowerCase());
    expect(names).toEqual([...new Set(names)]);
    expect(names.includes('auto-submitted')).toBe(name !== 'report');
    expect(names.includes('x-auto-response-suppress')).toBe(name !== 'report');
    expect(names.includes('list-unsubscribe')).toBe(name === 'notice');
  },
);

test('without a thread and a reply address, replies go to the sender', async () => {
  const { from, to, messageId, date, chamber } = addressing;
  const finished = await finish(await composed('reminder'), { from, to, messageId, date, chamber });
  const read = await simpleParser(finished.raw);
  expect(finished.envelope.from).toBe(from.address);
  expect(read.replyTo?.text).toBe(from.address);
  expect(read.inReplyTo).toBeUndefined();
  expect(read.references).toBeUndefined();
});

describe('no text can add a header or a recipient', () => {
  const evil = 'x\r\nBcc: evil@evil.example\r\n\r\nbody';

  test('free text is kept on its line', async () => {
    const mail = { ...(await composed('reminder')), subject: evil };
    const { raw, envelope } = await finish(mail, {
      ...addressing,
      from: { name: `${evil}" <evil@evil.example>,`, address: addressing.from.address },
      attachments: [{ filename: evil, content: Buffer.from('x') }],
    });
    const read = await simpleParser(raw);
    expect(read.bcc).toBeUndefined();
    expect(read.from?.value).toHaveLength(1);
    expect(read.from?.value[0]?.address).toBe(addressing.from.address);
    expect(envelope.to).toBe(addressing.to);
    expect(raw.toString('latin1')).not.toMatch(/^Bcc:/im);
  });

  test.each([
    ['to', { to: 'a@b.example, evil@evil.example' }],
    ['to', { to: 'a@b.example>\r\nBcc: evil@evil.example' }],
    ['to', { to: '"a" <a@b.example>' }],
    ['replyTo', { replyTo: evil }],
    ['bouncesTo', { bouncesTo: 'a b@c.example' }],
    ['from', { from: { name: '', address: 'nobody' } }],
    ['messageId', { messageId: '<a@b>\r\nBcc: evil@evil.example' }],
    ['messageId', { messageId: 'a@b.example' }],
    ['references', { references: ['<a@b>', evil] }],
    ['chamber', { chamber: evil }],
  ])('%s must have its shape', async (_, wrong) => {
    await expect(finish(await composed('notice'), { ...addressing, ...wrong })).rejects.toThrow(
      RangeError,
    );
  });

  test('a link to stop the notices must be a link', async () => {
    const mail = {
      ...(await composed('notice')),
      unsubscribe: 'mailto:a@b.example>, <https://evil.example',
    };
    await expect(finish(mail, addressing)).rejects.toThrow('not a mailto: or https: link');
  });
});
