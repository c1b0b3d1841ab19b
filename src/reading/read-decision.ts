import { collectiveCode } from '../domain/case-code.ts';
import { type Country, countryNamed, unknownCountry } from '../domain/country.ts';
import type { Decision, DecisionCase } from '../domain/decision.ts';
import { withoutBox } from './box.ts';
import type { CaseLine } from './case-line.ts';
import { caseListOf } from './case-list.ts';
import type { Entry } from './contents.ts';
import { countOf } from './count.ts';
import { doubtsOn } from './doubts.ts';
import { gendersOf } from './gender.ts';
import { paragraphsOf } from './paragraphs.ts';
import { partsOf } from './parts.ts';
import { prose } from './prose.ts';
import { reservationsIn } from './reservations.ts';
import type { Section } from './split.ts';
import { violationListOf } from './violation-list.ts';
import { joined } from './words.ts';

/** Reads one decision from its section, with what the contents and the footnotes add. */
export function readDecision(
  section: Section,
  notes: readonly string[],
  entry: Entry | null,
  before: Country | null,
): Decision {
  const { line, heading, page } = section;
  const { phrases } = line;
  const { lines, box } = withoutBox(section.below, phrases);
  const parts = partsOf(lines, phrases);
  const list = caseListOf([...section.above, ...parts.list]);
  const persons = list.filter((each) => each.kind === 'person');
  const collective = collectiveOf(list, box.cases);
  const country = countryOf(heading, list, collective, before);
  const violations = violationListOf(parts.violations ?? [], phrases);
  const operative = paragraphsOf(parts.operative, phrases, country);
  const reservations = reservationsIn(notes, phrases);
  const text = [
    entry?.text ?? '',
    joined([...section.above, ...lines].map((each) => each.text)),
  ].join('\n');
  const genders = gendersOf(persons, { victims: box.victims, text }, phrases);
  const cases: DecisionCase[] = persons.map(({ code, printed, name }, i) => ({
    code,
    printed,
    name,
    gender: genders[i] ?? null,
    status: null,
  }));
  const stated = {
    contents: entry?.mps ?? null,
    box: countOf(box.victims, phrases),
    list:
      list.flatMap((each) =>
        each.kind === 'collective' ? (countOf(each.text, phrases) ?? []) : [],
      )[0] ?? null,
  };
  const decision: Omit<Decision, 'doubts'> = {
    country,
    countryPrinted: heading,
    language: phrases.language,
    body: line.body,
    session: line.session,
    place: line.place,
    adopted: line.adopted,
    adoptedFrom: line.adoptedFrom,
    manner: line.manner,
    mps: cases.length > 0 ? cases.length : (stated.list ?? stated.box ?? stated.contents),
    cases,
    collective,
    violations: violations.violations,
    violationsPrinted: violations.printed,
    summary: parts.summary ? prose(parts.summary) || null : null,
    paragraphs: operative.paragraphs,
    reservations: reservations.countries,
    status: null,
    nextSteps: [],
    places: [],
    page,
  };
  const found = [...line.doubts, ...operative.doubts, ...reservations.doubts];
  return {
    ...decision,
    doubts: doubtsOn(decision, {
      line,
      stated,
      unknownViolations: violations.unknown,
      hasViolations: parts.violations !== null,
      found,
    }),
  };
}

/** Collective codes of the list and, where it has none, of the box. */
function collectiveOf(list: readonly CaseLine[], boxCases: string): string[] {
  const listed = list.flatMap((each) => (each.kind === 'collective' ? [each.printed] : []));
  const boxed = boxCases.match(/[A-Z]{2,4}-COLL-\d{1,3}/gi) ?? [];
  return [
    ...new Map([...listed, ...boxed].map((printed) => [printed.toUpperCase(), printed])).values(),
  ];
}

function countryOf(
  heading: string,
  list: readonly CaseLine[],
  collective: readonly string[],
  before: Country | null,
): Country {
  const codes = list.flatMap((each) =>
    each.kind === 'person' && each.code ? [each.code.slice(0, 3)] : [],
  );
  const coded = codes[0] ?? collectiveCode(collective[0] ?? '')?.country ?? null;
  const named = heading.includes('/')
    ? heading
        .split('/')
        .map((part) => countryNamed(part))
        .find((each) => each === coded)
    : countryNamed(heading);
  return named ?? coded ?? before ?? unknownCountry;
}
