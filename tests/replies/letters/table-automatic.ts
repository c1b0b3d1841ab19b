/** What programs send in a person's place, what others write, and what a clerk has to see. */
import * as client from './clients.ts';
import { tongues } from './languages.ts';
import { jens, type Letter } from './letter.ts';
import { multipart, notice, plain } from './parts.ts';

const { da, en } = tongues;
const told = (reason: NonNullable<Letter['expected']['reason']>) => ({
  outcome: 'told-to-clerk' as const,
  reason,
});
const away = (until: string | null) => ({ outcome: 'absence' as const, until });

export const automaticLetters: Letter[] = [
  {
    name: 'away-exchange-da',
    subject: 'Automatisk svar: IPU: 160 parlamentarikere',
    fields: [
      'Auto-Submitted: auto-generated',
      'X-Auto-Response-Suppress: All',
      'X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent',
    ],
    body: plain('Jeg er på orlov og læser ikke mails før 1. marts 2021.'),
    expected: away('2021-03-01'),
  },
  {
    name: 'away-gmail-en',
    language: 'en',
    subject: 'Out of office Re: IPU: 160',
    fields: ['Auto-Submitted: auto-replied', 'Precedence: bulk', 'X-Autoreply: yes'],
    body: plain('I am out of the office until 14 December 2020.'),
    expected: away('2020-12-14'),
  },
  {
    name: 'away-fr',
    language: 'fr',
    subject: 'Réponse automatique : IPU',
    fields: ['X-Auto-Response-Suppress: All'],
    body: plain('Je suis absent jusqu’au 20 décembre 2020.'),
    expected: away('2020-12-20'),
  },
  {
    name: 'away-ar',
    language: 'ar',
    subject: 'رد تلقائي: IPU',
    fields: ['Auto-Submitted: auto-replied'],
    body: plain('أنا في إجازة حتى 20 ديسمبر 2020.', { encoding: 'base64' }),
    expected: away('2020-12-20'),
  },
  {
    name: 'away-with-an-order-on-the-first-line',
    subject: 'Automatisk svar: IPU',
    fields: ['Auto-Submitted: auto-replied'],
    body: plain('STOP\n\nJeg er på ferie til 20. december 2020.'),
    expected: away('2020-12-20'),
  },
  {
    name: 'read-receipt',
    subject: 'Læst: IPU: 160',
    body: {
      kind: 'report; report-type=disposition-notification',
      boundary: 'mdn',
      parts: [
        plain('Din meddelelse blev læst 7. december 2020.'),
        {
          type: 'message/disposition-notification',
          text: 'Final-Recipient: rfc822;jens.baekgaard@parlament.example\nOriginal-Message-ID: <x@y>\nDisposition: automatic-action/MDN-sent-automatically; displayed',
          encoding: '7bit',
        },
      ],
    },
    expected: { outcome: 'automatic' },
  },
  {
    name: 'our-own-mail-comes-back',
    from: 'Solidarity Desk <solidarity@parlament.example>',
    by: 'none',
    fields: ['X-Solidarity-Desk: parlament', 'Auto-Submitted: auto-generated'],
    subject: 'IPU: 160 parlamentarikere i 13 lande',
    body: plain(`${da.marker}\n\nKære Jens\n\nRef: ${notice}`),
    expected: { outcome: 'automatic' },
  },
  {
    name: 'bounce',
    from: 'Mail Delivery System <MAILER-DAEMON@mx.parlament.example>',
    by: 'none',
    subject: 'Undelivered Mail Returned to Sender',
    fields: ['Auto-Submitted: auto-replied'],
    body: multipart('report; report-type=delivery-status', '4CnXk2', [
      plain('This is the mail system at host mx.parlament.example.'),
      {
        type: 'message/delivery-status',
        text: 'Reporting-MTA: dns; mx.parlament.example\n\nFinal-Recipient: rfc822; jens.baekgaard@parlament.example\nAction: failed\nStatus: 4.2.2\nDiagnostic-Code: smtp; 452 4.2.2 Mailbox full',
        encoding: '7bit',
      },
    ]),
    expected: { outcome: 'bounce' },
  },
  {
    name: 'register-number-only',
    by: 'none',
    subject: 'Vedr. 2020-21 UPN Alm.del - Bilag 90',
    body: plain('Kan I sende mig afgørelserne igen?'),
    expected: told('register-number'),
  },
  {
    name: 'subject-only',
    by: 'none',
    subject: 'SV: IPU: 160 parlamentarikere',
    body: plain('Tak, jeg tager det op med ministeren.'),
    expected: told('otherwise'),
  },
  {
    name: 'passed-on-to-a-colleague',
    from: 'Signe Holm <signe.holm@parlament.example>',
    by: 'none',
    subject: 'VS: IPU: 160 parlamentarikere',
    body: client.outlook({ text: 'Det her er vist til jer.', tongue: da, unmarked: true }),
    expected: told('another-person'),
  },
  {
    name: 'a-thread-of-others',
    by: 'none',
    fields: ['In-Reply-To: <CAF1@mail.gmail.com>', 'References: <CAF1@mail.gmail.com>'],
    subject: 'SV: Frokost',
    from: jens,
    body: client.gmail({
      text: 'Ja, klokken 12.',
      tongue: { ...en, quoted: ['Lunch?'] },
      unmarked: true,
    }),
    expected: told('no-token'),
  },
];
