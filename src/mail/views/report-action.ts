/** An action as a report tells it. */
import type {
  QuotedText,
  ReportAction,
  ReportActor,
  ReportFile,
} from '../../domain/report-content.ts';
import type { View } from '../template.ts';
import type { Voice } from '../voice.ts';
import { countryNames } from './facts.ts';

const named = {
  presidency: 'by-presidency',
  group: 'by-group',
  committee: 'by-committee',
  member: 'by-member',
} as const;
const unnamed = {
  parliament: 'a-parliament',
  presidency: 'a-presidency',
  group: 'a-group',
  committee: 'a-committee',
  member: 'a-member',
} as const;

/**
 * @param number among the actions of the report, from 1; null: it stands in no list, under no heading
 * @param known codes of the cases whose names stand above it
 */
export function reportActionView(
  action: ReportAction,
  number: number | null,
  known: ReadonlySet<string>,
  voice: Voice,
): View {
  const { actor, countries, cases } = action;
  const restricted = action.visibility === 'ipu-only';
  // Under the heading of its only country that need not be said again.
  const where = number === null || countries.length > 1 ? countries : [];
  const codes = cases.map(({ code, name }) =>
    known.has(code) || !name ? code : `${code} ${name}`,
  );
  const about = [
    countryNames({ countries: where }, voice),
    cases.length > 0 &&
      voice.say('report.casesLine', { count: cases.length, cases: voice.join(codes) }),
  ];
  return {
    place: number === null ? '' : `${number}. `,
    kindName: kindName(action, voice),
    doneOn: voice.day(action.doneOn),
    who: whoLine(actor, voice),
    readers: voice.say(restricted ? 'report.ipu-only' : 'report.public'),
    restricted,
    about: about.filter(Boolean).join(' · '),
    quote: action.what && quoteView(action.what, voice),
    evidence: action.evidence.map((file) => fileLine(file, voice)),
    hasEvidence: action.evidence.length > 0,
  };
}

function whoLine({ kind, name }: ReportActor, voice: Voice): string {
  if (name === null) return voice.say(`report.${unnamed[kind]}`);
  return kind === 'parliament' ? name : voice.say(`report.${named[kind]}`, { name });
}

export const kindName = ({ kind }: Pick<ReportAction, 'kind'>, voice: Voice): string =>
  voice.say(`actions-done.${kind}`);

/** Words as written, with a note of their language where it is not the report's. */
export function quoteView({ text, language }: QuotedText, voice: Voice): View {
  const foreign = language !== null && language.split('-')[0] !== voice.language;
  return {
    text,
    tongue: language ?? 'und',
    note: foreign && voice.say('report.inLanguage', { languageName: voice.languageName(language) }),
  };
}

const fileLine = ({ filename, bytes, attached }: ReportFile, voice: Voice): View => ({
  filename,
  size: voice.bytes(bytes),
  whence: voice.say(attached ? 'report.fileAttached' : 'report.fileOnRequest'),
});
