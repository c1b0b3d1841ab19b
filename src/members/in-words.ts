/** An import in words, for who runs it. */
import { plusDays } from '../domain/working-days.ts';
import type { ChangedPerson, ImportedPerson } from './outcome.ts';
import type { Change, Listed } from './plan.ts';
import type { SaidDone, SaidFault, SaidOutcome, SaidRefused } from './said-outcome.ts';

const shown = { persons: 20, faults: 50 };

/** @param file as it was named */
export const importInWords = (outcome: SaidOutcome, file: string): string =>
  `${(outcome.ok ? doneInWords(outcome) : refusedInWords(outcome, file)).join('\n')}\n`;

function refusedInWords({ faults, format }: SaidRefused, file: string): string[] {
  return [
    `${file} (${format}) was not taken in; nothing was changed:`,
    ...firstOf(faults, shown.faults, (fault) => [faultInWords(fault)]),
  ];
}

function faultInWords({ row, column, value, problem }: SaidFault): string {
  const where = [
    ...(row === null ? [] : [`row ${row}`]),
    ...(column === null ? [] : [`column "${column}"`]),
    ...(value === null ? [] : [`"${value}"`]),
  ];
  return where.length ? `${where.join(', ')}: ${problem}` : problem;
}

function doneInWords(done: SaidDone): string[] {
  const { added, changed, left, returned, missing, dryRun } = done;
  const nothing = [added, changed, left, returned].every((some) => !some.length);
  return [
    ...(dryRun
      ? [
          `Read as ${done.format}. Nothing is written; this would change:`,
          ...group('added', added, (one) => [aPerson(one)]),
          ...group('changed', changed, aChange),
          ...group('left', left, aChange),
          ...group('back', returned, aChange),
          '',
        ]
      : []),
    summary(done),
    ...(nothing ? ['Nothing to change: the list says what the desk knows'] : []),
    ...(missing.length
      ? [
          `${missing.length} ${missing.length === 1 ? 'member is' : 'members are'} not in the file and stay (--complete ends them):`,
          ...firstOf(missing, shown.persons, (one) => [aPerson(one)]),
        ]
      : []),
    ...done.notes,
    ...(done.refusedFor ? [`Without --dry-run it is refused. ${done.refusedFor.problem}`] : []),
  ];
}

const summary = ({ added, changed, same, left, returned, cured }: SaidDone): string =>
  [
    `${added.length} added`,
    `${changed.length} changed`,
    ...(left.length ? [`${left.length} left`] : []),
    ...(returned.length ? [`${returned.length} back`] : []),
    ...(cured ? [`${cured} cured (a new address for one that was dead)`] : []),
    `${same} as they were`,
  ].join(', ');

const group = <P extends ImportedPerson>(
  title: string,
  persons: readonly P[],
  lines: (person: P) => readonly string[],
): string[] =>
  persons.length
    ? ['', `${persons.length} ${title}`, ...firstOf(persons, shown.persons, lines)]
    : [];

/** Indented, and how many more there are. */
function firstOf<T>(
  all: readonly T[],
  most: number,
  lines: (one: T) => readonly string[],
): string[] {
  const rest = all.length - most;
  return [...all.slice(0, most).flatMap(lines), ...(rest > 0 ? [`and ${rest} more`] : [])].map(
    (line) => `  ${line}`,
  );
}

const aPerson = ({ name, email, key }: ImportedPerson): string =>
  key === email ? `${name} <${email}>` : `${name} <${email}> (${key})`;

const aChange = (person: ChangedPerson): string[] => [
  `${aPerson(person)}${person.cured ? ', cured' : ''}`,
  ...person.changes.map(
    ({ field, from, to }) => `  ${labels[field]}: ${words(field, from)} → ${words(field, to)}`,
  ),
];

const labels: Readonly<Record<keyof Listed, string>> = {
  key: 'id',
  name: 'name',
  salutation: 'salutation',
  email: 'e-mail',
  otherEmails: 'other e-mails',
  language: 'language',
  chamber: 'chamber',
  party: 'party',
  constituency: 'constituency',
  memberships: 'committees',
  endedOn: 'last day as a member',
};

const none = '–';

function words(field: keyof Listed, value: Change['from']): string {
  if (value === null) return none;
  if (field === 'endedOn') return plusDays(value as NonNullable<Listed['endedOn']>, -1);
  if (field === 'memberships')
    return (value as Listed['memberships']).map(aMembership).join(', ') || none;
  return String(value) ? [value].flat().join(', ') : none;
}

const aMembership = ({ committee, from, until }: Listed['memberships'][number]): string => {
  if (from && until) return `${committee} (${from} – ${until})`;
  if (from) return `${committee} (from ${from})`;
  return until ? `${committee} (until ${until})` : committee;
};
