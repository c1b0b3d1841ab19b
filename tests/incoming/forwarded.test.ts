/** Mails of the IPU that a colleague passes on, in the ways in which programs and languages do it. */
import { describe, expect, test } from 'vitest';
import { sendersInText } from '../../src/incoming/forwarded.ts';
import { dnsFailing, dnsOf, judged, letter, published, signed } from './signed.ts';

const ipu = 'IPU Human Rights <hrteam@ipu.org>';
/** The table above a mail passed on: labels of sender, moment, recipient and subject. */
const table = (from: string, sent: string, to: string, subject: string): string =>
  `${from} ${ipu}\n${sent} 3 2020 15:40\n${to} ipu@parlament.example\n${subject} Decisions\n\nDear`;
/** Thunderbird: the sender comes third. */
const late = (subject: string, date: string, from: string, to: string): string =>
  `${subject} \tDecisions\n${date} \tThu, 3 Dec 2020\n${from} \t${ipu}\n${to} \tipu@parlament.example\n\nDear`;

describe('senders named in the text', () => {
  test.each([
    ['Outlook, English', table('From:', 'Sent:', 'To:', 'Subject:')],
    ['Outlook, French', table('De :', 'Envoyé :', 'À :', 'Objet :')],
    ['Outlook, Spanish', table('De:', 'Enviado el:', 'Para:', 'Asunto:')],
    ['Outlook, Danish', table('Fra:', 'Sendt:', 'Til:', 'Emne:')],
    ['Outlook, Arabic', table('من:', 'تم الإرسال:', 'إلى:', 'الموضوع:')],
    ['Outlook, German', table('Von:', 'Gesendet:', 'An:', 'Betreff:')],
    ['Outlook, Swedish', table('Från:', 'Skickat:', 'Till:', 'Ämne:')],
    ['Outlook, Dutch', table('Van:', 'Verzonden:', 'Aan:', 'Onderwerp:')],
    ['Outlook, Finnish', table('Lähettäjä:', 'Lähetetty:', 'Vastaanottaja:', 'Aihe:')],
    ['Outlook, Polish', table('Od:', 'Wysłano:', 'Do:', 'Temat:')],
    ['Outlook, Italian', table('Da:', 'Inviato:', 'A:', 'Oggetto:')],
    ['Outlook, Portuguese', table('De:', 'Enviado:', 'Para:', 'Assunto:')],
    ['Outlook, Russian', table('От:', 'Отправлено:', 'Кому:', 'Тема:')],
    ['in bold letters', table('*Fra:*', '*Sendt:*', '*Til:*', '*Emne:*')],
    ['quoted', table('> From:', '> Date:', '> To:', '> Subject:')],
    ['Gmail, Danish', table('Fra:', 'Date:', 'To:', 'Subject:')],
    ['Gmail, Arabic', table('من:', 'Date:', 'To:', 'Subject:')],
    ['Thunderbird, English', late('Subject:', 'Date:', 'From:', 'To:')],
    ['Thunderbird, French', late('Sujet :', 'Date :', 'De :', 'Pour :')],
    ['Thunderbird, German', late('Betreff:', 'Datum:', 'Von:', 'An:')],
    [
      'an address in brackets',
      table('Fra:', 'Sendt:', 'Til:', 'Emne:')
        .replace('<hrteam', '[mailto:hrteam')
        .replace('org>', 'org]'),
    ],
  ])('%s', (_what, text) => {
    expect(sendersInText(`For your information.\n\n${text}`)).toEqual(['hrteam@ipu.org']);
  });

  test('passed on twice: both, the last one first', () => {
    const twice = `Fra: Jens <jens@parlament.example>\nSendt: 4. december 2020\nTil: ipu@parlament.example\nEmne: VS: Decisions\n\n${table('From:', 'Sent:', 'To:', 'Subject:')}`;
    expect(sendersInText(twice)).toEqual(['jens@parlament.example', 'hrteam@ipu.org']);
  });

  test.each([
    ['a sentence', 'From: here on, write to hrteam@ipu.org.\nThank you.'],
    ['a timetable', 'From: Geneva\nTo: Copenhagen\nDate: 3 December\nContact hrteam@ipu.org'],
    [
      'a name without address',
      table('Fra:', 'Sendt:', 'Til:', 'Emne:').replace(' <hrteam@ipu.org>', ''),
    ],
  ])('none in %s', (_what, text) => {
    expect(sendersInText(text)).toEqual([]);
  });

  test('a hostile text takes no time', () => {
    const begun = performance.now();
    sendersInText('From: a@b.example\n'.repeat(12_000));
    sendersInText(`From: ${'a'.repeat(190_000)}`);
    sendersInText('> '.repeat(100_000));
    expect(performance.now() - begun).toBeLessThan(3000);
  });
});

const inHouse = { authservId: 'mx.parlament.example' };
const proven =
  'Authentication-Results: mx.parlament.example; dmarc=pass header.from=parlament.example';
const colleague = (body: string, type = 'text/plain; charset=utf-8'): string =>
  [
    proven,
    'From: Jens <jens@parlament.example>',
    'To: ipu@parlament.example',
    'Subject: VS: Decisions',
    'MIME-Version: 1.0',
    `Content-Type: ${type}`,
    '',
    body,
  ].join('\r\n');
const attaching = (...mails: string[]): string =>
  colleague(
    mails
      .map((mail) => `--b\r\nContent-Type: message/rfc822\r\n\r\n${mail}\r\n`)
      .concat('--b--\r\n')
      .join(''),
    'multipart/mixed; boundary=b',
  );
const original = await signed(letter());

describe('what a proven colleague passes on', () => {
  test('as an attachment, with its signature intact: a comfort, no proof', async () => {
    const verdict = await judged(attaching(original), dnsOf(published), inHouse);
    expect(verdict).toMatchObject({
      result: 'internal',
      forwarded: {
        via: 'attachment',
        sender: 'hrteam@ipu.org',
        trusted: true,
        messageId: '<decisions@ipu.org>',
      },
    });
    expect(verdict.why).toContain('that is no proof');
    expect(verdict.why).toContain('still carries a valid signature of ipu.org');
  });

  test('as an attachment within an attachment', async () => {
    const between = attaching(original).split('\r\n').slice(1).join('\r\n');
    const outer = attaching(between).replaceAll('=b', '=outer').replaceAll('--b', '--outer');
    const nested = outer.replace(
      between.replaceAll('=b', '=outer').replaceAll('--b', '--outer'),
      between,
    );
    const verdict = await judged(nested, dnsOf(published), inHouse);
    expect(verdict.forwarded).toMatchObject({ via: 'attachment', trusted: true });
  });

  test.each([
    ['changed on the way', original.replace('attached', 'enclosed'), dnsOf(published)],
    ['with a DNS that does not answer', original, dnsFailing('ETIMEOUT')],
  ])('its signature %s: said, and nobody waits', async (_what, inner, dns) => {
    const verdict = await judged(attaching(inner), dns, inHouse);
    expect(verdict).toMatchObject({ result: 'internal', unanswered: false });
    expect(verdict.why).toContain('could not be confirmed, which is usual after forwarding');
  });

  test('within the text', async () => {
    const text = colleague(`Til jer.\r\n\r\n${table('Fra:', 'Sendt:', 'Til:', 'Emne:')}`);
    const verdict = await judged(text, dnsOf(published), inHouse);
    expect(verdict.forwarded).toEqual({
      via: 'text',
      sender: 'hrteam@ipu.org',
      trusted: true,
      messageId: null,
    });
  });

  test.each([
    ['a look-alike', 'hrteam@lpu.org'],
    ['somebody else', 'a@ngo.example'],
  ])('a mail of %s is no mail of the IPU, and the clerk is told', async (_who, sender) => {
    const inner = letter({ lines: [`From: ${sender}`, 'Subject: D'] });
    const verdict = await judged(attaching(inner), dnsOf(published), inHouse);
    expect(verdict.forwarded).toMatchObject({ sender, trusted: false });
    expect(verdict.why).toContain(`it passes on a mail of ${sender}, who is no trusted sender`);
  });

  test('a mail with two senders names none', async () => {
    const inner = letter({ lines: ['From: hrteam@ipu.org', 'From: x@evil.example'] });
    const verdict = await judged(attaching(inner), dnsOf(published), inHouse);
    expect(verdict.forwarded).toMatchObject({ sender: null, trusted: false });
  });

  test('only those who may: addresses and domains of the list', async () => {
    const may = (forwarders: string[]) =>
      judged(attaching(original), dnsOf(published), { ...inHouse, forwarders });
    expect((await may(['jens@parlament.example'])).forwarded).not.toBeNull();
    expect((await may(['parlament.example'])).forwarded).not.toBeNull();
    const other = await may(['speaker@parlament.example']);
    expect(other.forwarded).toBeNull();
    expect(other.why).toContain('jens@parlament.example is not among those who may pass on');
  });

  test('nothing, when the colleague is not proven', async () => {
    const verdict = await judged(attaching(original), dnsOf(published));
    expect(verdict).toMatchObject({ result: 'unknown', forwarded: null });
  });
});
