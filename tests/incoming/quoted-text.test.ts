import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from '../../src/domain/language.ts';
import { splitReply } from '../../src/incoming/quotation/quoted-text.ts';
import { readMail } from '../../src/incoming/read-mail.ts';
import { markerLine } from '../../src/mail/marker.ts';
import { expectedOf, mailNames, rawMail } from './fixtures.ts';

const withReply = mailNames.filter((name) => expectedOf(name).reply);

test.each(withReply)('%s', async (name) => {
  const mail = await readMail(rawMail(name));
  const { text, signature, cutBy } = splitReply(mail.text, mail.html);
  const { reply } = expectedOf(name);
  expect(text).toBe(reply.text);
  expect(signature).toBe(reply.signature ?? null);
  if (reply.cutBy) expect(cutBy).toBe(reply.cutBy);
});

/** `From, Sent, To, Subject` as Outlook writes them. */
const outlook: Record<string, [string, string, string, string]> = {
  en: ['From', 'Sent', 'To', 'Subject'],
  da: ['Fra', 'Sendt', 'Til', 'Emne'],
  sv: ['Från', 'Skickat', 'Till', 'Ämne'],
  fi: ['Lähettäjä', 'Lähetetty', 'Vastaanottaja', 'Aihe'],
  pl: ['Od', 'Wysłano', 'Do', 'Temat'],
  ar: ['من', 'تاريخ الإرسال', 'إلى', 'الموضوع'],
  ru: ['От', 'Отправлено', 'Кому', 'Тема'],
  de: ['Von', 'Gesendet', 'An', 'Betreff'],
  fr: ['De', 'Envoyé', 'À', 'Objet'],
  es: ['De', 'Enviado', 'Para', 'Asunto'],
  nl: ['Van', 'Verzonden', 'Aan', 'Onderwerp'],
};

describe.each(Object.entries(outlook))('Outlook in %s', (_language, [from, sent, to, subject]) => {
  const table = [
    `${from}: Desk <desk@p.example>`,
    `${sent}: 4. 12. 2020 10:03`,
    `${to}: A <a@p.example>`,
    `${subject}: IPU`,
  ];
  const quotation = ['', ...table, '', 'Dear member,', 'have you done anything?'];

  test.each([
    ['plain', quotation],
    ['with a rule', ['', '________________________________', ...table, '', 'Text']],
    ['in bold', ['', ...table.map((line) => line.replace(/^(.*?):/, '*$1:*')), '', 'Text']],
    [
      'with marks of direction and no-break blanks',
      ['', ...table.map((line) => `\u200f${line.replace(':', '\u00a0:')}`), 'Text'],
    ],
  ])('%s', (_how, below) => {
    const { text, rest } = splitReply(['I wrote to them.', '', 'Twice.', ...below].join('\r\n'));
    expect(text).toBe('I wrote to them.\n\nTwice.');
    expect(rest).toContain(below.at(-1));
  });
});

test.each([
  'On Fri, Dec 4, 2020 at 10:03 AM Desk <desk@p.example> wrote:',
  'On Fri, Dec 4, 2020 at 10:03 AM Solidarity Desk\n<desk@p.example>\nwrote:',
  'Den fre. 4. dec. 2020 kl. 10.03 skrev Desk <desk@p.example>:',
  'Den fre 4 dec. 2020 kl 10:03 skrev Desk <desk@p.example>:',
  'Le ven. 4 déc. 2020 à 10:03, Desk <desk@p.example> a écrit :',
  'El vie, 4 dic 2020 a las 10:03, Desk (<desk@p.example>) escribió:',
  'Am Fr., 4. Dez. 2020 um 10:03 Uhr schrieb Desk <desk@p.example>:',
  'pe 4. jouluk. 2020 klo 10.03 Desk (desk@p.example) kirjoitti:',
  'pt., 4 gru 2020 o 10:03 Desk <desk@p.example> napisał(a):',
  'пт, 4 дек. 2020 г. в 10:03, Desk <desk@p.example> пишет:',
  'في الجمعة، ٤ ديسمبر 2020 تمت كتابة ما يلي كتب Desk <desk@p.example>:',
  '-----Original Message-----',
  '-----Oprindelig meddelelse-----',
  '-------- Message d’origine --------',
])('%s', (line) => {
  const { text } = splitReply(`I asked the minister.\n\n${line}\n> Dear member\n> have you?\n`);
  expect(text).toBe('I asked the minister.');
});

describe('our marker line', () => {
  test.each(languages.map((language) => [language]))('%s, also quoted', (language) => {
    for (const before of ['', '> ', '>> ']) {
      const mail = `Thank you.\n\nTak.\n\n${before}${markerLine(language)}\n${before}Dear Jens`;
      expect(splitReply(mail)).toMatchObject({ text: 'Thank you.\n\nTak.', cutBy: 'marker' });
    }
  });

  test('an attribution above it goes too', () => {
    const mail = `Done.\n\nDen fre. 4. dec. 2020 kl. 10.03 skrev Desk <a@b.example>:\n> ${markerLine('da')}\n> Kære`;
    expect(splitReply(mail)).toMatchObject({ text: 'Done.', cutBy: 'attribution' });
  });

  test('an answer below the quotation is not lost', () => {
    const mail = `> ${markerLine('en')}\n> Dear Jens\n\nI met the ambassador.`;
    expect(splitReply(mail)).toMatchObject({
      text: 'I met the ambassador.',
      rest: `> ${markerLine('en')}\n> Dear Jens\n`,
      cutBy: 'answer-below',
    });
  });
});

test.each([
  'On 4/12/2020 10:03, Desk wrote:\n> Did you?\n\n',
  'Den fre. 4. dec. 2020 kl. 10.03 skrev Solidarity Desk\n<a@b.example>:\n> Har du?\n>\n> Hilsen\n',
  '> Did you?\n',
])('%j above the answer is cut off', (quotation) => {
  const { text, cutBy } = splitReply(`${quotation}Yes, I asked.\n\nTwice.`);
  expect([text, cutBy]).toEqual(['Yes, I asked.\n\nTwice.', 'answer-below']);
});

test.each([
  ['planer', '4.12.2020 10.03, Desk <desk@p.example> skrev følgende:'],
  ['email-reply-parser', '2020-12-04 10:03 GMT+01:00 Desk <desk@p.example>:'],
])('%s knows a style that our own rules do not', (by, line) => {
  expect(splitReply(`Thanks.\n\n${line}\nDear member`)).toMatchObject({
    text: 'Thanks.',
    cutBy: by,
  });
});

test('a mail that only quotes has no text of its own', () => {
  const mail = '> APPROVE Q7F3-K2MD\n>\n> Dear Anna\n';
  expect(splitReply(mail)).toEqual({ text: '', signature: null, rest: mail, cutBy: 'quote-marks' });
});

test('answers between quoted lines all stay', () => {
  const mail = '> Did you ask?\nYes.\n> And then?\nNothing.\n\n> Bye\n';
  const { text } = splitReply(mail);
  for (const answer of ['Yes.', 'Nothing.']) expect(text).toContain(answer);
});

test('numbered lists, colons and words that look like labels stay', () => {
  const reply =
    'I did two things:\n\n1. From: the ministry I asked for a note.\n2. Date: next week.\n\nTo: be continued';
  expect(splitReply(reply)).toEqual({ text: reply, signature: null, rest: '', cutBy: 'nothing' });
  const wrote = 'On reflection I wrote:\n"Free them."';
  expect(splitReply(wrote).text).toBe(wrote);
});

test.each([
  ['Venlig hilsen\nJens', 'Venlig hilsen\nJens'],
  ['Med venlig hilsen,\n\nJens\nMF', 'Med venlig hilsen,\n\nJens\nMF'],
  ['-- \nJens', '-- \nJens'],
  ['Sent from my iPhone', 'Sent from my iPhone'],
  ['Sendt fra min iPhone', 'Sendt fra min iPhone'],
  ['Saludos cordiales,\nAna', 'Saludos cordiales,\nAna'],
  ['مع تحياتي\nأحمد', 'مع تحياتي\nأحمد'],
])('the signature %j is kept apart', (closing, signature) => {
  expect(splitReply(`I wrote.\n\n${closing}\n`)).toMatchObject({ text: 'I wrote.', signature });
});

test('a closing alone, or far above, is no signature', () => {
  expect(splitReply('Venlig hilsen\nJens')).toMatchObject({
    text: 'Venlig hilsen\nJens',
    signature: null,
  });
  const long = `Hello\nRegards\n${Array.from({ length: 30 }, (_, i) => `line ${i}`).join('\n')}`;
  expect(splitReply(long).signature).toBeNull();
});

test('a quotation that only the HTML marks', () => {
  const html = '<div>I wrote to Gabon.</div><div class="gmail_quote">Dear member</div>';
  const { text, cutBy, rest } = splitReply('I wrote to Gabon.\nDear member', html);
  expect([text, cutBy]).toEqual(['I wrote to Gabon.', 'html']);
  expect(rest).toContain('Dear member');
});

test('nothing is lost, whatever the lines', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '',
      '> quoted',
      '>> deeper',
      'I asked.',
      'On 4/12/2020 10:03, Desk wrote:',
      'Fra: Desk <a@b.example>',
      'Sendt: 4. december 2020',
      'Til: Jens',
      'Venlig hilsen',
      '-- ',
      '________________',
      markerLine('da'),
      'Sent from my iPhone',
      '-----Original Message-----',
    ),
    fc.string({ maxLength: 20 }),
  );
  const bare = (text: string) => text.replace(/\s/g, '');
  fc.assert(
    fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
      const whole = lines.join('\n');
      const { text, signature, rest } = splitReply(whole);
      const kept = text + (signature ?? '');
      expect([bare(kept + rest), bare(rest + kept)]).toContain(bare(whole));
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['blanks before a letter', `${' '.repeat(400_000)}x`],
  ['one closing after another', `${'Med venlig hilsen\n'.repeat(50_000)}x`],
  ['a line of dashes', '-'.repeat(500_000)],
  ['labels without end', 'From: 4 a\n'.repeat(100_000)],
  ['dates without end', 'On 4/12 x\n'.repeat(100_000)],
  ['quotation without end', '> a\nb\n'.repeat(100_000)],
])('%s do not hold up the service, and nothing of them is lost', (_what, text) => {
  const begun = performance.now();
  const { text: kept, signature, rest } = splitReply(text);
  expect(performance.now() - begun).toBeLessThan(10_000);
  const bare = (words: string) => words.replace(/\s/g, '');
  expect(bare(kept + (signature ?? '') + rest)).toBe(bare(text));
});

test('answers below and between quoted lines stay, whatever stands above them', () => {
  const above = 'On Fri, Dec 4, 2020 at 10:03 AM Desk <desk@p.example> wrote:';
  const answers = `See below.\n\n${above}\n> Did you ask?\nYes.\n> And then?\nNothing.\n`;
  expect(splitReply(answers).text).toContain('Nothing.');
  const marked = `See below.\n\n> ${markerLine('en')}\n> Did you ask?\n\nYes, twice.\n`;
  expect(splitReply(marked).text).toContain('Yes, twice.');
});
