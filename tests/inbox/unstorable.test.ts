/** Characters that no database takes (NUL, halves of surrogate pairs) cost a mail nothing but themselves. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { messages } from '../../src/database/tables.ts';
import { smallDesk, type TestDesk } from '../desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await smallDesk();
});
afterAll(() => desk.close());

const member = 'jens.hansen@parlament.example';
const nul = '\0';

test.each([
  ['in the subject', 'Subject: Hello =?utf-8?q?th=00ere?=\r\n\r\nx'],
  ['bare in the subject', `Subject: Hello ${nul} there\r\n\r\nx`],
  ['in its Message-ID', `Message-ID: <a${nul}b@x.example>\r\nSubject: x\r\n\r\nx`],
  ['in what it answers', `In-Reply-To: <a${nul}b@x.example>\r\nSubject: Re: x\r\n\r\nx`],
  ['in its text', `Subject: Re: x\r\n\r\nI met the ambassador${nul} today.\r\n`],
  [
    'in its HTML, and a lone surrogate',
    'Content-Type: text/html\r\nSubject: Re: x\r\n\r\n<p>I met &#0; &#xD800; the ambassador\0</p>',
  ],
  [
    'in the name of a file',
    `Content-Type: multipart/mixed; boundary=b\r\nSubject: x\r\n\r\n--b\r\nContent-Type: text/plain; name="a${nul}b.txt"\r\nContent-Disposition: attachment; filename="a${nul}b.txt"\r\n\r\nx\r\n--b--\r\n`,
  ],
  [
    'in the type of a file',
    `Content-Type: multipart/mixed; boundary=b\r\nSubject: x\r\n\r\n--b\r\nContent-Type: application/p${nul}df\r\nContent-Disposition: attachment; filename=a.pdf\r\n\r\nx\r\n--b--\r\n`,
  ],
  [
    'in the sender’s name',
    `X-Note: a${nul}b\r\nReply-To: "A${nul}B" <a@b.example>\r\nSubject: x\r\n\r\nx`,
  ],
])('a NUL %s', async (_where, rest) => {
  const before = await desk.db.select().from(messages);
  await desk.receive(
    `From: "Jens${nul} Hansen" <${member}>\r\nTo: solidarity@parlament.example\r\nAuthentication-Results: mx.parlament.example; dkim=pass header.d=parlament.example\r\n${rest}`,
  );
  await desk.settle(3);
  const states = (await desk.db.select().from(messages)).map(({ state }) => state);
  expect(states).toHaveLength(before.length + 1);
  expect(states.filter((state) => /failed|received/.test(state))).toEqual([]);
});
