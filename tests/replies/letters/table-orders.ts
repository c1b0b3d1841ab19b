/** Orders at the top of a reply: of members about their notices and actions, of clerks with codes. */
import * as client from './clients.ts';
import { tongues } from './languages.ts';
import { anna, type Letter } from './letter.ts';
import { letterCode, offer, offerCode, plain, request } from './parts.ts';

const { da, en, fr, es, ar, de } = tongues;
/** The test puts the code of a follow-up of the reader's in its place. */
const followUp = 'F0WP-C0DE';
const command = (order: object) => ({ outcome: 'command' as const, order });
const preference = (change: object) => ({ outcome: 'preference' as const, change });
const clerk = { from: anna, token: request, language: 'en' } as const;

export const orderLetters: Letter[] = [
  {
    name: 'done-outlook-da',
    body: client.outlook({
      text: 'DONE meet-ambassadors PHL-08 2020-12-07\n\nMødet fandt sted på ambassaden.',
      signature: 'Mvh\nJens',
      tongue: da,
    }),
    expected: command({
      verb: 'done',
      action: 'meet-ambassadors',
      cases: ['PHL-08'],
      date: '2020-12-07',
      note: 'Mødet fandt sted på ambassaden.',
    }),
  },
  {
    name: 'done-iphone-en',
    language: 'en',
    body: client.iphone({
      text: 'Done request-foreign-minister PHL-08',
      tongue: en,
      unmarked: true,
    }),
    expected: command({ verb: 'done', action: 'request-foreign-minister', cases: ['PHL-08'] }),
  },
  {
    name: 'plan-gmail-en',
    language: 'en',
    body: client.gmail({ text: 'PLAN meet-ambassadors PHL-08 12 January', tongue: en }),
    expected: command({
      verb: 'plan',
      action: 'meet-ambassadors',
      cases: ['PHL-08'],
      date: '2021-01-12',
    }),
  },
  {
    name: 'done-fr-thunderbird',
    language: 'fr',
    body: client.thunderbird({ text: 'FAIT inform-media PHL-08 2020-12-06', tongue: fr }),
    expected: command({ verb: 'done', action: 'inform-media' }),
  },
  {
    name: 'stop-one-word-outlook-web',
    body: client.outlookWeb({ text: 'STOP', tongue: da, unmarked: true }),
    expected: preference({ stopped: true }),
  },
  {
    name: 'stop-html-only',
    body: client.htmlOnly({ text: 'Stop', tongue: da }),
    expected: preference({ stopped: true }),
  },
  {
    name: 'follow-gmail-es',
    language: 'es',
    body: client.gmail({ text: 'SEGUIR VEN', tongue: es, unmarked: true }),
    expected: preference({ follows: { countries: ['VEN'] } }),
  },
  {
    name: 'pause-until-apple-en',
    language: 'en',
    body: client.apple({ text: 'PAUSE UNTIL 1 March 2021', tongue: en, unmarked: true }),
    expected: preference({ pausedUntil: '2021-03-01' }),
  },
  {
    name: 'language-ar',
    language: 'ar',
    body: client.iphone({ text: 'لغة العربية', tongue: ar }),
    expected: preference({ language: 'ar' }),
  },
  {
    name: 'digest-below-a-greeting-de',
    language: 'de',
    body: client.outlook({
      text: 'Hello,\n\nDIGEST ON',
      signature: 'Mit freundlichen Grüßen\nJens',
      tongue: de,
    }),
    expected: preference({ digest: true }),
  },
  {
    name: 'approve-outlook',
    ...clerk,
    body: client.outlook({
      text: `APPROVE ${letterCode}`,
      signature: 'Best regards,\nAnna',
      tongue: en,
    }),
    expected: command({ verb: 'approve', committees: [], official: false }),
  },
  {
    name: 'approve-committees-iphone',
    ...clerk,
    body: client.iphone({ text: `Approve q7f3 k2md UPN URU`, tongue: en, unmarked: true }),
    expected: command({ verb: 'approve', committees: ['UPN', 'URU'] }),
  },
  {
    name: 'hold-until-gmail',
    ...clerk,
    body: client.gmail({ text: `HOLD ${letterCode} UNTIL 5 January`, tongue: en }),
    expected: command({ verb: 'hold', until: '2021-01-05' }),
  },
  {
    name: 'reject-mutt',
    ...clerk,
    body: client.mutt({
      text: `REJECT ${letterCode} a duplicate of the letter of November`,
      tongue: en,
      unmarked: true,
    }),
    expected: command({ verb: 'reject', reason: 'a duplicate of the letter of November' }),
  },
  {
    name: 'yes-to-a-suggestion',
    from: anna,
    token: offer,
    language: 'en',
    body: client.outlookWeb({ text: `YES ${offerCode}`, tongue: en }),
    expected: command({ verb: 'yes' }),
  },
  {
    name: 'waive-outlook',
    ...clerk,
    by: 'none',
    body: client.outlook({
      text: `WAIVE ${followUp} the session ends before the deadline`,
      tongue: en,
    }),
    expected: command({ verb: 'waive', reason: 'the session ends before the deadline' }),
  },
  {
    name: 'snooze-gmail',
    ...clerk,
    by: 'none',
    body: client.gmail({
      text: `SNOOZE ${followUp} 14 waiting for the ministry`,
      tongue: en,
      unmarked: true,
    }),
    expected: command({ verb: 'snooze' }),
  },
  {
    name: 'done-follow-up-plain',
    ...clerk,
    by: 'none',
    body: plain(`DONE ${followUp} debated on 16 December`),
    expected: command({ verb: 'done', note: 'debated on 16 December' }),
  },
  {
    name: 'an-order-that-is-none',
    ...clerk,
    body: client.outlook({ text: 'Please approve this one.', tongue: en }),
    expected: { outcome: 'not-done' },
  },
  {
    name: 'order-in-the-quotation-only',
    body: client.thunderbird({ text: 'Tak, det ser jeg på.', tongue: da, unmarked: true }),
    expected: { outcome: 'reply', text: 'Tak, det ser jeg på.' },
  },
];
