/** What mail servers write to people, in the words of many of them. */
import { describe, expect, test } from 'vitest';
import { bounceInText, isBounceSubject } from '../../src/incoming/bounce-text.ts';

const known = { named: [], ours: ['desk@p.example'] };
const karen = 'karen@p.example';

test.each([
  'Undeliverable: IPU',
  'Undelivered Mail Returned to Sender',
  'failure notice',
  'Mail delivery failed: returning message to sender',
  'Delivery Status Notification (Delay)',
  'Returned mail: see transcript for details',
  'Kan ikke leveres: IPU',
  'Olevererbart: IPU',
  'Non remis : UIP',
  'Échec de la remise : UIP',
  'No se puede entregar: UIP',
  'Unzustellbar: IPU',
  'Onbestelbaar: IPU',
  'Non recapitabile: UIP',
  'Não é possível entregar: UIP',
  'Perille toimittaminen epäonnistui: IPU',
  'Niedostarczalne: IPU',
  'Недоставлено: МПС',
  'تعذر التسليم: الاتحاد',
  '\u200eUndeliverable: IPU',
])('%s is the subject of a bounce', (subject) => {
  expect(isBounceSubject(subject)).toBe(true);
});

test.each(['Re: Undeliverable: IPU', 'Delivery of the petition', 'Returned from the mission'])(
  '%s is none',
  (subject) => {
    expect(isBounceSubject(subject)).toBe(false);
  },
);

test.each([
  'The user could not be found',
  'Brugeren karen blev ikke fundet',
  'karen hittades inte',
  'L’adresse est introuvable',
  'La dirección no existe',
  'Der Empfänger wurde nicht gefunden',
  'De geadresseerde is niet gevonden',
  'Destinatario non trovato',
  'Vastaanottajaa ei löytynyt',
  'Nie znaleziono odbiorcy',
  'Адресат не найден',
  'لم يتم العثور على المستلم',
])('%s: the address is refused for good', (words) => {
  expect(bounceInText(`${karen}\n${words}`, 'Undeliverable', known)).toMatchObject({
    recipient: karen,
    status: null,
    action: 'failed',
  });
});

describe('codes', () => {
  test.each<[string, string | null, string]>([
    ['550 5.1.1 User unknown', '5.1.1', 'failed'],
    ["Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound'", '5.1.10', 'failed'],
    ['#550 5.7.1 blocked ##', '5.7.1', 'failed'],
    ['Sorry, no mailbox here by that name. (#5.1.1)', '5.1.1', 'failed'],
    ['452 4.2.2 Over quota', '4.2.2', 'delayed'],
    ['550-5.1.1 The email account does not exist', '5.1.1', 'failed'],
    ['554 delivery error: This user does not have an account', null, 'failed'],
    ['450 try again later', null, 'delayed'],
  ])('%s', (words, status, action) => {
    expect(bounceInText(`<${karen}>: ${words}`, 'Undeliverable', known)).toMatchObject({
      recipient: karen,
      status,
      action,
    });
  });
});

test('neither our own address nor an id is taken for the recipient', () => {
  const text = `Your mail of desk@p.example came back.\nMessage-ID: <notice.x@p.example>\nIt was for ${karen}: 550 5.1.1 unknown`;
  expect(bounceInText(text, 'Undeliverable', known)).toMatchObject({
    recipient: karen,
    originalMessageId: '<notice.x@p.example>',
  });
});

test('a text that says nothing of a failure is none', () => {
  expect(bounceInText(`Dear ${karen}, thank you.`, 'Undeliverable', known)).toBeNull();
});
