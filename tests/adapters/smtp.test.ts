import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { SMTPServer } from 'smtp-server';
import { expect, test } from 'vitest';
import { startMailServer } from '../../demo/mail-server.ts';
import { openPostman } from '../../src/adapters/smtp.ts';
import { withDots } from '../../src/adapters/smtp-line.ts';
import { type Script, scriptedSmtp } from './scripted-smtp.ts';

const mail = (raw = 'From: desk@p.example\r\nSubject: x\r\n\r\n.dot\r\n\xe6\r\n') => ({
  envelope: { from: 'desk@p.example', to: 'member@p.example' },
  messageId: '<notice.1@p.example>',
  raw: Buffer.from(raw, 'latin1'),
});

async function send(script: Script, silenceTimeoutMs = 3000) {
  const server = await scriptedSmtp(script);
  const postman = openPostman(server.url, { silenceTimeoutMs, connectTimeoutMs: 1000 });
  const outcome = await postman.send(mail());
  await postman.close();
  await server.close();
  return { outcome, received: server.received };
}

test.each<[string, Script, string, RegExp]>([
  ['taken', {}, 'accepted', /250 2.0.0 Queued/],
  ['greylisted', { rcpt: '451 4.7.1 Greylisted, try again' }, 'later', /4\.7\.1/],
  ['a full mailbox', { rcpt: '452 4.2.2 Mailbox full' }, 'later', /452/],
  ['an unknown user', { rcpt: '550 5.1.1 User unknown' }, 'refused', /5\.1\.1/],
  ['an unwanted sender', { mail: '550 5.7.1 Not you' }, 'refused', /5\.7\.1/],
  [
    'a sender who should log in',
    { mail: '530 5.7.0 Authentication required' },
    'unavailable',
    /530/,
  ],
  ['too many for now', { mail: '421 4.7.0 Too many' }, 'unavailable', /421/],
  ['DATA refused for now', { data: '451 4.3.0 Busy' }, 'later', /451/],
  ['content refused', { content: '554 5.6.0 Not that' }, 'refused', /5\.6\.0/],
  ['content put off', { content: '451 4.3.0 Disk full' }, 'later', /451/],
  ['421 at the greeting', { greeting: '421 4.3.2 Closing' }, 'unavailable', /421/],
  ['554 at the greeting', { greeting: '554 5.3.2 No service' }, 'unavailable', /554/],
  ['550 to EHLO and HELO', { ehlo: '550 Go away' }, 'unavailable', /./],
  ['a wrong password', { auth: '535 5.7.8 Wrong' }, 'unavailable', /535/],
  ['hung up at the greeting', { greeting: 'drop' }, 'unavailable', /./],
  ['hung up at MAIL', { mail: 'drop' }, 'unavailable', /./],
  ['hung up at RCPT', { rcpt: 'drop' }, 'unavailable', /./],
  ['hung up at DATA', { data: 'drop' }, 'unavailable', /./],
  ['hung up within the content', { midway: 'drop' }, 'unknown', /./],
  ['hung up after the dot', { content: 'drop' }, 'unknown', /./],
])('%s', async (_what, script, result, response) => {
  const { outcome } = await send(script);
  expect(outcome).toMatchObject({ result, response: expect.stringMatching(response) });
});

test('silence before the content is not about this mail, after the dot it is unknown', async () => {
  expect((await send({ rcpt: 'silence' }, 200)).outcome.result).toBe('unavailable');
  expect((await send({ content: 'silence' }, 200)).outcome.result).toBe('unknown');
});

test('the bytes arrive as they are, but for the dots of RFC 5321 §4.5.2', async () => {
  const { received } = await send({});
  expect(received).toEqual(['From: desk@p.example\r\nSubject: x\r\n\r\n..dot\r\n\xe6\r\n']);
});

test('a mail after greylisting goes out on the same connection', async () => {
  const rcpt = (times: number) => (times === 1 ? '451 4.7.1 Greylisted' : '250 Ok');
  const server = await scriptedSmtp({ rcpt });
  const postman = openPostman(server.url, { connections: 1 });
  expect((await postman.send(mail())).result).toBe('later');
  expect((await postman.send(mail())).result).toBe('accepted');
  await postman.close();
  await server.close();
});

test('a resting connection that has gone away costs nothing', async () => {
  const server = await scriptedSmtp({});
  const postman = openPostman(server.url, { connections: 1 });
  expect((await postman.send(mail())).result).toBe('accepted');
  server.dropConnections();
  expect((await postman.send(mail())).result).toBe('accepted');
  expect(server.received.length).toBe(2);
  await postman.close();
  await server.close();
});

test('nobody listening is unavailable; closing twice is fine', async () => {
  const postman = openPostman('smtp://127.0.0.1:1', { connectTimeoutMs: 500 });
  expect(await postman.send(mail())).toMatchObject({ result: 'unavailable', of: 'server' });
  await postman.close();
  await postman.close();
  expect((await postman.send(mail())).result).toBe('unavailable');
});

test('closing waits for the dialogue under way', async () => {
  const server = await scriptedSmtp({});
  const postman = openPostman(server.url);
  const sending = postman.send(mail());
  await new Promise((resolve) => setTimeout(resolve, 30));
  await postman.close();
  expect((await sending).result).toBe('accepted');
  await server.close();
});

test('OAuth2: the token goes out in XOAUTH2', async () => {
  const server = await scriptedSmtp({ ehlo: '250-test\r\n250 AUTH XOAUTH2' });
  const postman = openPostman(server.url.replace(':secret', ''), {
    accessToken: async () => 't0ken',
  });
  expect((await postman.send(mail())).result).toBe('accepted');
  const [, proof = ''] = /^AUTH XOAUTH2 (.*)$/.exec(server.logins[0] ?? '') ?? [];
  expect(Buffer.from(proof, 'base64').toString()).toContain('auth=Bearer t0ken');
  await postman.close();
  const failing = openPostman(server.url.replace(':secret', ''), {
    accessToken: () => Promise.reject(new Error('no token')),
  });
  expect(await failing.send(mail())).toMatchObject({ result: 'unavailable', of: 'login' });
  await failing.close();
  await server.close();
});

test('an address that cannot be written is refused, not thrown', async () => {
  const server = await scriptedSmtp({});
  const postman = openPostman(server.url);
  const broken = { ...mail(), envelope: { from: 'desk@p.example', to: 'a@b>\r\nDATA' } };
  expect((await postman.send(broken)).result).toBe('refused');
  await postman.close();
  await server.close();
});

test('outside the loopback, a server without STARTTLS gets no mail', async () => {
  const server = await scriptedSmtp({});
  // A name that is not of the loopback, although it leads there.
  const url = server.url.replace('127.0.0.1', '0.0.0.0');
  const postman = openPostman(url, { connectTimeoutMs: 1000 });
  const outcome = await postman.send(mail());
  expect(outcome.result).toBe('unavailable');
  expect(server.received).toEqual([]);
  await postman.close();
  await server.close();
});

test('two hundred mails through four connections of the development server', async () => {
  const users = Array.from({ length: 200 }, (_, i) => `m${i}@parlament.example`);
  const desk = 'solidarity@parlament.example';
  const server = await startMailServer({ domain: 'parlament.example', deskAddress: desk, users });
  const postman = openPostman(server.smtpUrl());
  const raw = Buffer.from(`From: ${desk}\r\nMessage-ID: <n.1@x>\r\n\r\nText\r\n`);
  const outcomes = await Promise.all(
    users.map((to) => postman.send({ envelope: { from: desk, to }, messageId: '<n.1@x>', raw })),
  );
  expect(new Set(outcomes.map((outcome) => outcome.result))).toEqual(new Set(['accepted']));
  expect([...server.accepted().values()]).toEqual(users.map(() => 1));
  await postman.close();
  await server.close();
});

test.each([
  ['', ''],
  ['a\r\n', 'a'],
  ['a', 'a'],
  ['.\r\n..\r\na.b\r\n.c', '..\r\n...\r\na.b\r\n..c'],
  ['a\r\n\r\n', 'a\r\n'],
])('dots: %j goes out as %j', (raw, ready) => {
  expect(withDots(Buffer.from(raw))?.toString()).toBe(ready);
});

test('other line ends than CRLF are repaired on the way: no bare LF may end a mail (SMTP smuggling)', async () => {
  expect(withDots(Buffer.from('a\n.\nb\r\n'))).toBeNull();
  const server = await scriptedSmtp({});
  const postman = openPostman(server.url);
  expect((await postman.send(mail('Subject: x\r\n\r\na\n.\nb\r\n'))).result).toBe('accepted');
  expect(server.received).toEqual(['Subject: x\r\n\r\na\r\n..\r\nb\r\n']);
  await postman.close();
  await server.close();
});

test('where the server knows reports of failure, ours names the delivery; where it does not, nothing is asked', async () => {
  for (const [ehlo, lines] of [
    [
      '250-test\r\n250-DSN\r\n250 AUTH PLAIN',
      [
        'MAIL FROM:<desk+t0ken@p.example> RET=HDRS ENVID=t0ken',
        'RCPT TO:<member@p.example> NOTIFY=FAILURE ORCPT=rfc822;member@p.example',
      ],
    ],
    ['250 test', ['MAIL FROM:<desk+t0ken@p.example>', 'RCPT TO:<member@p.example>']],
  ] as const) {
    const server = await scriptedSmtp({ ehlo });
    const postman = openPostman(server.url);
    const envelope = { from: 'desk+t0ken@p.example', to: 'member@p.example', id: 't0ken' };
    expect((await postman.send({ ...mail(), envelope })).result).toBe('accepted');
    expect(server.envelopes).toEqual(lines);
    await postman.close();
    await server.close();
  }
});

test('a server that stands fewer connections gets fewer; no mail is lost or put off by that', async () => {
  const server = await scriptedSmtp({ mostConnections: 2 });
  const postman = openPostman(server.url, { connections: 6 });
  const outcomes = await Promise.all(Array.from({ length: 30 }, () => postman.send(mail())));
  expect(new Set(outcomes.map(({ result }) => result))).toEqual(new Set(['accepted']));
  expect(server.received).toHaveLength(30);
  await postman.close();
  await server.close();
});

test('a server that hangs up after some mails gets the rest over new connections', async () => {
  let mails = 0;
  const server = await scriptedSmtp({
    mail: () => (++mails % 4 === 0 ? '421 4.7.0 Enough for one session' : '250 Ok'),
  });
  const postman = openPostman(server.url, { connections: 1 });
  for (let i = 0; i < 6; i += 1) expect((await postman.send(mail())).result).toBe('accepted');
  await postman.close();
  await server.close();
});

test('with a client certificate where the server asks for one', async () => {
  const tls = (name: string) => readFileSync(join(import.meta.dirname, 'tls', name));
  const server = new SMTPServer({
    secure: true,
    key: tls('server.key'),
    cert: tls('server.crt'),
    ca: [tls('ca.crt')],
    requestCert: true,
    // The test's certificate is one for servers; that it comes is what matters here.
    rejectUnauthorized: false,
    onSecure: (socket, _session, done) =>
      done((socket as TLSSocket).getPeerCertificate().subject ? null : new Error('Who are you?')),
    authOptional: true,
    onData: (stream, _session, done) => void stream.resume().on('end', done),
    logger: false,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  const address = `smtps://127.0.0.1:${port}`;
  const certificate = { cert: tls('server.crt'), key: tls('server.key') };
  const ours = openPostman(address, { certificate });
  expect((await ours.send(mail())).result).toBe('accepted');
  await ours.close();
  const nobody = openPostman(address, { connectTimeoutMs: 2000 });
  expect((await nobody.send(mail())).result).toBe('unavailable');
  await nobody.close();
  await new Promise<void>((resolve) => server.close(resolve));
});
