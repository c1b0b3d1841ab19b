/** What is said of what could not be read with certainty, in the reader's language. */
import type { Day } from '../domain/day.ts';
import type { ComparedField, Doubt, NamedCountry } from '../domain/doubt.ts';
import { linkFaultWords } from './link-fault-words.ts';
import { readingProblemWords } from './reading-problem-words.ts';
import type { Voice } from './voice.ts';

/** A sentence, or a clause behind the country or document that it is about. */
export function doubtWords(doubt: Doubt, voice: Voice): string {
  const say = (values: Readonly<Record<string, unknown>> = {}) =>
    voice.say(`doubts.${doubt.kind}`, values);
  switch (doubt.kind) {
    case 'session-not-of-date':
      return say({ ...doubt, adopted: voice.day(doubt.adopted) });
    case 'codes-unknown':
    case 'codes-of-others':
    case 'codes-twice':
      return say({ codes: voice.list(doubt.codes) });
    case 'codes-unprinted':
      return say({ names: voice.list(doubt.names) });
    case 'mps-differ':
      return say({ ...doubt, found: doubt.found ?? 0 });
    case 'announced-missing':
      return say({ countries: voice.list(doubt.countries.map(voice.country)) });
    case 'undecided':
      return [
        say({ standing: voice.say(`doubts.standings.${doubt.standing}`) }),
        ...(doubt.named.length > 0 ? [namedWords(doubt.named, voice)] : []),
      ].join(' ');
    case 'ocr-pages':
      return say({
        count: doubt.pages.length,
        pages: voice.join(doubt.pages.map(String)),
        confidence: doubt.confidence,
      });
    case 'ocr-mended':
      return say({
        repairs: voice.list(doubt.repairs.map((each) => voice.say('doubts.repair', { ...each }))),
      });
    case 'ocr-unsure':
      return say({
        words: voice.list(doubt.words.map((word) => voice.say('common.quoted', { text: word }))),
      });
    case 'fields-differ': {
      const { field, values, texts } = doubt;
      const valueAt = (at: 0 | 1) =>
        voice.say('doubts.valueIn', {
          value: valueWords(field, values[at], voice),
          language: texts[at],
        });
      return say({
        ...ofTexts(doubt, voice),
        field: voice.say(`doubts.fields.${field}`),
        one: valueAt(0),
        other: valueAt(1),
      });
    }
    case 'lists-differ':
      return say({ ...ofTexts(doubt, voice), list: voice.say(`doubts.lists.${doubt.list}`) });
    case 'lengths-differ': {
      const [one, other] = doubt.lengths;
      return say({ ...ofTexts(doubt, voice), one, other });
    }
    case 'corrigendum-beside':
    case 'corrected-unknown':
    case 'decision-replaced':
      return say({ country: voice.country(doubt.country) });
    case 'in-document':
      return say({ filename: doubt.filename, doubt: doubtWords(doubt.doubt, voice) });
    case 'link-problem':
      return say({ ...doubt, problem: linkFaultWords(doubt.problem, voice) });
    case 'document-unread':
      return say({
        filename: doubt.filename,
        problem: readingProblemWords(doubt.problem, voice),
      });
    case 'came-before':
      return say({ on: voice.day(doubt.on), state: doubt.state });
    default:
      return say({ ...doubt });
  }
}

type TwoTexts = Extract<Doubt, { kind: 'lists-differ' }>;

const ofTexts = ({ country, texts }: Pick<TwoTexts, 'country' | 'texts'>, voice: Voice) => ({
  country: voice.country(country),
  texts: voice.say(`doubts.texts.${texts[0] === texts[1] ? 'alike' : 'translated'}`),
});

function valueWords(field: ComparedField, value: string, voice: Voice): string {
  if (field === 'adopted') return voice.day(value as Day);
  return field === 'manner' ? voice.say(`manners.${value}`) : value;
}

function namedWords(named: readonly NamedCountry[], voice: Voice): string {
  const countries = named.map(({ country, cases, more }) => {
    const name = voice.country(country);
    if (cases.length === 0) return name;
    const codes =
      more > 0
        ? voice.say('doubts.andMore', { codes: voice.join(cases), more })
        : voice.list(cases);
    return voice.say('doubts.withCases', { name, codes });
  });
  return voice.say('doubts.names', { countries: voice.list(countries) });
}
