import { describe, expect, test } from 'vitest';
import { authenticate } from '../../src/incoming/authenticate.ts';
import { parseAuthenticationResults } from '../../src/incoming/authentication-results.ts';
import { isListed } from '../../src/incoming/domains.ts';
import { readMail } from '../../src/incoming/read-mail.ts';
import { emptyDns, rules } from './fixtures.ts';
import { inEnglish } from './in-english.ts';

const ours = 'Received: from x by mx.parlament.example with ESMTPS';
const foreign = 'Received: from y by mail.elsewhere.example with ESMTP';
const results = (text: string) => `Authentication-Results: mx.parlament.example; ${text}`;

async function verdictOf(lines: string[], changed = {}) {
  const raw = Buffer.from([...lines, '', ''].join('\r\n'));
  const arrival = { raw, mail: await readMail(raw), at: new Date() };
  return (await authenticate(arrival, { ...rules, ...changed }, emptyDns)).verdict;
}

describe('who sent it', () => {
  test.each<[string, string[], string]>([
    [
      'DMARC of ours',
      [ours, results('dmarc=pass header.from=ipu.org'), 'From: a@ipu.org'],
      'genuine',
    ],
    [
      'a subdomain of the IPU',
      [ours, results('dmarc=pass header.from=mail.ipu.org'), 'From: a@mail.ipu.org'],
      'genuine',
    ],
    [
      'one of us',
      [ours, results('dmarc=pass header.from=parlament.example'), 'From: a@parlament.example'],
      'internal',
    ],
    [
      'several fields of ours',
      [
        results('dmarc=pass header.from=ipu.org'),
        results('dkim=pass header.d=ipu.org'),
        ours,
        'From: a@ipu.org',
      ],
      'genuine',
    ],
    [
      'a hop within the house',
      [
        'Received: from mx by exch.parlament.example',
        results('dmarc=pass header.from=ipu.org'),
        ours,
        foreign,
        'From: a@ipu.org',
      ],
      'genuine',
    ],
    [
      'an aligned signature without DMARC',
      [ours, results('dkim=pass header.d=ipu.org'), 'From: a@ipu.org'],
      'genuine',
    ],
    [
      'a signature named by its identity alone',
      [ours, results('dkim=pass header.i=@ipu.org header.s=k1'), 'From: a@ipu.org'],
      'genuine',
    ],
    [
      'a signature of somebody else',
      [ours, results('dkim=pass header.d=list.example; dmarc=none'), 'From: a@ipu.org'],
      'unknown',
    ],
    ['SPF alone', [ours, results('spf=pass smtp.mailfrom=ipu.org'), 'From: a@ipu.org'], 'unknown'],
    [
      'a passing and a failing field',
      [
        results('dmarc=fail header.from=ipu.org'),
        results('dmarc=pass header.from=ipu.org'),
        'From: a@ipu.org',
      ],
      'not-genuine',
    ],
    [
      'a pass for another domain',
      [ours, results('dmarc=pass header.from=evil.example'), 'From: a@ipu.org'],
      'not-genuine',
    ],
    [
      'a DNS that did not answer',
      [ours, results('dmarc=temperror header.from=ipu.org'), 'From: a@ipu.org'],
      'unknown',
    ],
    ['nothing of ours', [ours, 'From: a@ipu.org'], 'unknown'],
    [
      'results of another server',
      [
        ours,
        'Authentication-Results: mail.ipu.org; dmarc=pass header.from=ipu.org',
        'From: a@ipu.org',
      ],
      'unknown',
    ],
    [
      'results below a foreign hop',
      [ours, foreign, results('dmarc=pass header.from=ipu.org'), 'From: a@ipu.org'],
      'unknown',
    ],
    [
      'a pass within a comment',
      [ours, results('dmarc=none (dmarc=pass header.from=ipu.org)'), 'From: a@ipu.org'],
      'unknown',
    ],
    [
      'a pass within quotes',
      [ours, results('spf=fail reason="x; dmarc=pass header.from=ipu.org"'), 'From: a@ipu.org'],
      'unknown',
    ],
    [
      'a proven stranger',
      [ours, results('dmarc=pass header.from=ngo.example'), 'From: a@ngo.example'],
      'unknown',
    ],
    ['nobody', [ours, results('dmarc=pass header.from=ipu.org')], 'unknown'],
  ])('%s', async (_what, lines, result) => {
    const verdict = await verdictOf(lines);
    expect({ ...verdict, result: verdict.result }).toMatchObject({ result });
    expect(verdict.evidence.length).toBeGreaterThan(0);
  });

  test.each([
    ['says that there was none', 'dmarc=none header.from=ipu.org'],
    ['says only where it came from', 'spf=softfail smtp.mailfrom=x.example'],
  ])(
    'a mail handed straight to our server, which %s, proves nothing by a field that it brought',
    async (_what, said) => {
      const lines = [
        results(said),
        ours,
        results('dkim=pass header.d=ipu.org; dmarc=pass header.from=ipu.org'),
        'From: a@ipu.org',
      ];
      expect((await verdictOf(lines)).result).toBe('unknown');
      expect((await verdictOf(lines.toSpliced(1, 1))).result).toBe('unknown');
    },
  );

  test('without a name of our server nothing counts, not even an empty one', async () => {
    const lines = ['Authentication-Results: ; dmarc=pass header.from=ipu.org', 'From: a@ipu.org'];
    expect((await verdictOf(lines, { authservId: '' })).result).toBe('unknown');
  });

  test('Microsoft 365 writes no name: the topmost field counts, and only there', async () => {
    const received = 'Received: from a by AM0.eurprd04.prod.outlook.com with HTTPS';
    const pass =
      'Authentication-Results: spf=pass (sender IP is 1.2.3.4) smtp.mailfrom=ipu.org; dkim=pass header.d=ipu.org;dmarc=pass action=none header.from=ipu.org;compauth=pass reason=100';
    const fail =
      'Authentication-Results: spf=fail smtp.mailfrom=x.example; dmarc=fail action=none header.from=ipu.org';
    const there = { authservId: 'protection.outlook.com' };
    expect((await verdictOf([received, pass, 'From: a@ipu.org'], there)).result).toBe('genuine');
    expect(
      (await verdictOf([received, pass, foreign, fail, 'From: a@ipu.org'], there)).result,
    ).toBe('genuine');
    expect((await verdictOf([received, fail, pass, 'From: a@ipu.org'], there)).result).toBe(
      'not-genuine',
    );
    expect((await verdictOf([foreign, pass, 'From: a@ipu.org'], there)).result).toBe('unknown');
    expect((await verdictOf([ours, pass, 'From: a@ipu.org'])).result).toBe('unknown');
  });

  test('where answers would go, and a name that is not the address, are said', async () => {
    const lines = [
      results('dmarc=pass header.from=x.example'),
      'From: "hrteam ipu.org" <a@x.example>',
      'Reply-To: b@y.example',
    ];
    expect(inEnglish((await verdictOf(lines)).evidence).join('; ')).toMatch(
      /name shown contains ipu\.org.*b@y\.example/,
    );
  });
});

test('lists are compared whole or at a dot', () => {
  expect(isListed('a@mail.ipu.org', ['ipu.org'])).toBe(true);
  expect(isListed('a@notipu.org', ['ipu.org'])).toBe(false);
  expect(isListed('A@x.example', ['a@X.example'])).toBe(true);
  expect(isListed('b@x.example', ['a@x.example'])).toBe(false);
});

test('the grammar of RFC 8601: version, method version, comments, quoted values', () => {
  const value =
    'Mx.Example 1 (a (nested) one); spf/1=pass (ok; fine) smtp.mailfrom=a.example; dkim=fail reason="bad; sig" header.d=B.example; none';
  const { authservId, results: parsed } = parseAuthenticationResults(value);
  expect(authservId).toBe('mx.example');
  expect(parsed.map(({ method, result }) => `${method}=${result}`)).toEqual([
    'spf=pass',
    'dkim=fail',
  ]);
  expect(parsed[1]?.properties.get('header.d')).toBe('b.example');
});
