/** Domains and names that pass for others: each is refused, and each harmless neighbour is not. */
import { domainToASCII } from 'node:url';
import { describe, expect, test } from 'vitest';
import { lookalikeOf, mixesAlphabets } from '../../src/incoming/lookalike.ts';
import { inEnglish } from './in-english.ts';
import { arrivedAt, dnsOf, judged, letter, published, signed } from './signed.ts';

const listed = ['ipu.org', 'parlament.example', 'human.rights@ipu.org'];

describe('domains', () => {
  test.each([
    ['lpu.org', 'ipu.org'],
    ['1pu.org', 'ipu.org'],
    ['ípu.org', 'ipu.org'],
    ['ірu.org', 'ipu.org'],
    [domainToASCII('ірu.org'), 'ipu.org'],
    [domainToASCII('mail.ιρυ.org'), 'ipu.org'],
    ['ipu.0rg', 'ipu.org'],
    ['ipu.org.docs.example', 'ipu.org'],
    ['docs.ipu.org.evil.example', 'ipu.org'],
    ['ipu-org.com', 'ipu.org'],
    ['ipuorg.com', 'ipu.org'],
    ['secure-ipu.org', 'ipu.org'],
    ['iipu.org', 'ipu.org'],
    ['mail.ipuu.org', 'ipu.org'],
    ['pariament.example', 'parlament.example'],
    ['parlarnent.example', 'parlament.example'],
    ['parlamnet.example', 'parlament.example'],
    ['parliament.example', 'parlament.example'],
    ['parlament-example.com', 'parlament.example'],
    ['parlament.example.org', 'parlament.example'],
    // Within a listed one, and others' good names.
    ['mail.ipu.org', null],
    ['ipu.org', null],
    ['IPU.ORG', null],
    ['ipa.org', null],
    ['cpu.org', null],
    ['ipu.ac.in', null],
    ['ipu.com', null],
    ['parlament.ch', null],
    ['europarl.europa.eu', null],
    ['gmail.com', null],
    ['', null],
  ])('%s looks like %s', (domain, like) => {
    expect(lookalikeOf(domain, listed)).toBe(like);
  });

  test('letters of two alphabets in one label', () => {
    expect(mixesAlphabets(domainToASCII('аpple.example'))).toBe(true);
    expect(mixesAlphabets('ελλάδα.example')).toBe(false);
    expect(mixesAlphabets('folketinget.dk')).toBe(false);
  });

  test.each(['1pu.org', 'ipu.org.evil.example', domainToASCII('ірu.org')])(
    '%s is not genuine, though its signature is valid',
    async (domain) => {
      const lines = [`From: IPU <hrteam@${domain}>`, 'To: ipu@parlament.example', 'Subject: D'];
      const text = await signed(letter({ lines }), { domain });
      const table = { ...published, [`strong._domainkey.${domain}`]: 'v=DKIM1; p=AAAA' };
      const verdict = await judged(text, dnsOf(table));
      expect(verdict.result).toBe('not-genuine');
      expect(verdict.why).toMatch(/looks like ipu\.org, but is not/);
    },
  );
});

describe('names', () => {
  const named = (from: string, ...more: string[]) =>
    judged(
      letter({ lines: [`From: ${from}`, 'To: ipu@parlament.example', 'Subject: D', ...more] }),
    );

  test.each([
    ['Inter-Parliamentary Union <x@gmail.com>', 'is no address of the IPU'],
    ['"INTER PARLIAMENTARY UNION, Geneva" <x@gmail.com>', 'is no address of the IPU'],
    ['Union interparlementaire <x@gmail.com>', 'is no address of the IPU'],
    ['=?utf-8?q?Int=D0=B5r-Parliamentary_Union?= <x@gmail.com>', 'is no address of the IPU'],
    ['الاتحاد البرلماني الدولي <x@gmail.com>', 'is no address of the IPU'],
    ['IPU Human Rights Team <x@gmail.com>', 'is no address of the IPU'],
    ['"hrteam@ipu.org" <x@gmail.com>', 'name shown contains ipu.org'],
    ['"IPU (hrteam@ipu.org)" <x@gmail.com>', 'name shown contains ipu.org'],
  ])('%s pretends', async (from, sentence) => {
    const verdict = await named(from);
    expect(verdict.result).toBe('not-genuine');
    expect(verdict.why).toContain(sentence);
  });

  test.each([
    'IPU Group of the Riksdag <ipu@riksdagen.example>',
    'Groupe national de l’UIP <uip@assemblee.example>',
    'Delegation to the Inter-Parliamentary Union <ipu@riksdagen.example>',
    'Ipuana Kone <kone@gmail.com>',
    '"news about ipu.organic" <x@shop.example>',
  ])('%s does not', async (from) => {
    expect((await named(from)).result).toBe('unknown');
  });

  test('a clerk’s name with a private address is named, and no more', async () => {
    const verdict = await named('Karen Holm <karen@gmail.com>');
    expect(verdict.result).toBe('unknown');
    expect(verdict.why).toContain('the name shown is Karen Holm, whom we know');
  });

  test('where answers and returns would go', async () => {
    const verdict = await named(
      'IPU <hrteam@ipu.org>',
      'Reply-To: hrteam@mailbox.example',
      'Return-Path: <x@bulk.example>',
    );
    expect(verdict.why).toContain('answers would go to hrteam@mailbox.example');
    expect(verdict.why).toContain('handed in by bulk.example');
  });

  test('fields that may stand once and stand twice', async () => {
    const verdict = await named(
      'IPU <hrteam@ipu.org>',
      'Reply-To: a@ipu.org',
      'Reply-To: b@ipu.org',
    );
    expect(verdict.why).toContain('2 Reply-To fields');
  });

  test('very long names and addresses do not make very long sentences', async () => {
    const verdict = await named(`"IPU ${'x'.repeat(5000)}" <x@gmail.com>`);
    expect(
      Math.max(...inEnglish(verdict.evidence).map((sentence) => sentence.length)),
    ).toBeLessThan(400);
    expect(verdict.checkedAt).toBe(arrivedAt.toISOString());
  });
});
