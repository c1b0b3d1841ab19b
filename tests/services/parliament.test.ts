import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deskAddress, ipuAddress, type Parliament, startParliament } from './parliament.ts';
import { until } from './until.ts';

const anna = 'anna.lund@parlament.example';
const ole = 'ole.friis@parlament.example';

describe('the mail system of the other tests is as it says', () => {
  let parliament: Parliament;
  beforeAll(async () => {
    parliament = await startParliament({ people: [anna], gone: [ole] });
  });
  afterAll(() => parliament?.close());

  const send = async (url: string, mail: { from: string; to: string; headers?: object }) => {
    const transport = createTransport(url);
    try {
      await transport.sendMail({ subject: 'A test', text: 'A test', ...mail } as object);
    } finally {
      transport.close();
    }
  };
  const arrived = (address: string, words: string) =>
    until(`${address} has a mail with ${words}`, async () =>
      (await parliament.mailbox(address)).map(String).find((mail) => mail.includes(words)),
    );
  const forged = {
    'Authentication-Results': 'mx.parlament.example; dmarc=pass header.from=ipu.org',
  };

  test('who logs in is vouched for, under plus-addresses too', async () => {
    const to = deskAddress.replace('@', '+abc@');
    await send(parliament.smtpUrl(anna), { from: anna, to, headers: { 'X-Test': 'ours' } });
    const mail = await arrived(deskAddress, 'X-Test: ours');
    expect(mail).toContain(
      'Authentication-Results: mx.parlament.example; dmarc=pass header.from=parlament.example',
    );
    expect(mail).toContain(`Delivered-To: ${to}`);
  });

  test('a stranger is not, even when he says so himself', async () => {
    await send(parliament.strangersUrl(), {
      from: anna,
      to: deskAddress,
      headers: { ...forged, 'X-Test': 'stranger' },
    });
    const mail = await arrived(deskAddress, 'X-Test: stranger');
    expect(mail).not.toContain('Authentication-Results');
  });

  test('nobody sends in the name of somebody else', async () => {
    await expect(
      send(parliament.smtpUrl(anna), { from: deskAddress, to: deskAddress }),
    ).rejects.toThrow('553');
  });

  test('an unknown address is refused at once, and nothing is relayed', async () => {
    const to = (address: string) => send(parliament.strangersUrl(), { from: anna, to: address });
    await expect(to('nobody@parlament.example')).rejects.toThrow('550');
    await expect(to('somebody@elsewhere.example')).rejects.toThrow('554');
  });

  test('mail to who is gone is accepted, and comes back', async () => {
    await send(parliament.smtpUrl(anna), { from: anna, to: ole });
    const report = await arrived(anna, 'message/delivery-status');
    expect(report).toContain(`Final-Recipient: rfc822; ${ole}`);
    expect(report).toContain('Status: 5.1.1');
    expect(report).toContain('Return-Path: <>');
  });

  test('mail to the IPU can be read', async () => {
    await send(parliament.smtpUrl(), { from: deskAddress, to: ipuAddress });
    expect(await arrived(ipuAddress, 'Subject: A test')).toContain(deskAddress);
  });
});
