/** Which links a mail holds, and which of them lead to documents. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentLinks, filesOnPage, linksIn } from '../../src/incoming/links.ts';
import { readMail } from '../../src/incoming/read-mail.ts';

const inMail = (text: string, html: string | null = null) => linksIn({ text, html, embedded: [] });
const hosts = ['ipu.org'];
const file = 'https://www.ipu.org/file/10143/download';

describe('links of a text', () => {
  test.each([
    ['at the end of a sentence', `Read ${file}.`, file],
    ['before a question mark and more', `Have you seen ${file}?!`, file],
    ['in brackets', `(see ${file})`, file],
    ['in angle brackets', `Philippines<${file}>`, file],
    ['in square brackets', `Philippines [${file}]`, file],
    ['in quotation marks', `« ${file}», “${file}”`, file],
    ['in stars', `*${file}*`, file],
    ['in a table', `Philippines|${file}|Brazil`, file],
    ['broken over two lines', '<https://www.ipu.org/file/\r\n10143/download>', file],
    [
      'with brackets of its own',
      'https://www.ipu.org/CL-206-12(b)-R.1.pdf.',
      'https://www.ipu.org/CL-206-12(b)-R.1.pdf',
    ],
    ['in capitals', 'HTTPS://WWW.IPU.ORG/a.pdf', 'HTTPS://WWW.IPU.ORG/a.pdf'],
    [
      'in the clear',
      'http://archive.ipu.org/hr-e/206/phl.htm',
      'http://archive.ipu.org/hr-e/206/phl.htm',
    ],
  ])('%s', (_where, text, link) => expect(inMail(text)).toEqual([link]));

  test('are in their order, each once', () => {
    const [a, b, c] = ['https://a.example/1', 'https://b.example/2', 'https://c.example/3'];
    expect(inMail(`${b} ${a} ${b} ${c}`)).toEqual([b, a, c]);
  });

  test.each([
    'www.ipu.org',
    'hrteam@ipu.org',
    'mailto:hrteam@ipu.org',
    'https://',
    'ftp://ipu.org/a',
  ])('%s is none', (text) => expect(inMail(text)).toEqual([]));

  test('are not joined from what is no broken link', () => {
    expect(inMail('<https://www.ipu.org/a and\nmore>')).toEqual(['https://www.ipu.org/a']);
  });
});

describe('links of HTML', () => {
  test('count when the text does not show them', () => {
    const html = `<A HREF='${file}'>Philippines</A> <a class=x href=https://www.ipu.org/b.pdf>B</a>`;
    expect(inMail('Philippines, Brazil', html)).toEqual([file, 'https://www.ipu.org/b.pdf']);
  });

  test('are the same whether the mail brings a text beside or not', async () => {
    const html = `<p>Philippines: <a href="${file}?a=1&amp;b=2">here</a>, all: https://www.ipu.org/all</p>`;
    const mail = (head: string, body: string) => readMail(Buffer.from(`${head}\r\n\r\n${body}`));
    const alone = await mail('Content-Type: text/html', html);
    expect(linksIn(alone)).toEqual([`${file}?a=1&b=2`, 'https://www.ipu.org/all']);
  });

  test('that act or stay within the mail are none', () => {
    expect(
      inMail('', '<a href="javascript:x()">a</a><a href="#b">b</a><a href="cid:1">c</a>'),
    ).toEqual([]);
  });
});

test('links of mails within the mail come after its own', () => {
  const inner = { text: file, html: null, embedded: [] };
  const mail = { text: 'https://a.example/1', html: null, embedded: [inner] };
  expect(linksIn(mail as unknown as Parameters<typeof linksIn>[0])).toEqual([
    'https://a.example/1',
    file,
  ]);
});

describe('the wrapper of a mail filter is taken off', () => {
  const e = encodeURIComponent(file);
  test.each([
    ['Outlook', `https://eur03.safelinks.protection.outlook.com/?url=${e}&data=05%7C01&reserved=0`],
    ['Outlook, in HTML', `https://eur03.safelinks.protection.outlook.com/?url=${e}&amp;data=05`],
    [
      'Proofpoint 2',
      'https://urldefense.proofpoint.com/v2/url?u=https-3A__www.ipu.org_file_10143_download&d=DwMF',
    ],
    ['Proofpoint 3', `https://urldefense.com/v3/__${file}__;!!AbC!xyz$`],
    ['Check Point', `https://protect.checkpoint.com/v2/___${file}___.YzJl`],
    ['Barracuda', `https://linkprotect.cudasvc.com/url?a=${e}&c=E,1`],
    ['Google', `https://www.google.com/url?q=${e}&sa=D`],
    [
      'two of them',
      `https://gbr01.safelinks.protection.outlook.com/?url=${encodeURIComponent(`https://urldefense.com/v3/__${file}__;!!A!b$`)}&data=1`,
    ],
  ])('%s', (_whose, link) =>
    expect(inMail('', `<a href="${link}">Philippines</a>`)).toEqual([file]),
  );

  test.each([
    'https://safelinks.protection.outlook.com.evil.example/?url=https%3A%2F%2Fwww.ipu.org%2Fa.pdf',
    'https://evil.example/?url=https%3A%2F%2Fwww.ipu.org%2Fa.pdf',
    'https://eur03.safelinks.protection.outlook.com/?url=javascript%3Aalert(1)',
    'https://urldefense.proofpoint.com/v2/url?u=-3',
  ])('%s stays as it is', (link) => expect(inMail(link)).toEqual([link]));
});

describe('what is followed', () => {
  test('files alone, where there are any', () => {
    const [page, home] = ['https://www.ipu.org/decisions-committee', 'https://www.ipu.org/'];
    expect(documentLinks([home, file, page, 'https://www.ipu.org/PHL.PDF'], hosts)).toEqual([
      file,
      'https://www.ipu.org/PHL.PDF',
    ]);
  });

  test('pages of allowed hosts, where there are no files', () => {
    const page = 'https://www.ipu.org/decisions-committee-human-rights-parliamentarians';
    const others = [
      'https://www.ipu.org',
      'https://www.ipu.org/fr',
      'https://www.ipu.org/unsubscribe?id=1',
      'https://www.ipu.org/contact-us',
      'https://twitter.com/IPUparliament',
      'https://archive.ipu.org/english/home.htm',
    ];
    expect(documentLinks([...others, page], hosts)).toEqual([page]);
  });

  test('a page in the old style, which is the decision itself', () => {
    const old = 'http://archive.ipu.org/hr-e/206/phl01.htm';
    expect(documentLinks([old, 'https://www.ipu.org/news'], hosts)).toEqual([old]);
  });

  test('a file on another host too, so that somebody is told that it was not fetched', () => {
    const elsewhere = 'https://ipu.org.evil.example/file/1/download';
    const page = 'https://www.ipu.org/decisions';
    expect(documentLinks([elsewhere, file], hosts)).toEqual([elsewhere, file]);
    expect(documentLinks([elsewhere, page], hosts)).toEqual([elsewhere, page]);
  });

  test('of the mail with links only, the two files', async () => {
    const raw = readFileSync(join(import.meta.dirname, '../mails/03-links-only.eml'));
    const found = linksIn(await readMail(raw));
    expect(found).toHaveLength(3);
    expect(documentLinks(found, hosts)).toEqual(found.slice(0, 2));
  });
});

describe('files of a page', () => {
  const page = 'https://www.ipu.org/decisions-committee';
  const html = `<base href="/x"><a href="/file/1/download#p2">a</a> <a href="files/B.docx?x=1&amp;y=2">b</a>
    <a href="/news">c</a> <a href="https://evil.example/c.pdf">d</a> <a href="/file/1/download">e</a>`;

  test('lie on allowed hosts, each once', () => {
    expect(filesOnPage(html, page, hosts)).toEqual([
      'https://www.ipu.org/file/1/download',
      'https://www.ipu.org/files/B.docx?x=1&y=2',
    ]);
  });

  test('do not stand in for a page that is the document', () => {
    expect(filesOnPage(html, 'https://archive.ipu.org/hr-e/206/phl01.htm', hosts)).toEqual([]);
    expect(filesOnPage(html, file, hosts)).toEqual([]);
    expect(filesOnPage(html, 'https://www.ipu.org/file/10143', hosts)).toHaveLength(2);
  });
});

test('whatever stands in a mail, its links can be read, are few, and come in no time', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.webUrl(),
    fc.constantFrom('<https://', 'href="', "href='", '>', ')', '(', 'https://[', '%', '\n', '__'),
    fc.constant('https://urldefense.com/v3/__'),
    fc.constant('https://x.safelinks.protection.outlook.com/?url='),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const text = pieces.join('');
      const found = inMail(text, text);
      expect(found.every((url) => URL.canParse(url))).toBe(true);
      expect(new Set(found).size).toBe(found.length);
      expect(documentLinks(found, hosts).every((url) => found.includes(url))).toBe(true);
      filesOnPage(text, 'https://www.ipu.org/p', hosts);
    }),
    { numRuns: 50 },
  );
});

test.each([
  '<https://',
  'href="',
  'https://a.b/)',
  'https://urldefense.com/v3/__https://a__',
  'href=',
])('a mail full of %s takes no time', (part) => {
  const start = performance.now();
  expect(inMail(part.repeat(100_000), part.repeat(100_000)).length).toBeLessThanOrEqual(100);
  expect(performance.now() - start).toBeLessThan(5000);
});

test('a link with thousands of brackets takes no time', () => {
  const start = performance.now();
  inMail(`https://a.b/${')'.repeat(3000)} `.repeat(200));
  expect(performance.now() - start).toBeLessThan(5000);
});
