/** What members write, by the program and the language in which they write. */
import * as client from './clients.ts';
import { tongues } from './languages.ts';
import type { Letter } from './letter.ts';
import { html, multipart, notice, plain } from './parts.ts';

const { da, en, fr, es, ar, de, sv, pl } = tongues;
const outlook16 = 'X-Mailer: Microsoft Outlook 16.0';
const reply = (text: string, signature: string | null = null, cutBy?: string) => ({
  outcome: 'reply' as const,
  text,
  signature,
  ...(cutBy && { cutBy }),
});

const danish =
  'Jeg har i dag stillet udenrigsministeren et spørgsmål om senator Leila de Lima (PHL-08).';
const english =
  'I raised the case of Senator Leila de Lima (PHL-08) with the Philippine ambassador on Monday.';
const french =
  'J’ai interpellé hier le ministre des Affaires étrangères sur la situation de Mme Leila de Lima.';
const spanish =
  'Ayer pregunté al ministro de Asuntos Exteriores por la situación de la senadora Leila de Lima.';
const arabic = 'التقيت أمس بسفير الفلبين وأثرت معه قضية السيناتورة ليلى دي ليما.';
const german =
  'Ich habe gestern mit dem Botschafter der Philippinen über Senatorin Leila de Lima gesprochen.';
const swedish =
  'Jag träffade i går Filippinernas ambassadör och tog upp senator Leila de Limas fall.';
const polish = 'Wczoraj rozmawiałem z ambasadorem Filipin o sprawie senator Leili de Limy.';
const long =
  'Kære Anna\n\nTak for beskeden. Jeg har gjort to ting:\n\n1. Jeg har skrevet til ambassadøren.\n2. Jeg tager sagen op i udvalget den 16. december.\n\nSig til, hvis I skal bruge mere.';

export const memberLetters: Letter[] = [
  // Outlook on Windows, in every language.
  {
    name: 'outlook-da',
    body: client.outlook({
      text: danish,
      signature: 'Med venlig hilsen\n\nJens Bækgaard\nMedlem af Folketinget',
      tongue: da,
    }),
    mailer: outlook16,
    expected: reply(danish, 'Med venlig hilsen\n\nJens Bækgaard\nMedlem af Folketinget'),
  },
  {
    name: 'outlook-fr-windows-1252',
    language: 'fr',
    body: client.outlook({
      text: french.replace('’', '’'),
      signature: 'Bien cordialement,\nJens',
      tongue: fr,
      charset: 'windows-1252',
      unmarked: true,
    }),
    mailer: outlook16,
    by: 'reply-to',
    expected: reply(french, 'Bien cordialement,\nJens', 'header-block:fr'),
  },
  {
    name: 'outlook-en',
    language: 'en',
    body: client.outlook({ text: english, signature: 'Kind regards,\nJens', tongue: en }),
    mailer: outlook16,
    expected: reply(english, 'Kind regards,\nJens'),
  },
  {
    name: 'outlook-es',
    language: 'es',
    body: client.outlook({
      text: spanish,
      signature: 'Un cordial saludo,\nJens',
      tongue: es,
      unmarked: true,
    }),
    mailer: outlook16,
    expected: reply(spanish, 'Un cordial saludo,\nJens'),
  },
  {
    name: 'outlook-ar',
    language: 'ar',
    body: client.outlook({
      text: arabic,
      signature: 'مع أطيب التحيات\nينس',
      tongue: ar,
      unmarked: true,
      encoding: 'base64',
    }),
    mailer: outlook16,
    expected: reply(arabic, 'مع أطيب التحيات\nينس', 'header-block:ar'),
  },
  {
    name: 'outlook-de',
    language: 'de',
    body: client.outlook({
      text: german,
      signature: 'Mit freundlichen Grüßen\nJens Bækgaard',
      tongue: de,
      unmarked: true,
    }),
    mailer: outlook16,
    expected: reply(german, 'Mit freundlichen Grüßen\nJens Bækgaard', 'header-block:de'),
  },
  {
    name: 'outlook-sv',
    language: 'sv',
    body: client.outlook({
      text: swedish,
      signature: 'Med vänlig hälsning\nJens',
      tongue: sv,
      unmarked: true,
    }),
    mailer: outlook16,
    expected: reply(swedish, 'Med vänlig hälsning\nJens', 'header-block:sv'),
  },
  {
    name: 'outlook-pl',
    language: 'pl',
    body: client.outlook({
      text: polish,
      signature: 'Z poważaniem\nJens Bækgaard',
      tongue: pl,
      unmarked: true,
    }),
    mailer: outlook16,
    expected: reply(polish, 'Z poważaniem\nJens Bækgaard', 'header-block:pl'),
  },
  {
    name: 'outlook-da-numbered-list',
    body: client.outlook({ text: long, tongue: da }),
    mailer: outlook16,
    expected: reply(long),
  },
  // Outlook on the web and on telephones.
  {
    name: 'outlook-web-da',
    body: client.outlookWeb({ text: danish, signature: 'Mvh\nJens', tongue: da, unmarked: true }),
    expected: reply(danish, 'Mvh\nJens'),
  },
  {
    name: 'outlook-web-en-base64',
    language: 'en',
    body: client.outlookWeb({ text: english, tongue: en, encoding: 'base64' }),
    expected: reply(english),
  },
  {
    name: 'outlook-web-html-only-fr',
    language: 'fr',
    body: client.htmlOnly({ text: french, tongue: fr, unmarked: true }),
    expected: reply(french),
  },
  {
    name: 'outlook-web-html-only-sv',
    language: 'sv',
    body: client.htmlOnly({ text: swedish, tongue: sv }),
    expected: reply(swedish),
  },
  {
    name: 'outlook-ios-da',
    body: client.outlookMobile({ text: danish, tongue: da, unmarked: true }),
    expected: reply(danish, 'Hent Outlook til iOS<https://aka.ms/o0ukef>'),
  },
  {
    name: 'outlook-android-es',
    language: 'es',
    body: client.outlookMobile({
      text: spanish,
      signature: 'Obtener Outlook para Android<https://aka.ms/ghei36>',
      tongue: es,
      unmarked: true,
    }),
    expected: reply(spanish, 'Obtener Outlook para Android<https://aka.ms/ghei36>'),
  },
  // Gmail.
  { name: 'gmail-da', body: client.gmail({ text: danish, tongue: da }), expected: reply(danish) },
  {
    name: 'gmail-en',
    language: 'en',
    body: client.gmail({
      text: english,
      signature: '-- \nJens Bækgaard MP\nParliament',
      tongue: en,
      unmarked: true,
    }),
    by: 'references',
    expected: reply(english, '-- \nJens Bækgaard MP\nParliament'),
  },
  {
    name: 'gmail-fr',
    language: 'fr',
    body: client.gmail({ text: french, tongue: fr, unmarked: true, encoding: 'base64' }),
    expected: reply(french),
  },
  {
    name: 'gmail-es',
    language: 'es',
    body: client.gmail({ text: spanish, tongue: es, unmarked: true }),
    expected: reply(spanish),
  },
  {
    name: 'gmail-ar',
    language: 'ar',
    body: client.gmail({ text: arabic, tongue: ar, unmarked: true, encoding: 'base64' }),
    expected: reply(arabic),
  },
  {
    name: 'gmail-de',
    language: 'de',
    body: client.gmail({ text: german, tongue: de, unmarked: true }),
    expected: reply(german),
  },
  {
    name: 'gmail-sv',
    language: 'sv',
    body: client.gmail({ text: swedish, tongue: sv, unmarked: true }),
    expected: reply(swedish),
  },
  {
    name: 'gmail-pl',
    language: 'pl',
    body: client.gmail({ text: polish, tongue: pl, unmarked: true }),
    expected: reply(polish),
  },
  {
    name: 'gmail-app-html-only',
    body: client.gmailHtmlOnly({ text: danish, tongue: da, unmarked: true }),
    expected: reply(danish),
  },
  // Apple Mail and telephones.
  {
    name: 'apple-mail-da',
    body: client.apple({ text: danish, tongue: da, unmarked: true }),
    mailer: 'X-Mailer: Apple Mail (2.3654.20.0.2.21)',
    expected: reply(danish),
  },
  {
    name: 'apple-mail-fr',
    language: 'fr',
    body: client.apple({
      text: french,
      signature: 'Cordialement,\nJens',
      tongue: fr,
      unmarked: true,
    }),
    expected: reply(french, 'Cordialement,\nJens'),
  },
  {
    name: 'apple-mail-pl',
    language: 'pl',
    body: client.apple({ text: polish, tongue: pl, unmarked: true }),
    expected: reply(polish),
  },
  {
    name: 'apple-mail-ar',
    language: 'ar',
    body: client.apple({ text: arabic, tongue: ar, unmarked: true }),
    expected: reply(arabic),
  },
  {
    name: 'iphone-da',
    body: client.iphone({ text: danish, tongue: da, unmarked: true }),
    mailer: 'X-Mailer: iPhone Mail (18B92)',
    expected: reply(danish, 'Sendt fra min iPhone'),
  },
  {
    name: 'iphone-sv',
    language: 'sv',
    body: client.iphone({ text: swedish, tongue: sv, unmarked: true }),
    expected: reply(swedish, 'Skickat från min iPhone'),
  },
  {
    name: 'iphone-de',
    language: 'de',
    body: client.iphone({ text: german, tongue: de, unmarked: true }),
    expected: reply(german, 'Von meinem iPhone gesendet'),
  },
  {
    name: 'iphone-ar',
    language: 'ar',
    body: client.iphone({ text: arabic, tongue: ar }),
    expected: reply(arabic, 'أُرسلت من الـ iPhone الخاص بي'),
  },
  {
    name: 'iphone-pl',
    language: 'pl',
    body: client.iphone({ text: polish, tongue: pl, unmarked: true }),
    expected: reply(polish, 'Wysłane z iPhone’a'),
  },
  {
    name: 'samsung-da',
    body: client.samsung({ text: danish, tongue: da, unmarked: true }),
    expected: reply(danish),
  },
  {
    name: 'samsung-de',
    language: 'de',
    body: client.samsung({ text: german, tongue: de, unmarked: true }),
    expected: reply(german),
  },
  {
    name: 'k9-de',
    language: 'de',
    body: client.k9({ text: german, tongue: de, unmarked: true }),
    expected: reply(
      german,
      '-- \nDiese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.',
    ),
  },
  // Thunderbird.
  {
    name: 'thunderbird-da',
    body: client.thunderbird({ text: danish, tongue: da, unmarked: true }),
    expected: reply(danish),
  },
  {
    name: 'thunderbird-fr',
    language: 'fr',
    body: client.thunderbird({ text: french, tongue: fr, unmarked: true }),
    expected: reply(french),
  },
  {
    name: 'thunderbird-pl',
    language: 'pl',
    body: client.thunderbird({ text: polish, tongue: pl, unmarked: true }),
    expected: reply(polish),
  },
  {
    name: 'thunderbird-flowed-en',
    language: 'en',
    body: client.thunderbirdFlowed({
      text: english,
      signature: '-- \nJens',
      tongue: en,
      unmarked: true,
    }),
    expected: reply(english, '-- \nJens'),
  },
  {
    name: 'thunderbird-below-da',
    body: client.thunderbirdBelow({ text: danish, signature: '-- \nJens', tongue: da }),
    expected: reply(danish, '-- \nJens', 'answer-below'),
  },
  {
    name: 'thunderbird-below-sv',
    language: 'sv',
    body: client.thunderbirdBelow({ text: swedish, tongue: sv, unmarked: true }),
    expected: reply(swedish, null, 'answer-below'),
  },
  // Plain text.
  {
    name: 'mutt-en',
    language: 'en',
    body: client.mutt({ text: english, signature: 'Jens Bækgaard', tongue: en, unmarked: true }),
    expected: reply(english, '-- \nJens Bækgaard'),
  },
  {
    name: 'mutt-below-en',
    language: 'en',
    body: client.muttBelow({ text: english, tongue: en }),
    expected: reply(english, null, 'answer-below'),
  },
  {
    name: 'pine-es-latin1',
    language: 'es',
    body: client.pine({
      text: spanish,
      tongue: { ...es, quoted: ['Estimado Jens:', '', 'Colegas en peligro'] },
      unmarked: true,
    }),
    expected: reply(spanish),
  },
  {
    name: 'evolution-da',
    body: client.evolution({ text: danish, tongue: da, unmarked: true }),
    expected: reply(danish),
  },
  // Notes, GroupWise, Zimbra and other programs of institutions.
  {
    name: 'notes-de',
    language: 'de',
    body: client.notes({
      text: german,
      signature: 'Mit freundlichen Grüßen\nJens Bækgaard',
      tongue: de,
      unmarked: true,
    }),
    expected: reply(german, 'Mit freundlichen Grüßen\nJens Bækgaard'),
  },
  {
    name: 'inotes-fr',
    language: 'fr',
    body: client.iNotes({ text: french, tongue: fr, unmarked: true }),
    expected: reply(french),
  },
  {
    name: 'inotes-en',
    language: 'en',
    body: client.iNotes({ text: english, tongue: en, unmarked: true }),
    expected: reply(english),
  },
  {
    name: 'groupwise-de-latin1',
    language: 'de',
    body: client.groupWise({
      text: german,
      tongue: { ...de, quoted: ['Dear Jens', '', 'Colleagues at risk'] },
      unmarked: true,
    }),
    expected: reply(german),
  },
  {
    name: 'zimbra-fr',
    language: 'fr',
    body: client.zimbra({ text: french, tongue: fr, unmarked: true }),
    expected: reply(french),
  },
  {
    name: 'roundcube-es',
    language: 'es',
    body: client.roundcube({ text: spanish, tongue: es, unmarked: true }),
    expected: reply(spanish),
  },
  {
    name: 'em-client-en',
    language: 'en',
    body: client.emClient({ text: english, tongue: en, unmarked: true }),
    expected: reply(english),
  },
  {
    name: 'proton-en',
    language: 'en',
    body: client.proton({ text: english, tongue: en, unmarked: true }),
    expected: reply(english, 'Sent with ProtonMail Secure Email.'),
  },
  // Charsets.
  {
    name: 'arabic-iso-8859-6',
    language: 'ar',
    body: client.bare({ text: arabic, tongue: ar, charset: 'iso-8859-6', encoding: 'base64' }),
    expected: reply(arabic),
  },
  {
    name: 'polish-iso-8859-2',
    language: 'pl',
    body: client.bare({
      text: polish,
      tongue: pl,
      charset: 'iso-8859-2',
      encoding: 'quoted-printable',
    }),
    expected: reply(polish),
  },
  // Within the quotation, passed on, and without any.
  {
    name: 'between-the-lines-en',
    language: 'en',
    body: plain(
      `${en.thunderbird}\n> Did you raise the case with the minister?\n\nYes, on Monday.\n\n> Have you met the ambassador?\n\nNot yet; in January.\n`,
    ),
    expected: reply(
      'On 04/12/2020 10:03, Solidarity Desk wrote:\n> Did you raise the case with the minister?\n\nYes, on Monday.\n\n> Have you met the ambassador?\n\nNot yet; in January.',
    ),
  },
  {
    name: 'between-the-lines-da',
    body: plain(
      `Se mine svar nedenfor.\n\n${da.gmail}\n> Har du taget sagen op?\nJa, i mandags.\n> Har du mødt ambassadøren?\nIkke endnu.\n`,
    ),
    expected: reply(
      'Se mine svar nedenfor.\n\nDen fre. 4. dec. 2020 kl. 10.03 skrev Solidarity Desk <solidarity@parlament.example>:\n> Har du taget sagen op?\nJa, i mandags.\n> Har du mødt ambassadøren?\nIkke endnu.',
    ),
  },
  {
    name: 'new-mail-to-the-address-fr',
    language: 'fr',
    by: 'delivered-to',
    subject: 'Mme de Lima',
    body: plain(french),
    expected: reply(french),
  },
  {
    name: 'by-reference-in-the-body',
    language: 'en',
    by: 'none',
    body: plain(
      `${english}\n\nRef: ${notice
        .toUpperCase()
        .replaceAll('0', 'O')
        .replace(/(.{5})/g, '$1 ')}`,
    ),
    subject: 'Leila de Lima',
    expected: reply(
      `${english}\n\nRef: ${notice
        .toUpperCase()
        .replaceAll('0', 'O')
        .replace(/(.{5})/g, '$1 ')}`.trim(),
    ),
  },
  {
    name: 'disclaimer-en',
    language: 'en',
    body: client.outlook({
      text: english,
      signature:
        'Kind regards,\nJens\n\nThis e-mail and any files transmitted with it are confidential and intended solely for the use of the individual or entity to whom they are addressed.',
      tongue: en,
      unmarked: true,
    }),
    expected: reply(
      english,
      'Kind regards,\nJens\n\nThis e-mail and any files transmitted with it are confidential and intended solely for the use of the individual or entity to whom they are addressed.',
    ),
  },
  {
    name: 'several-parts-with-a-logo-and-a-letter',
    body: multipart('mixed', '_004_AM0PR05_', [
      multipart('related', '_003_AM0PR05_', [
        multipart('alternative', '_002_AM0PR05_', [
          plain(
            `${danish}\n\nMvh\nJens\n\n${da.labels[0]}: Solidarity Desk <solidarity@parlament.example>\n${da.labels[1]}: ${da.sent}\n${da.labels[2]}: Jens\n${da.labels[3]}: IPU\n\nKære Jens`,
          ),
          html(
            `<p>${danish}</p><p>Mvh<br>Jens</p><div style="border-top:solid #E1E1E1 1.0pt"><p><b>Fra:</b> Solidarity Desk</p></div>`,
          ),
        ]),
        {
          type: 'image/png; name="image001.png"',
          text: 'iVBORw0KGgo=',
          encoding: '7bit',
          disposition: 'inline; filename="image001.png"',
        },
      ]),
      {
        type: 'application/pdf; name="spoergsmaal.pdf"',
        text: '%PDF-1.4',
        encoding: '7bit',
        disposition: 'attachment; filename="spoergsmaal.pdf"',
      },
    ]),
    expected: reply(danish, 'Mvh\nJens'),
  },
];
