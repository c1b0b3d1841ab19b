/** Writes the mails: data in, subject and both bodies out. */
import { isRightToLeft, type Language } from '../domain/language.ts';
import { compiledMail } from './compile.ts';
import type { Sender } from './mails/letter.ts';
import type { MailName, Mails } from './mails.ts';
import { referenceLine } from './mailto.ts';
import { markerLine } from './marker.ts';
import type { View } from './template.ts';
import { views } from './views/index.ts';
import { type Voice, voiceOf } from './voice.ts';

/** A mail without an address. */
export interface ComposedMail {
  readonly name: MailName;
  readonly language: Language;
  /** One line, without control characters. */
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** How to stop mails of this kind; only notices can be stopped. */
  readonly unsubscribe: string | null;
}

/** Fills a mail that is ready to be filled; cheap, for thousands of members. */
export type Fill<N extends MailName> = (data: Mails[N], sender: Sender) => ComposedMail;

/** @throws when a template or a catalogue is faulty; never because of the data */
export async function compose<N extends MailName>(
  name: N,
  language: Language,
  data: Mails[N],
  sender: Sender,
): Promise<ComposedMail> {
  return (await prepare(name, language))(data, sender);
}

/** Does what is the same for every recipient: templates are read and compiled once. */
export async function prepare<N extends MailName>(name: N, wanted: Language): Promise<Fill<N>> {
  const language = languageOf(name, wanted);
  const direction = isRightToLeft(language) ? 'rtl' : 'ltr';
  const templates = await compiledMail(name, direction);
  return (data, sender) => {
    const voice = voiceOf(language, sender.timeZone);
    const view = fullView(name, data, sender, voice);
    return {
      name,
      language,
      subject: view.subject,
      html: templates.html(view, voice.words),
      text: tidyText(templates.text(view, voice.words)),
      unsubscribe: 'unsubscribe' in data ? data.unsubscribe : null,
    };
  };
}

/** The IPU works in English and French; a report in another language would not be read. */
const languageOf = (name: MailName, wanted: Language): Language =>
  name === 'report' && wanted !== 'fr' ? 'en' : wanted;

function fullView<N extends MailName>(name: N, data: Mails[N], sender: Sender, voice: Voice) {
  const own = views[name](data, voice, sender);
  const reply = 'reply' in data ? data.reply : null;
  const frame: View = {
    language: voice.language,
    chamber: sender.chamber,
    contactName: sender.contactName,
    contactAddress: sender.contactAddress,
    marker: reply && markerLine(voice.language),
    address: reply?.address ?? null,
    reference: reply && referenceLine(reply.reference),
    automatic: name !== 'report',
    ...own,
  };
  const word = (key: string) => voice.words.say(`${name}.${key}`, (argument) => frame[argument]);
  return { ...frame, subject: oneLine(word('subject')), preheader: word('preheader') };
}

/** A subject is a header: a line break in it would begin another one. Isolation marks are for running text. */
const oneLine = (text: string): string =>
  text
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();

/** At most one blank line, none at either end, and no blanks that a signature mark could be made of. */
const tidyText = (text: string): string =>
  `${text
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
