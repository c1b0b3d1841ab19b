import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ImapFlow } from 'imapflow';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type MailServer, startMailServer } from '../../demo/mail-server.ts';
import { openPostman } from '../../src/adapters/smtp.ts';

const desk = 'solidarity@parlament.example';
const anna = 'anna.lund@parlament.example';
const hrteam = 'hrteam@ipu.org';
const gone = 'ole.friis@parlament.example';

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer({
    domain: 'parlament.example',
    deskAddress: desk,
    users: [anna, hrteam],
    gone: [gone],
    clock: { now: () => new Date('2020-12-04T09:03:20Z') },
  });
});
afterAll(() => server.close());
beforeEach(() => {
  server.answer(() => undefined);
  server.answerToContent(() => undefined);
});

async function send(url: string, from: string, to: string, headers: string[] = []) {
  const postman = openPostman(url);
  const raw = Buffer.from(
    [`From: ${from}`, `To: ${to}`, 'Message-ID: <n.1@x>', ...headers, '', 'Text', ''].join('\r\n'),
  );
  const outcome = await postman.send({ envelope: { from, to }, messageId: '<n.1@x>', raw });
  await postman.close();
  return outcome;
}
const last = (address: string) => server.mailbox(address).at(-1)?.raw.toString() ?? '';

describe('the development mail server', () => {
  test('a sender who logged in is proven, and forged results of ours are struck out', async () => {
    const forged = ['Authentication-Results: MX.parlament.example; dmarc=pass', 'X-Kept: 1'];
    await send(server.smtpUrl(anna), anna, `${desk.replace('@', '+r-k3v9@')}`, forged);
    expect(last(desk).split('\r\n').slice(0, 8)).toEqual([
      `Return-Path: <${anna}>`,
      expect.stringMatching(/^Received: from .* by mx.parlament.example with ESMTPSA$/),
      expect.stringMatching(
        /^ id D\d+ for <solidarity\+r-k3v9@parlament.example>; Fri, 04 Dec 2020 09:03:20 \+0000$/,
      ),
      'Authentication-Results: mx.parlament.example;',
      ' spf=pass smtp.mailfrom=parlament.example;',
      ' dkim=pass header.d=parlament.example header.s=sel1;',
      ' dmarc=pass (p=quarantine) header.from=parlament.example',
      `From: ${anna}`,
    ]);
    expect(last(desk).match(/Authentication-Results/g)?.length).toBe(1);
    expect(last(desk)).toContain('X-Kept: 1');
  });

  test('another From than the login, and a stranger with our domain, fail DMARC', async () => {
    await send(server.smtpUrl(anna), desk, desk);
    expect(last(desk)).toContain('dmarc=fail');
    const open = `smtp://127.0.0.1:${server.smtpPort}`;
    await send(open, anna, desk);
    expect(last(desk)).toContain('dmarc=fail');
    await send(open, 'someone@elsewhere.example', desk);
    expect(last(desk)).toContain('dmarc=none');
  });

  test('the IPU can write as if from outside, and what goes to it can be read', async () => {
    await send(server.smtpUrl(hrteam), hrteam, desk);
    expect(last(desk)).toContain('dmarc=pass (p=quarantine) header.from=ipu.org');
    await send(server.smtpUrl(), desk, hrteam);
    expect(last(hrteam)).toContain(`From: ${desk}`);
    expect((await send(`smtp://127.0.0.1:${server.smtpPort}`, 'a@b.example', hrteam)).result).toBe(
      'refused',
    );
  });

  test('who is gone is accepted and returned to the envelope sender (RFC 3464)', async () => {
    const sender = desk.replace('@', '+b-k3v9@');
    const postman = openPostman(server.smtpUrl());
    const raw = Buffer.from(`From: ${desk}\r\nMessage-ID: <n.2@x>\r\n\r\nText\r\n`);
    const sent = await postman.send({
      envelope: { from: sender, to: gone },
      messageId: '<n.2@x>',
      raw,
    });
    await postman.close();
    expect(sent.result).toBe('accepted');
    for (const part of [
      `To: ${sender}`,
      `Final-Recipient: rfc822; ${gone}`,
      'Status: 5.1.1',
      'Message-ID: <n.2@x>',
    ]) {
      expect(last(desk)).toContain(part);
    }
    expect(server.accepted().get(`${gone} <n.2@x>`)).toBe(1);
  });

  test('strangers of the domain, wrong passwords and scripted answers', async () => {
    expect((await send(server.smtpUrl(), desk, 'nobody@parlament.example')).result).toBe('refused');
    expect((await send(server.smtpUrl('nobody@x.example'), desk, anna)).result).toBe('unavailable');
    server.answer((recipient) => (recipient === anna ? '451 4.7.1 Greylisted' : undefined));
    expect((await send(server.smtpUrl(), desk, anna)).result).toBe('later');
    server.answer(() => undefined);
    server.answerToContent(() => '554 5.6.0 No');
    expect((await send(server.smtpUrl(), desk, anna)).result).toBe('refused');
  });

  test('an ordinary IMAP client can write, flag, search and expunge', async () => {
    const client = new ImapFlow({
      host: '127.0.0.1',
      port: server.imapPort,
      secure: false,
      auth: { user: anna, pass: 'demo' },
      logger: false,
    });
    await client.connect();
    await client.mailboxOpen('INBOX');
    await client.append('INBOX', Buffer.from('Subject: draft\r\n\r\n\xe6\r\n', 'latin1'), [
      '\\Seen',
    ]);
    const [found] = await client.fetchAll('1:*', {
      flags: true,
      size: true,
      headers: ['Subject'],
      internalDate: true,
    });
    expect([...(found?.flags ?? [])]).toEqual(['\\Seen']);
    expect(found?.headers?.toString()).toBe('Subject: draft\r\n\r\n');
    expect(found?.internalDate).toEqual(new Date('2020-12-04T09:03:20Z'));
    await client.messageDelete('1:*');
    expect(server.mailbox(anna)).toEqual([]);
    await client.logout();
  });
});

test('runs as a process of its own, with a control door', async () => {
  const options = { domain: 'parlament.example', deskAddress: desk, users: [anna] };
  const child = spawn(process.execPath, ['demo/mail-server/run.ts', JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  const { smtpUrl, controlPort } = JSON.parse(String(line));
  const door = (path: string, init?: RequestInit) =>
    fetch(`http://127.0.0.1:${controlPort}${path}`, init).then(
      (response) => response.json() as Promise<never>,
    );

  await door(`/deliver?mailbox=${desk}`, { method: 'POST', body: 'Subject: a\r\n\r\n' });
  const mails: { raw: string }[] = await door(`/mailbox?address=${desk}`);
  expect(Buffer.from(mails[0]?.raw ?? '', 'base64').toString()).toBe('Subject: a\r\n\r\n');
  await send(smtpUrl, desk, anna);
  expect(await door('/accepted')).toEqual({ [`${anna} <n.1@x>`]: 1 });
  await door('/answer', { method: 'POST', body: JSON.stringify({ '*': '451 4.7.1 Later' }) });
  expect((await send(smtpUrl, desk, anna)).result).toBe('later');

  child.stdin.end();
  expect((await once(child, 'exit'))[0]).toBe(0);
});
