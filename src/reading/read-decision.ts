import { caseCodeUnder, collectiveCode } from '../domain/case-code.ts';
import { type Country, countryNamed, unknownCountry } from '../domain/country.ts';
import type { Decision, DecisionCase } from '../domain/decision.ts';
import { withoutBox } from './box.ts';
import { caseListOf, type ListedCase } from './case-list.ts';
import type { Entry } from './contents.ts';
import { countedIn } from './counted.ts';
import { doubtsOn } from './doubts.ts';
import { gendersOf } from './gender.ts';
import type { Located } from './located.ts';
import { nextStepsIn } from './next-steps.ts';
import { paragraphsOf } from './paragraphs.ts';
import { partsOf } from './parts.ts';
import { placesOf } from './places.ts';
import { prose } from './prose.ts';
import { linesFrom } from './quotation.ts';
import { reservationsIn } from './reservations.ts';
import type { Section } from './split.ts';
import { statusOf } from './status.ts';
import { violationListOf } from './violation-list.ts';
import { joined } from './words.ts';

/** Reads one decision from its section, with what the contents and the footnotes add. */
export function readDecision(
  section: Section,
  notes: readonly Located[],
  entry: Entry | null,
  before: Country | null,
): Decision {
  const { line, heading } = section;
  const { phrases } = line;
  const { lines, box } = withoutBox(section.below, phrases);
  const parts = partsOf(lines, phrases);
  const list = caseListOf([...section.above, ...parts.list]);
  const collective = collectiveOf(list, box.cases);
  const country = countryOf(heading, list, collective, before);
  const persons = list
    .filter((each) => each.kind === 'person')
    .map((each) => codedBy(each, country));
  const violations = violationListOf(parts.violations ?? [], phrases);
  const operative = paragraphsOf(parts.operative, phrases, country);
  const { paragraphs } = operative;
  const reservations = reservationsIn(notes, phrases, country);
  const status = statusOf(paragraphs, phrases);
  const nextSteps = nextStepsIn(paragraphs, phrases);
  const text = [
    entry?.text ?? '',
    joined([...section.above, ...lines].map((each) => each.text)),
  ].join('\n');
  const genders = gendersOf(persons, { victims: box.victims, text }, phrases);
  const cases = persons.map(
    ({ code, printed, name, status: became }, i): DecisionCase => ({
      code,
      printed,
      name,
      gender: genders[i] ?? null,
      status: became,
    }),
  );
  const counted = countedIn(list, box, entry, phrases);
  const read = {
    country,
    countryPrinted: heading,
    language: phrases.language,
    body: line.body,
    session: line.session,
    place: line.place,
    adopted: line.adopted,
    adoptedFrom: line.adoptedFrom,
    manner: line.manner,
    mps: counted.mps,
    cases,
    collective,
    violations: violations.violations,
    violationsPrinted: violations.printed,
    summary: parts.summary ? prose(parts.summary) || null : null,
    paragraphs,
    reservations: reservations.countries,
    status: status.status,
    nextSteps,
    page: section.page,
  };
  const places = placesOf(read, {
    heading: heading ? section.headingLines : (list[0]?.lines ?? []),
    line: section.printed.length > 0 ? section.printed : parts.opening,
    mps: counted.lines,
    cases: persons.map((each) => each.lines),
    collective: collective.map((code) => linesNaming(code, list, section.below)),
    violations: violations.lines,
    summary: parts.summary ?? [],
    paragraphs: operative.lines,
    reservations: reservations.lines,
    status: operative.lines[status.paragraph ?? -1] ?? [],
    nextSteps: nextSteps.map(({ paragraph, text: clause }) =>
      linesFrom(
        operative.lines[paragraphs.findIndex((each) => each.number === paragraph)] ?? [],
        clause,
      ),
    ),
  });
  const doubts = doubtsOn(
    { ...read, places },
    {
      line,
      stated: counted.stated,
      misread: persons.flatMap(({ misread, printed, code }) =>
        misread && printed
          ? [[misread, misread === printed ? (code ?? '') : printed] as const]
          : [],
      ),
      hasViolations: parts.violations !== null,
      found: [
        ...line.doubts,
        ...operative.doubts,
        ...reservations.doubts,
        ...violations.doubts,
        ...status.doubts,
      ],
    },
  );
  return { ...read, places, doubts };
}

/** A code whose prefix is not known, by the country whose decision it stands in. */
function codedBy<T extends ListedCase & { kind: 'person' }>(person: T, country: Country): T {
  const code = person.printed && !person.code && caseCodeUnder(person.printed, country)?.code;
  return code ? { ...person, code, misread: person.printed } : person;
}

/** Collective codes of the list and, where it has none, of the box. */
function collectiveOf(list: readonly ListedCase[], boxCases: string): string[] {
  const listed = list.flatMap((each) => (each.kind === 'collective' ? [each.printed] : []));
  const boxed = boxCases.match(/[A-Z]{2,4}[-‐‑–]COLL[-‐‑–]\d{1,3}/gi) ?? [];
  return [...new Map([...listed, ...boxed].map((printed) => [keyOf(printed), printed])).values()];
}

function keyOf(code: string): string {
  return collectiveCode(code)?.code ?? code.toUpperCase();
}

/** The list's line of a collective code, else the first line that prints it. */
function linesNaming(
  code: string,
  list: readonly ListedCase[],
  below: readonly Located[],
): readonly Located[] {
  const own = list.find((each) => each.kind === 'collective' && each.printed === code);
  return own?.lines ?? below.filter((line) => line.text.includes(code)).slice(0, 1);
}

function countryOf(
  heading: string,
  list: readonly ListedCase[],
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
