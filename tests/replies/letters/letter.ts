import type { Expected } from '../outcome.ts';
import { type Language, tongues } from './languages.ts';
import { body, encodedWords, notice, type Part, type Parts, request } from './parts.ts';

/** How a reply finds home. */
type Way = 'reply-to' | 'in-reply-to' | 'references' | 'body' | 'none' | 'delivered-to';

export interface Letter {
  readonly name: string;
  readonly body: Part | Parts;
  readonly expected: Expected;
  readonly language?: Language;
  readonly from?: string;
  readonly by?: Way;
  readonly token?: string;
  readonly subject?: string;
  /** Fields of the program, and others. */
  readonly fields?: readonly string[];
  readonly mailer?: string;
  readonly date?: string;
}

export const jens = '"Jens Bækgaard" <jens.baekgaard@parlament.example>';
export const anna = 'Anna Lund <anna.lund@parlament.example>';

const addressOf = (from: string): string => /<([^>]+)>/.exec(from)?.[1] ?? from;
const nameEncoded = (from: string): string => {
  const [, name = '', address = ''] = /^"?(.*?)"? <(.*)>$/.exec(from) ?? [];
  return name ? `${/^[\x20-\x7e]*$/.test(name) ? name : encodedWords(name)} <${address}>` : from;
};

/** What the parliament's own server and the program put above the body. */
export function rawOf(letter: Letter, id: string): Buffer {
  const { from = jens, by = 'in-reply-to', token = notice, language = 'da' } = letter;
  const kind = token === request ? 'approval-request' : 'notice';
  const ours = `<${kind}.${token}@parlament.example>`;
  const tagged = `solidarity+${token}@parlament.example`;
  const desk = 'solidarity@parlament.example';
  const subject = letter.subject ?? `${tongues[language].re}: IPU: 160 parlamentarikere i 13 lande`;
  const fields = [
    `Return-Path: <${addressOf(from)}>`,
    ...(by === 'delivered-to' ? [`Delivered-To: ${tagged}`] : []),
    'Received: from exch02.parlament.example (exch02.parlament.example [10.20.4.12])',
    '\tby mx.parlament.example (Postfix) with ESMTPS id 4CnXk21abcz1x;',
    '\tMon,  7 Dec 2020 13:15:02 +0100 (CET)',
    'Authentication-Results: mx.parlament.example;',
    '\tspf=pass smtp.mailfrom=parlament.example; dkim=pass header.d=parlament.example header.s=int;',
    '\tdmarc=pass header.from=parlament.example',
    `From: ${nameEncoded(from)}`,
    `To: Solidarity Desk <${by === 'reply-to' ? tagged : desk}>`,
    `Subject: ${encodedWords(subject)}`,
    `Date: ${letter.date ?? 'Mon, 7 Dec 2020 13:15:00 +0100'}`,
    `Message-ID: <${id}@exch02.parlament.example>`,
    ...(by === 'in-reply-to' || by === 'reply-to' ? [`In-Reply-To: ${ours}`] : []),
    ...(by === 'in-reply-to' || by === 'references' || by === 'reply-to'
      ? [`References: ${ours}`]
      : []),
    ...(letter.mailer ? [letter.mailer] : []),
    ...(letter.fields ?? []),
    'MIME-Version: 1.0',
  ];
  return Buffer.concat([Buffer.from(`${fields.join('\r\n')}\r\n`), body(letter.body)]);
}
