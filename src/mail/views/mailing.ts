/** What several mails show of a mailing: its figures, its decisions, its documents. */
import type { DecisionView, MailingView } from '../mails/mailing.ts';
import type { View } from '../template.ts';
import type { Voice } from '../voice.ts';
import { asksView, whole } from './asks.ts';
import { changesView } from './changes.ts';
import { caseNames } from './facts.ts';

/** Longer lists of names end in "and 2 others"; all names are in the documents. */
const namesShown = 8;
/** In a notice, so that 13 countries are read in two minutes. */
const namesInNotice = 3;
const violationsInNotice = 5;

const seen = new WeakMap<MailingView, Map<Voice, View>>();

/** Made once per mailing and language: a notice shows the same to every member. */
export function mailingView(mailing: MailingView, voice: Voice): View {
  const made = seen.get(mailing) ?? new Map<Voice, View>();
  seen.set(mailing, made);
  const view = made.get(voice) ?? describe(mailing, voice);
  made.set(voice, view);
  return view;
}

function describe(mailing: MailingView, voice: Voice): View {
  const adoptions = mailing.decisions.map((decision) => adoptionLine(decision, voice));
  const common = adoptions.length > 1 && new Set(adoptions).size === 1;
  const counted = {
    mps: mailing.mps,
    countries: mailing.countries,
    country: mailing.decisions[0] ? voice.country(mailing.decisions[0].country) : '',
  };
  return {
    ...counted,
    mpsFigure: voice.number(mailing.mps),
    countriesFigure: voice.number(mailing.countries),
    figures: voice.say('common.where', counted),
    received: voice.moment(mailing.received),
    mailingSubject: mailing.subject,
    commonAdoption: common ? capital(adoptions[0] ?? '') : null,
    decisions: mailing.decisions.map((decision, at) => ({
      ...decisionView(decision, voice),
      adoption: common ? null : (adoptions[at] ?? null),
    })),
    ...asksView(mailing.decisions, voice, whole),
    documentCount: mailing.documents.length,
    hasDocuments: mailing.documents.length > 0,
    documents: mailing.documents.map((document) => ({
      filename: document.filename,
      size: voice.bytes(document.bytes),
      link: document.link ?? null,
    })),
    documentLine: voice.join(
      mailing.documents.map(({ filename, bytes }) => `${filename} (${voice.bytes(bytes)})`),
    ),
  };
}

function decisionView(decision: DecisionView, voice: Voice): View {
  const names = decision.cases.slice(0, namesShown);
  const others = othersAfter(names, decision, voice);
  const codes = decision.collective;
  return {
    ...changesView(decision, voice),
    countryName: voice.country(decision.country),
    mps: decision.mps,
    subjects: voice.join([...caseNames(names), ...(others ? [others] : []), ...codes]),
    count:
      decision.mps === null ? null : voice.say('common.parliamentarians', { mps: decision.mps }),
    names,
    others,
    collectiveLine: codes.length
      ? voice.say('common.collective', { codes: voice.join(codes), count: codes.length })
      : null,
    violationLine: decision.violations.length
      ? capital(decision.violations.map((one) => voice.say(`violations.${one}`)).join(' · '))
      : null,
    ...briefly(decision, voice),
  };
}

/** The same in a few words, as notices have it. */
function briefly(decision: DecisionView, voice: Voice): View {
  const { cases, violations } = decision;
  const shown = cases.slice(0, namesInNotice);
  // The vocabulary begins with the gravest.
  const words = violations
    .slice(0, violationsInNotice)
    .map((one) => voice.say(`shortViolations.${one}`));
  const hidden = violations.length - words.length;
  return {
    peopleLine: voice.join(shown.map(({ code, name }) => (code ? `${name} (${code})` : name))),
    hasPeople: shown.length > 0,
    people: shown.map(({ code, name }, at) => ({
      code,
      name,
      comma: at + 1 < shown.length ? voice.say('common.comma') : null,
    })),
    otherPeople: othersAfter(shown, decision, voice),
    collective: decision.collective.map((code) => ({ code })),
    violationWords: words.length
      ? [
          words.join(voice.say('common.comma')),
          ...(hidden > 0 ? [`+${voice.number(hidden)}`] : []),
        ].join(' ')
      : null,
  };
}

function othersAfter(shown: readonly unknown[], { cases }: DecisionView, voice: Voice) {
  const hidden = cases.length - shown.length;
  return hidden > 0 ? voice.say('common.others', { count: hidden }) : null;
}

/** `IPU Governing Council, 206th session, 3 November 2020, adopted unanimously`. */
function adoptionLine(decision: DecisionView, voice: Voice): string {
  return [
    voice.say(`bodies.${decision.body}`),
    decision.session === null ? null : voice.say('common.session', { session: decision.session }),
    decision.adopted === null ? null : voice.day(decision.adopted),
    decision.manner === null ? null : voice.say(`manners.${decision.manner}`),
  ]
    .filter((part) => part !== null)
    .join(voice.say('common.comma'));
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
