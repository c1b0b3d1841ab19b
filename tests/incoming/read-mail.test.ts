import { expect, test } from 'vitest';
import { mailingDocuments } from '../../src/incoming/documents.ts';
import { headersNamed } from '../../src/incoming/mail.ts';
import { readMail } from '../../src/incoming/read-mail.ts';

const read = (lines: string[]) => readMail(Buffer.from(lines.join('\r\n')));

test('all header fields in their order, unfolded', async () => {
  const mail = await read(['Received: a', 'Received: b', ' c', 'X-Y: z', '', '']);
  expect(mail.headers).toEqual([
    { name: 'received', value: 'a' },
    { name: 'received', value: 'b c' },
    { name: 'x-y', value: 'z' },
  ]);
  expect(headersNamed(mail, 'received')).toEqual(['a', 'b c']);
});

test('recipients from every field where mail systems put them', async () => {
  const mail = await read([
    'To: Desk <desk@p.example>, A: b@p.example;',
    'Delivered-To: desk+K3@p.example',
    'X-Forwarded-To: x@p.example',
    'Envelope-To: DESK@p.example',
    '',
    '',
  ]);
  expect(mail.recipients).toEqual([
    'desk@p.example',
    'b@p.example',
    'desk+k3@p.example',
    'x@p.example',
  ]);
});

test('quoted local parts and comments are no addresses: programs disagree on them', async () => {
  for (const from of ['"a b"@p.example', '"x@ipu.org"@p.example']) {
    expect((await read([`From: ${from}`, '', ''])).from).toEqual([]);
  }
});

test('an unreadable date is none; ids are taken out of whatever stands around them', async () => {
  const mail = await read([
    'Date: soon',
    'Message-ID: x <a@b> y',
    'In-Reply-To: <c@d> (e)',
    '',
    '',
  ]);
  expect([mail.date, mail.messageId, mail.inReplyTo]).toEqual([null, '<a@b>', ['<c@d>']]);
});

test('HTML becomes text where there is no text', async () => {
  const mail = await read([
    'Content-Type: text/html',
    '',
    '<p>One</p><p>Two <a href="https://x.example/y">z</a></p>',
  ]);
  expect(mail.text).toBe('One\n\nTwo z [https://x.example/y]');
});

test('a path in a file name is cut off, a missing name is made', async () => {
  const part = (disposition: string) => [
    '--b',
    'Content-Type: application/pdf',
    `Content-Disposition: attachment${disposition}`,
    '',
    '%PDF',
  ];
  const mail = await read([
    'Content-Type: multipart/mixed; boundary=b',
    '',
    ...part('; filename="../../etc/x.pdf"'),
    ...part(''),
    '--b--',
  ]);
  expect(mailingDocuments(mail).map((document) => document.filename)).toEqual([
    'x.pdf',
    'document-2.pdf',
  ]);
});

test('embedded mails are opened to a limited depth, and hundreds of parts are no exception', async () => {
  let raw = 'Subject: 0\r\n\r\nText';
  for (let i = 1; i <= 8; i++) raw = `Subject: ${i}\r\nContent-Type: message/rfc822\r\n\r\n${raw}`;
  const subjects: string[] = [];
  let mail = await readMail(Buffer.from(raw));
  for (; mail.embedded[0]; mail = mail.embedded[0]) subjects.push(mail.subject);
  expect(subjects.length).toBeLessThanOrEqual(5);

  const parts = Array.from(
    { length: 2000 },
    () => '--b\r\nContent-Type: text/plain\r\n\r\nx\r\n',
  ).join('');
  const many = await read([
    'Subject: many',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    parts,
    '--b--',
  ]);
  expect([many.subject, many.problems]).toEqual(['many', ['not-parsed']]);
});

test('logos, signatures, invitations and reports are no documents; a scan is', async () => {
  const part = (type: string, disposition: string, size: number, id = '') =>
    `--b\r\nContent-Type: ${type}\r\nContent-Disposition: ${disposition}\r\n${id}\r\n${'x'.repeat(size)}\r\n`;
  const raw = [
    part('image/png', 'attachment; filename=logo.png', 900),
    part('image/png', 'inline; filename=shot.png', 90_000),
    part('application/pkcs7-signature', 'attachment; filename=smime.p7s', 900),
    part('text/calendar', 'attachment; filename=invite.ics', 900),
    part('image/tiff', 'attachment; filename=fax.tif', 90_000),
  ].join('');
  const mail = await read(['Content-Type: multipart/mixed; boundary=b', '', `${raw}--b--`]);
  expect(mailingDocuments(mail).map((document) => document.filename)).toEqual(['fax.tif']);
});
