import { actionKinds } from '../../domain/action.ts';
import type { NoticePart } from '../mails/distribution.ts';
import type { Mails } from '../mails.ts';
import { mailto, referenceLine } from '../mailto.ts';
import type { View } from '../template.ts';
import type { Voice } from '../voice.ts';
import { asksView, brief } from './asks.ts';
import { greetingOf } from './facts.ts';
import { mailingView } from './mailing.ts';
import { wishesView } from './wishes.ts';

type Data = Mails['notice'];

/** What was decided on whom, and what a member can do: of one mailing, or of all of a day. */
export function noticeView(data: Data, voice: Voice): View {
  const parts: readonly NoticePart[] = [data, ...data.also];
  const decisions = parts.flatMap(({ mailing }) => mailing.decisions);
  const registrations = parts.flatMap((part) => part.registrations);
  const alone = parts.length === 1;
  return {
    ...figuresOf(parts, voice),
    greeting: greetingOf(data.salutation, voice),
    trialFor: data.trialFor,
    official: data.official,
    mailingCount: alone ? null : parts.length,
    introduction: alone ? data.introduction : null,
    map: data.map,
    parts: parts.map((part, at) => partView(part, alone ? null : at + 1, voice)),
    ...asksView(decisions, voice, brief),
    deeds: deeds(data, onlyCaseOf(parts), voice),
    hasDocuments: parts.some(({ mailing }) => mailing.documents.length > 0),
    hasRegistrations: registrations.length > 0,
    registrations,
    ...wishesView(data, voice),
  };
}

/** @param place among the mailings of a digest, from 1; null: it is the only one */
function partView(part: NoticePart, place: number | null, voice: Voice): View {
  const { mailing } = part;
  const countryNames = [...new Set(mailing.decisions.map(({ country }) => voice.country(country)))];
  return {
    ...mailingView(mailing, voice),
    heading: place === null ? null : `${voice.number(place)}. ${mailing.subject}`,
    partIntroduction: place === null ? null : part.introduction,
    extract: part.extractOf !== null && { all: part.extractOf, followed: voice.list(countryNames) },
    attached: part.attached,
    linked: !part.attached && mailing.documents.some(({ link }) => link),
    onRequest: !part.attached && !mailing.documents.some(({ link }) => link),
  };
}

/** A country in two mailings is one country. */
function figuresOf(parts: readonly NoticePart[], voice: Voice): View {
  const [first] = parts;
  const codes = new Set(parts.flatMap((p) => p.mailing.decisions.map(({ country }) => country)));
  const countries = parts.length === 1 ? (first?.mailing.countries ?? 0) : codes.size;
  const mps = parts.reduce((sum, { mailing }) => sum + mailing.mps, 0);
  const [one] = codes;
  const counted = { mps, countries, country: one ? voice.country(one) : '' };
  return {
    ...counted,
    mpsFigure: voice.number(mps),
    countriesFigure: voice.number(countries),
    figures: voice.say('common.where', counted),
    mapNames: voice.join([...codes].map((code) => voice.country(code))),
  };
}

/** The 12 things of the IPU's letter, each with a reply that is already written. */
function deeds({ reply }: Data, onlyCase: string | null, voice: Voice): View[] {
  const line = (kind: string): string =>
    `DONE ${kind} ${onlyCase ?? `<${voice.say('notice.casePlaceholder')}>`} <${voice.say('notice.datePlaceholder')}>`;
  // What a member writes below the line is taken as their words, so nothing of ours stands there.
  const tail = ['', '', referenceLine(reply.reference)];
  return actionKinds
    .filter((kind) => kind !== 'other')
    .map((kind) => ({
      action: voice.say(`actions.${kind}`),
      line: `DONE ${kind}`,
      link: mailto(reply.address, `DONE ${kind}`, [line(kind), ...tail]),
    }));
}

/** With a single case there is nothing to fill in. */
function onlyCaseOf(parts: readonly NoticePart[]): string | null {
  const codes = parts.flatMap(({ mailing }) =>
    mailing.decisions.flatMap((decision) => decision.cases.map((one) => one.code)),
  );
  return codes.length === 1 ? (codes[0] ?? null) : null;
}
