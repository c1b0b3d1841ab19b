import { describe, expect, test } from 'vitest';
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

describe('file names as mail programs write them', () => {
  const nameOf = async (...headers: string[]) => {
    const raw = [
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      ...headers,
      '',
      '%PDF',
      '--b--',
    ].join('\r\n');
    return (await readMail(Buffer.from(raw, 'latin1'))).attachments[0]?.filename;
  };
  const disposition = (parameters: string) =>
    nameOf('Content-Type: application/pdf', `Content-Disposition: attachment; ${parameters}`);

  test.each([
    ['RFC 2231', "filename*=utf-8''D%C3%A9cision%20%E2%80%93%20Togo.pdf", 'Décision – Togo.pdf'],
    ['RFC 2231 in ISO-8859-1', "filename*=iso-8859-1'fr'D%E9cision.pdf", 'Décision.pdf'],
    ['RFC 2231 in Windows-1252', "filename*=windows-1252''l%92UIP%20%96%20x.pdf", 'l’UIP – x.pdf'],
    [
      'RFC 2231 in pieces',
      'filename*0*=utf-8\'\'D%C3%A9;\r\n filename*1*=cision%20;\r\n filename*2="Togo.pdf"',
      'Décision Togo.pdf',
    ],
    ['RFC 2231 in pieces out of order', 'filename*1="b.pdf"; filename*0="a"', 'ab.pdf'],
    [
      'RFC 2047 within quotes, as Outlook writes',
      'filename="=?utf-8?Q?D=C3=A9cision_Togo.pdf?="',
      'Décision Togo.pdf',
    ],
    [
      'RFC 2047 in base64 over two words',
      'filename="=?utf-8?B?RMOpY2lz?=\r\n =?utf-8?B?aW9uLnBkZg==?="',
      'Décision.pdf',
    ],
    ['RFC 2047 in ISO-8859-1', 'filename="=?iso-8859-1?Q?D=E9cision.pdf?="', 'Décision.pdf'],
    [
      'both, of which RFC 2231 counts',
      'filename="x.pdf"; filename*=utf-8\'\'D%C3%A9cision.pdf',
      'Décision.pdf',
    ],
    [
      'bytes of UTF-8 as they are',
      `filename="${Buffer.from('Décision.pdf').toString('latin1')}"`,
      'Décision.pdf',
    ],
    ['bytes of Windows as they are', 'filename="D\xe9cision \x96 Togo.pdf"', 'Décision – Togo.pdf'],
    ['an unknown charset', "filename*=klingon''Togo.pdf", 'Togo.pdf'],
    [
      'a header smuggled in',
      "filename*=utf-8''a%0D%0ABcc:%20x@y.example%0D%0A.pdf",
      'aBcc: x@y.example.pdf',
    ],
    ['a name turned round', "filename*=utf-8''a%E2%80%AEfdp.exe", 'afdp.exe'],
    ['a path of Windows', 'filename="C:\\\\Users\\\\x\\\\Togo.pdf"', 'Togo.pdf'],
  ])('%s', async (_, parameters, name) => {
    expect(await disposition(parameters)).toBe(name);
  });

  test('the name of the type counts where the disposition has none', async () => {
    expect(await nameOf("Content-Type: application/pdf; name*=utf-8''D%C3%A9.pdf")).toBe('Dé.pdf');
  });
});

describe('texts in every charset', () => {
  test.each([
    ['iso-8859-1', '8bit', 'D\xe9cision', 'Décision'],
    ['iso-8859-1, which is Windows-1252', '8bit', 'l\x92UIP \x96 x', 'l’UIP – x', 'iso-8859-1'],
    ['windows-1252', 'quoted-printable', 'D=E9cision l=92UIP', 'Décision l’UIP'],
    ['utf-8', 'quoted-printable', 'D=C3=A9ci=\r\nsion', 'Décision'],
    [
      'us-ascii, which is UTF-8',
      '8bit',
      Buffer.from('Décision').toString('latin1'),
      'Décision',
      'us-ascii',
    ],
    ['utf-8, which is Windows-1252', 'quoted-printable', 'D=E9cision', 'Décision', 'utf-8'],
    ['klingon', '8bit', 'Decision', 'Decision'],
  ])('%s in %s', async (label, encoding, content, text, charset = label) => {
    const raw = `Content-Type: text/plain; charset=${charset}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${content}`;
    expect((await readMail(Buffer.from(raw, 'latin1'))).text.trim()).toBe(text);
  });
});
