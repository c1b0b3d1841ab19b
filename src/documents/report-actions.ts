/** The actions of a report by country: each in full once, elsewhere by its number. */
import { byCountry, concernsMany, type ReportAction } from '../domain/report-content.ts';
import { caseNames } from '../mail/views/facts.ts';
import type { Voice } from '../mail/voice.ts';
import { said } from './said.ts';

export function actionsByCountry(actions: readonly ReportAction[], voice: Voice) {
  const say = (key: string, values?: Readonly<Record<string, unknown>>) =>
    voice.say(`report-paper.${key}`, values);
  const shares = byCountry(actions).map(({ country, ...share }) => ({
    ...share,
    heading: voice.country(country),
  }));
  const many = actions.filter(concernsMany);
  const groups = many.length
    ? [{ heading: say('manyCountries'), actions: many, cases: [] }, ...shares]
    : shares;
  const home = new Map<ReportAction, string>();
  for (const group of groups)
    for (const action of group.actions) if (!home.has(action)) home.set(action, group.heading);

  const numberOf = (action: ReportAction) => String(actions.indexOf(action) + 1);
  return groups.map(({ heading, actions: theirs, cases }) => {
    const elsewhere = theirs.filter((action) => home.get(action) !== heading);
    return {
      heading,
      cases: cases.length
        ? { label: say('casesLabel'), value: voice.join(caseNames(cases)) }
        : null,
      entries: theirs
        .filter((action) => home.get(action) === heading)
        .map((action) => ({
          number: numberOf(action),
          ...entryView(action, heading, voice),
        })),
      elsewhere: elsewhere.length
        ? {
            lead: say('elsewhere', { count: elsewhere.length }),
            actions: elsewhere.map((action) => ({
              number: numberOf(action),
              text: say('elsewhereUnder', {
                kind: voice.say(`actions-done.${action.kind}`),
                day: voice.day(action.doneOn),
                heading: home.get(action),
              }),
            })),
          }
        : null,
    };
  });
}

/** About a third of a page. */
const manyCharacters = 1500;
const charactersInLine = 80;

function entryView(action: ReportAction, heading: string, voice: Voice) {
  const say = (key: string) => voice.say(`report-paper.${key}`);
  const others = action.countries
    .map((country) => voice.country(country))
    .filter((name) => name !== heading);
  const facts = [
    { label: say('casesLabel'), value: voice.join(caseNames(action.cases)) },
    {
      label: say(concernsMany(action) ? 'countriesLabel' : 'alsoLabel'),
      value: voice.list(others),
    },
    { label: say('evidenceLabel'), value: voice.join(evidenceNames(action, voice)) },
  ].filter(({ value }) => value !== '');
  const lines = [...(action.what?.text.split('\n') ?? []), ...facts.map(({ value }) => value)];
  const characters = lines.reduce((sum, line) => sum + Math.max(line.length, charactersInLine), 0);
  return {
    kind: voice.say(`actions-done.${action.kind}`),
    day: voice.day(action.doneOn),
    who: whoActed(action, voice),
    visibility: say(action.visibility),
    what: action.what && said(action.what, voice),
    facts,
    /** It may be divided by the end of a page. */
    long: characters > manyCharacters,
  };
}

/** By name where there is one, else by what they are: `A member of parliament`. */
export const whoActed = ({ actor: { kind, name } }: ReportAction, voice: Voice): string =>
  name ?? voice.say(`report-paper.actor-${kind}`);

/** `minutes.pdf (214 kB, attached)`; the unit stays with its number. */
export const evidenceNames = ({ evidence }: ReportAction, voice: Voice): string[] =>
  evidence.map(({ filename, bytes, attached }) =>
    voice.say(attached ? 'report-paper.attached' : 'report-paper.onRequest', {
      filename,
      size: voice.bytes(bytes).replaceAll(' ', '\u00a0'),
    }),
  );
