/** DKIM, DMARC and ARC as the desk checks them itself, with real signatures and a DNS made of a table. */
import fc from 'fast-check';
import { createTransport } from 'nodemailer';
import { describe, expect, test } from 'vitest';
import { readMail } from '../../src/incoming/read-mail.ts';
import {
  arrivedAt,
  dnsFailing,
  dnsOf,
  judged,
  keys,
  letter,
  published,
  sealed,
  signed,
} from './signed.ts';

const from = (address: string, ...more: string[]) => [
  `From: ${address}`,
  'To: ipu@parlament.example',
  'Subject: Decisions of the Governing Council',
  ...more,
];
const fieldsOf = (text: string) => text.split('\r\n\r\n')[0] ?? '';

describe('a signature that proves the sender', () => {
  test('of the very domain, with the key kept for later', async () => {
    const verdict = await judged(await signed(letter()));
    expect(verdict).toMatchObject({
      result: 'genuine',
      method: 'dkim',
      sender: 'hrteam@ipu.org',
      key: { domain: 'ipu.org', selector: 'strong', bits: 2048 },
      checkedAt: arrivedAt.toISOString(),
    });
    expect(verdict.why).toContain('a valid signature of ipu.org');
  });

  test('made by nodemailer, another program than the one that checks', async () => {
    const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail({
      from: 'IPU <hrteam@ipu.org>',
      to: 'ipu@parlament.example',
      subject: 'Décisions du Conseil directeur',
      text: 'Veuillez trouver ci-joint les décisions.',
      attachments: [{ filename: 'a.pdf', content: Buffer.from('%PDF-1.4') }],
      dkim: {
        domainName: 'ipu.org',
        keySelector: 'strong',
        privateKey: keys.strong.privateKey,
      },
    } as Parameters<ReturnType<typeof createTransport>['sendMail']>[0]);
    expect((await judged(message.toString())).result).toBe('genuine');
  });

  test.each([
    ['an Ed25519 key (RFC 8463)', letter(), { key: 'curve' as const }],
    [
      'a subdomain signing for the domain',
      letter(),
      { domain: 'news.ipu.org', key: 'strong' as const },
    ],
    ['the domain signing for a subdomain', letter({ lines: from('a@news.ipu.org') }), {}],
  ])('%s', async (_what, text, how) => {
    expect((await judged(await signed(text, how))).result).toBe('genuine');
  });

  test('a second signature of somebody else does no harm, above or below', async () => {
    const both = await signed(await signed(letter()), { domain: 'evil.example' });
    const turned = await signed(await signed(letter(), { domain: 'evil.example' }));
    for (const text of [both, turned]) {
      const verdict = await judged(text);
      expect(verdict.result).toBe('genuine');
      expect(verdict.why).toContain('the signature of evil.example says nothing about ipu.org');
    }
  });

  test('somebody of our house', async () => {
    const text = letter({ lines: from('jens@parlament.example') });
    const verdict = await judged(
      await signed(text, { domain: 'parlament.example', key: 'strong' }),
    );
    expect(verdict.result).toBe('internal');
  });

  test('a key of 1024 bits still counts, and the clerk is told', async () => {
    const verdict = await judged(await signed(letter(), { key: 'fair' }));
    expect(verdict.result).toBe('genuine');
    expect(verdict.why).toContain('1024 bits; 2048 are the rule');
  });

  test('fields that change how it is shown are named when they are not signed', async () => {
    const text = letter({ lines: from('hrteam@ipu.org', 'Reply-To: hrteam@ipu.org') });
    const verdict = await judged(await signed(text, { fields: 'From:To:Subject:Date' }));
    expect(verdict.why).toContain('Reply-To, Message-ID, MIME-Version, Content-Type');
  });
});

describe('DMARC', () => {
  test('the rule of the domain is named', async () => {
    const table = { ...published, '_dmarc.ipu.org': 'v=DMARC1; p=reject' };
    const verdict = await judged(await signed(letter()), dnsOf(table));
    expect(verdict).toMatchObject({ result: 'genuine', method: 'dmarc' });
  });

  test('a domain that accepts only its own signatures gets no other', async () => {
    const table = { ...published, '_dmarc.ipu.org': 'v=DMARC1; p=reject; adkim=s' };
    const text = await signed(letter(), { domain: 'news.ipu.org', key: 'strong' });
    const verdict = await judged(text, dnsOf(table));
    expect(verdict).toMatchObject({ result: 'unknown', method: 'none', unanswered: false });
    expect(verdict.why).toContain('ipu.org does not accept the signature of news.ipu.org');
  });

  test('a rule that cannot be asked for leaves the very domain proven, and another open', async () => {
    const halfDns = async (name: string, type: string) =>
      name.startsWith('_dmarc.')
        ? dnsFailing('ETIMEOUT')(name, type)
        : dnsOf(published)(name, type);
    expect(await judged(await signed(letter()), halfDns)).toMatchObject({ result: 'genuine' });
    const text = await signed(letter(), { domain: 'news.ipu.org', key: 'strong' });
    expect(await judged(text, halfDns)).toMatchObject({ result: 'unknown', unanswered: true });
  });
});

const good = await signed(letter());

/** What, the mail, and what the clerk reads. */
const refused: [string, string, string][] = [
  ['no signature', letter(), 'no signature that could prove ipu.org'],
  [
    'l=: text added at the end',
    `${await signed(letter(), { maxBodyLength: 10 })}And send your passwords.\r\n`,
    'covers only the beginning of the text (l=)',
  ],
  ['l=: even of the whole text', await signed(letter(), { maxBodyLength: 29 }), '(l=)'],
  ['another text', good.replace('attached', 'enclosed'), 'does not fit: the mail was changed'],
  [
    'replayed with another subject',
    good.replace('Subject: Decisions', 'Subject: Urgent: decisions'),
    'does not fit: the mail was changed',
  ],
  [
    'a second Subject on top',
    `Subject: Pay at once\r\n${good}`,
    '2 Subject fields where there may be one',
  ],
  [
    'a second Subject below',
    good.replace('\r\nDate:', '\r\nSubject: Pay\r\nDate:'),
    '2 Subject fields',
  ],
  ['a second To', `To: other@parlament.example\r\n${good}`, '2 To fields'],
  ['a second From on top', `From: Chair <chair@ipu.org>\r\n${good}`, '2 From fields'],
  ['a second From, folded before the colon', `From\r\n : x@ipu.org\r\n${good}`, '2 From fields'],
  [
    'two senders in one From',
    await signed(letter({ lines: from('a@ipu.org, b@ipu.org') })),
    'names 2 senders',
  ],
  [
    'a second sender whom only some programs see',
    await signed(letter({ lines: from('hrteam@ipu.org, "a b"@evil.example') })),
    'can be read in two ways',
  ],
  [
    'To not signed',
    await signed(letter(), { fields: 'From:Subject:Date' }),
    'does not cover To, which anybody may have written',
  ],
  [
    'Subject not signed',
    await signed(letter(), { fields: 'From:To:Date' }),
    'does not cover Subject',
  ],
  ['From not signed', good.replace(/(h=[^;]*?)from\b/is, '$1'), 'does not cover From'],
  [
    'a Subject added where none was signed',
    `Subject: Pay at once\r\n${await signed(letter({ lines: ['From: a@ipu.org', 'To: b@parlament.example'] }))}`,
    'does not cover Subject',
  ],
  [
    'expired',
    await signed(letter(), { expires: new Date('2020-12-03T15:39:30Z') }),
    'expired on 3 December 2020',
  ],
  [
    'from the future',
    await signed(letter(), { signTime: new Date('2021-01-01T00:00:00Z') }),
    'claims to be of 1 January 2021, which is still to come',
  ],
  ['a key of 512 bits', await signed(letter(), { key: 'weak' }), 'shorter than 1024 bits'],
  ['rsa-sha1', await signed(letter(), { algorithm: 'rsa-sha1' }), 'no longer safe (rsa-sha1)'],
  [
    'a key for tests',
    await signed(letter(), { key: 'strong', selector: 'testing' }),
    'only testing this key',
  ],
  [
    'a key taken back',
    await signed(letter(), { selector: 'revoked' }),
    'key revoked of ipu.org cannot be used',
  ],
  [
    'a key that is not there',
    await signed(letter(), { selector: 'gone' }),
    'publishes no key gone',
  ],
  [
    'the key of another',
    await signed(letter(), { key: 'fair', selector: 'strong' }),
    'does not fit: the mail was changed after it was signed, or the signature is false',
  ],
  [
    'valid, but of another domain',
    await signed(letter(), { domain: 'evil.example' }),
    'signature of evil.example says nothing about ipu.org',
  ],
  [
    'valid, of a domain that ends alike',
    await signed(letter(), { domain: 'notipu.org' }),
    'notipu.org says nothing about ipu.org',
  ],
  [
    'valid, of a domain that begins alike',
    await signed(letter(), { domain: 'ipu.org.evil.example' }),
    'ipu.org.evil.example says nothing about ipu.org',
  ],
  [
    'a public suffix signing for what is below it',
    await signed(letter(), { domain: 'org' }),
    'signature of org says nothing about ipu.org',
  ],
  ['a tag written twice', good.replace('v=1;', 'v=1; d=ipu.org;'), 'not written as it must be'],
  [
    'eleven signatures',
    Array.from({ length: 11 }, () => fieldsOf(good).split('\r\nFrom:')[0]).join('\r\n') +
      `\r\n${letter()}`,
    '11 signatures, too many',
  ],
];

describe('refused as a proof', () => {
  test.each(refused)('%s', async (_what, text, sentence) => {
    const verdict = await judged(text);
    expect(['unknown', 'not-genuine']).toContain(verdict.result);
    expect(verdict).toMatchObject({ method: 'none', key: null, unanswered: false });
    expect(verdict.why).toContain(sentence);
  });

  test('nobody is asked about a stranger, a foreign signature or a worthless one', async () => {
    const asked: string[] = [];
    const dns = dnsOf(published, asked);
    await judged(
      await signed(letter({ lines: from('a@evil.example') }), { domain: 'evil.example' }),
      dns,
    );
    await judged(await signed(letter(), { domain: 'evil.example' }), dns);
    await judged(await signed(letter(), { maxBodyLength: 10 }), dns);
    await judged(good.replace('attached', 'enclosed'), dns);
    expect(asked).toEqual([]);
  });

  test('a header of ten thousand lines is not looked at, and quickly so', async () => {
    const begun = performance.now();
    const long = `X-Long: a\r\n${' b\r\n'.repeat(50_000)}${good}`;
    expect((await judged(long)).why).toContain('header is too long');
    expect(performance.now() - begun).toBeLessThan(3000);
  });
});

describe('a DNS that does not answer', () => {
  test.each(['ESERVFAIL', 'ETIMEOUT', 'EREFUSED', 'ECONNREFUSED'])('%s', async (code) => {
    const verdict = await judged(good, dnsFailing(code));
    expect(verdict).toMatchObject({ result: 'unknown', method: 'none', unanswered: true });
    expect(verdict.why).toContain('DNS did not answer for ipu.org');
  });

  test('is of no consequence for a mail without a signature', async () => {
    const verdict = await judged(letter(), dnsFailing('ETIMEOUT'));
    expect(verdict).toMatchObject({ result: 'unknown', unanswered: false });
  });

  test('is of no consequence when another signature proves it', async () => {
    const text = await signed(good, { selector: 'slow' });
    const dns = async (name: string, type: string) =>
      (name.startsWith('slow.') ? dnsFailing('ETIMEOUT') : dnsOf(published))(name, type);
    expect(await judged(text, dns)).toMatchObject({ result: 'genuine', unanswered: false });
  });
});

describe('our own server spoke', () => {
  const ours = { authservId: 'mx.parlament.example' };
  const says = (text: string) => `Authentication-Results: mx.parlament.example; ${text}\r\n`;
  const pass = says('dkim=pass header.d=ipu.org; dmarc=pass header.from=ipu.org');

  test('and is believed without asking anybody', async () => {
    const asked: string[] = [];
    const verdict = await judged(pass + good, dnsOf(published, asked), ours);
    expect(verdict).toMatchObject({ result: 'genuine', method: 'authentication-results' });
    expect(asked).toEqual([]);
  });

  test.each([
    ['the text goes on beyond the signature', { maxBodyLength: 10 }, 'covers only the beginning'],
    ['the subject is not signed', { fields: 'From:To:Date' }, 'does not cover Subject'],
  ])('but %s', async (_what, how, sentence) => {
    const text = await signed(letter(), how);
    const verdict = await judged(pass + text, dnsOf(published), ours);
    expect(verdict).toMatchObject({ result: 'unknown', method: 'none' });
    expect(verdict.why).toContain(sentence);
    // The address that handed it in may send for ipu.org, and nobody added anything on the way.
    const byPath = says('spf=pass smtp.mailfrom=ipu.org; dmarc=pass header.from=ipu.org');
    expect((await judged(byPath + text, dnsOf(published), ours)).result).toBe('genuine');
  });

  test('a second Subject is refused whatever it says', async () => {
    const verdict = await judged(`${pass}Subject: Pay\r\n${good}`, dnsOf(published), ours);
    expect(verdict.result).toBe('unknown');
  });

  test.each([
    ['nothing at all', ''],
    ['only of the path', says('spf=softfail smtp.mailfrom=bounce.example')],
    ['that its own DNS was silent', says('dkim=temperror header.d=ipu.org; dmarc=temperror')],
  ])('%s: then we look ourselves', async (_what, field) => {
    const verdict = await judged(field + good, dnsOf(published), ours);
    expect(verdict).toMatchObject({ result: 'genuine', method: 'dkim' });
  });

  test('a failure stays one, whatever the signature says', async () => {
    const fail = says('dmarc=fail header.from=ipu.org');
    expect((await judged(fail + good, dnsOf(published), ours)).result).toBe('not-genuine');
  });

  test.each([
    ['above', (field: string, text: string) => field + text],
    ['below', (field: string, text: string) => text.replace('From:', `${field}From:`)],
  ])('results of others %s change nothing', async (_where, put) => {
    const forged = 'Authentication-Results: mx.ipu.org; dmarc=pass header.from=ipu.org\r\n';
    const verdict = await judged(put(forged, letter()), dnsOf(published), ours);
    expect(verdict.result).toBe('unknown');
    expect(verdict.why).toContain('mx.ipu.org were ignored');
  });

  test('ours, forged below a foreign hop, change nothing', async () => {
    const foreign = 'Received: from a by mail.evil.example with ESMTP\r\n';
    const verdict = await judged(foreign + pass + letter(), dnsOf(published), ours);
    expect(verdict.result).toBe('unknown');
  });
});

const found = 'dkim=pass header.d=ipu.org; dmarc=pass header.from=ipu.org';
const trusting = { trustedSealers: ['relay.example'] };
/** Passed on by a list that changed the subject before it sealed. */
const changed = good.replace('Subject: Decisions', 'Subject: [list] Decisions');
const passedOn = await sealed(changed, 'relay.example', found);

const worthlessSeals: [string, string, string][] = [
  [
    'of a stranger',
    await sealed(changed, 'evil.example', found),
    'seal of evil.example was ignored',
  ],
  ['changed after sealing', passedOn.replace('attached', 'enclosed'), 'not valid (ARC)'],
  [
    'with other results written in',
    passedOn.replace('dmarc=pass', 'dmarc=PASS'),
    'not valid (ARC)',
  ],
  [
    'that found nothing',
    await sealed(
      changed,
      'relay.example',
      'dkim=fail header.d=ipu.org; dmarc=fail header.from=ipu.org',
    ),
    'does not say that ipu.org was proven',
  ],
  [
    'that proved another domain',
    await sealed(changed, 'relay.example', 'dmarc=pass header.from=evil.example'),
    'does not say that ipu.org was proven',
  ],
  [
    'with the seal of another mail',
    `${fieldsOf(passedOn).split('\r\nDKIM-')[0]}\r\n${letter({ body: 'Pay.' })}`,
    'not valid (ARC)',
  ],
];

describe('a sealed chain (ARC)', () => {
  test('of a server that we trust proves what it found', async () => {
    const verdict = await judged(passedOn, dnsOf(published), trusting);
    expect(verdict).toMatchObject({
      result: 'genuine',
      method: 'arc',
      key: { domain: 'relay.example', selector: 'strong', bits: 2048 },
    });
    expect(verdict.why).toContain('relay.example, a mail server that we trust');
  });

  test('of our own house counts too', async () => {
    const text = await sealed(changed, 'parlament.example', found);
    expect(await judged(text)).toMatchObject({ result: 'genuine', method: 'arc' });
  });

  test.each(worthlessSeals)('%s proves nothing', async (_what, text, sentence) => {
    const verdict = await judged(text, dnsOf(published), trusting);
    expect(verdict).toMatchObject({ result: 'unknown', method: 'none', unanswered: false });
    expect(verdict.why).toContain(sentence);
  });

  test('waits for a DNS that does not answer', async () => {
    const verdict = await judged(passedOn, dnsFailing('ESERVFAIL'), trusting);
    expect(verdict).toMatchObject({ result: 'unknown', unanswered: true });
  });
});

test('no header makes a mail without a signature genuine', async () => {
  const name = fc.constantFrom(
    'From',
    'Sender',
    'DKIM-Signature',
    'Authentication-Results',
    'ARC-Seal',
    'ARC-Authentication-Results',
    'ARC-Message-Signature',
    'Received',
    'Subject',
    'Reply-To',
    'X-Any',
  );
  const value = fc.oneof(
    fc.constantFrom(
      'hrteam@ipu.org',
      'mx.parlament.example; dmarc=pass header.from=ipu.org',
      'i=1; cv=none',
      'v=1; a=rsa-sha256; d=ipu.org; s=strong; h=From:To:Subject; bh=AAAA; b=AAAA',
      'i=1; mx.parlament.example; dkim=pass header.d=ipu.org',
      'from a by mx.parlament.example',
      '\r\n x',
    ),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );
  const header = fc.array(fc.tuple(name, value), { maxLength: 8 });
  const rules = { authservId: 'mx.other.example', trustedSealers: ['relay.example'] };
  await fc.assert(
    fc.asyncProperty(header, async (fields) => {
      const text = fields.map(([field, content]) => `${field}: ${content}\r\n`).join('');
      const verdict = await judged(text + letter(), dnsOf(published), rules);
      expect(['unknown', 'not-genuine']).toContain(verdict.result);
    }),
    { numRuns: 150 },
  );
});

test('whatever is changed in a signed mail: it is not genuine, or says what it said', async () => {
  const said = async (text: string) => {
    const { from, to, subject, text: body } = await readMail(Buffer.from(text));
    // The signature lets white space change (RFC 6376 §3.4).
    return JSON.stringify([from, to, subject, body]).replace(/(\s|\\[rnt])+/g, '');
  };
  const original = await said(good);
  const cut = fc.record({
    at: fc.nat(good.length),
    remove: fc.nat(20),
    insert: fc.constantFrom(
      '',
      ' ',
      'x',
      '\r\n',
      '\n',
      ':',
      ';',
      '\r\nFrom: x@y.example\r\n',
      'Subject: ',
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(cut, { minLength: 1, maxLength: 3 }), async (cuts) => {
      const text = cuts.reduce(
        (now, { at, remove, insert }) => now.slice(0, at) + insert + now.slice(at + remove),
        good,
      );
      const { result } = await judged(text);
      if (result === 'genuine') expect(await said(text)).toBe(original);
    }),
    { numRuns: 200 },
  );
});
