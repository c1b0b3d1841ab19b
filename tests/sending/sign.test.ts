/** Our signatures hold before a verifier that is not ours. */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { describe, expect, test } from 'vitest';
import { dkimSigner } from '../../src/mail/sign.ts';

const keys = {
  rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ed25519: generateKeyPairSync('ed25519'),
};

/** The public key as it stands in the DNS (RFC 6376 §3.6.1, RFC 8463 §4). */
function record(publicKey: KeyObject): string {
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return publicKey.asymmetricKeyType === 'ed25519'
    ? `v=DKIM1; k=ed25519; p=${der.subarray(-32).toString('base64')}`
    : `v=DKIM1; k=rsa; p=${der.toString('base64')}`;
}

const signed = (type: keyof typeof keys, raw: string) =>
  dkimSigner({ domain: 'parlament.example', selector: 'desk', key: keys[type].privateKey })(
    Buffer.from(raw, 'latin1'),
  );

async function verified(type: keyof typeof keys, raw: Buffer) {
  const { results } = await dkimVerify(raw, {
    resolver: async (name: string) => {
      expect(name).toBe('desk._domainkey.parlament.example');
      return [[record(keys[type].publicKey)]];
    },
  } as never);
  return results.map(({ status }) => status.result);
}

const notice = [
  'From: Solidarity Desk <solidarity@parlament.example>',
  'To: ole.friis@parlament.example',
  'Subject: Parliamentarians  in danger:',
  '\tVenezuela, Gabon',
  'Date: Thu, 03 Dec 2020 15:40:00 +0000',
  'Message-ID: <notice.x@parlament.example>',
  'List-Id: <notices.x.parlament.example>',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Dear  Ole,  ',
  '',
  'text \t with blanks=',
  '',
  '',
  '',
].join('\r\n');

describe.each(['rsa', 'ed25519'] as const)('%s', (type) => {
  test('holds; signed twice it is the same bytes; the mail below it is as it was', async () => {
    const once = await signed(type, notice);
    expect(await verified(type, once)).toEqual(['pass']);
    expect((await signed(type, notice)).equals(once)).toBe(true);
    expect(once.subarray(-notice.length).toString('latin1')).toBe(notice);
    expect(
      once
        .toString('latin1')
        .split('\r\n')
        .every((line) => line.length <= 78),
    ).toBe(true);
  });

  test.each([
    ['another word in the body', (mail: string) => mail.replace('with blanks', 'without')],
    ['another recipient', (mail: string) => mail.replace('To: ole', 'To: per')],
    ['a second subject', (mail: string) => `Subject: other\r\n${mail}`],
  ])('fails with %s', async (_what, change) => {
    const mail = (await signed(type, notice)).toString('latin1');
    expect(await verified(type, Buffer.from(change(mail), 'latin1'))).not.toContain('pass');
  });
});

test('whatever blanks and empty lines a body has', async () => {
  const line = fc.string({ unit: fc.constantFrom('a', ' ', '\t', '.', '='), maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 6 }), async (lines) => {
      const mail = notice.slice(0, notice.indexOf('\r\n\r\n') + 4) + lines.join('\r\n');
      expect(await verified('ed25519', await signed('ed25519', mail))).toEqual(['pass']);
    }),
    { numRuns: 60 },
  );
});
