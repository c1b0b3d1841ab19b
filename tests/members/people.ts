/** Members that the desk knows before a list arrives. */
import { readConfig, readEnvironment } from '../../src/config.ts';
import type { KnownMember, PlanOptions } from '../../src/members/plan.ts';

export const today = '2020-12-03';

export const { committees } = readConfig(
  readEnvironment({ DESK_CONFIG: `${import.meta.dirname}/../../samples/desk.yaml` }),
);

export const options: PlanOptions = {
  today,
  defaultLanguage: 'en',
  complete: false,
  evenSo: false,
};

export const knownMember = (more: Partial<KnownMember> & { key: string }): KnownMember => ({
  id: more.key,
  name: more.key,
  salutation: more.name ?? more.key,
  email: `${more.key}@parlament.example`,
  otherEmails: [],
  language: 'en',
  chamber: null,
  party: null,
  constituency: null,
  memberships: [],
  endedOn: null,
  languageChosen: false,
  undeliverableSince: null,
  ...more,
});

/** One with an id and a dead address, one known by the address, one who left, one who chose the language. */
export const known: readonly KnownMember[] = [
  knownMember({
    key: 'm1',
    name: 'Søren Råvad',
    email: 'raavad@parlament.example',
    otherEmails: ['raavad@kreds.example'],
    undeliverableSince: new Date('2020-11-02T08:00:00Z'),
  }),
  knownMember({
    key: 'mette@parlament.example',
    name: 'Mette Østergaard',
    email: 'mette@parlament.example',
    memberships: [{ committee: 'URU', from: null, until: null }],
  }),
  knownMember({
    key: 'm3',
    name: 'Lucía Navarro Gil',
    email: 'lucia.navarro@parlament.example',
    endedOn: '2019-06-05',
    memberships: [
      { committee: 'UPN', from: null, until: null },
      { committee: 'URU', from: null, until: null },
    ],
  }),
  knownMember({
    key: 'm4',
    name: 'Camille Roux',
    email: 'camille.roux@parlament.example',
    language: 'fr',
    languageChosen: true,
    party: 'Centre',
  }),
];
